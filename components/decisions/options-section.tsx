import { getTranslations } from 'next-intl/server'
import { BandBadge } from '@/components/costs/band-badge'
import { Badge } from '@/components/ui/badge'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Section } from '@/components/ui/section'
import type { DecisionRecord } from '@/lib/decision-records/queries'
import { Amount } from './amount'

/** What could have been done, what each would have cost, and which was taken. */
export async function OptionsSection({ decision }: { readonly decision: DecisionRecord }) {
  const t = await getTranslations('decision')
  const options = optionsOf(decision)
  return (
    <Section id="options" title={t('options')} lead={t('optionsLead')}>
      {options.length === 0 ? (
        <p className="text-soft">{t('optionsNone')}</p>
      ) : (
        <ScrollArea label={t('options')}>
          <table className="w-full min-w-140 border-t border-line text-left">
            <thead className="text-xs text-faint">
              <tr>
                <th className="py-2 pr-4 font-normal">{t('optionColumn')}</th>
                <th className="py-2 pr-4 font-normal">{t('givesColumn')}</th>
                <th className="py-2 pr-4 text-right font-normal">{t('expected')}</th>
                <th className="py-2 pr-4 font-normal">{t('band')}</th>
                <th className="py-2 font-normal">{t('byColumn')}</th>
              </tr>
            </thead>
            <tbody>
              {options.map((option) => (
                <Line key={option.id} option={option} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </Section>
  )
}

/** Every option of every assessment with what it comes to, in their order. */
export function optionsOf({ inputs, optionId }: Pick<DecisionRecord, 'inputs' | 'optionId'>) {
  const totals = new Map(inputs.totals.map((total) => [total.optionId, total]))
  return inputs.assessments.flatMap(({ assessor, options }) =>
    options.flatMap((option) => {
      const total = totals.get(option.id)
      return total ? [{ ...option, assessor, total, isChosen: option.id === optionId }] : []
    }),
  )
}

type ShownOption = ReturnType<typeof optionsOf>[number]

async function Line({ option }: { readonly option: ShownOption }) {
  const [t, words] = [await getTranslations('decision'), await getTranslations('assessment')]
  const { title, description, kind, currency, total, assessor, isChosen } = option
  return (
    <tr className="border-t border-line align-top last:border-b">
      <td className="py-2 pr-4">
        <span className={isChosen ? 'font-medium' : ''}>{title}</span>
        {isChosen && (
          <span className="ml-2">
            <Badge tone="accent" shape="tick">
              {t('chosen')}
            </Badge>
          </span>
        )}
        {description && <span className="block text-soft">{description}</span>}
      </td>
      <td className="py-2 pr-4">{words(`optionKind_${kind}`)}</td>
      <td className="py-2 pr-4 text-right">
        <Amount minor={total.expected} currency={currency} />
        <span className="block text-xs text-faint">
          {t.rich('rangeOf', {
            low: () => <Amount minor={total.low} currency={currency} />,
            high: () => <Amount minor={total.high} currency={currency} />,
          })}
        </span>
      </td>
      <td className="py-2 pr-4">
        <BandBadge band={total.band} />
      </td>
      <td className="py-2">{assessor}</td>
    </tr>
  )
}
