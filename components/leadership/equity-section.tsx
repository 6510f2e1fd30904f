import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Section } from '@/components/ui/section'
import { type CellLook, lookOf } from '@/lib/equity/rules'
import type { EquityCell, EquityFacts, LeadershipFacts } from '@/lib/leadership/schema'
import { CountedLink } from './counted-link'

/** What was decided about like wishes of different models. */
export async function EquitySection({ facts: { equity, unexplained } }: { readonly facts: LeadershipFacts }) {
  const t = await getTranslations('leadership')
  const few = equity.models.filter(({ isFew }) => isFew).length
  const { moreThemes, moreModels } = equity
  return (
    <Section
      id="equity"
      title={t('equityTitle')}
      lead={
        equity.cells.length === 0
          ? t('equityNone')
          : t('equityPoint', { unexplained: unexplained.count, few, least: equity.fewInterviews })
      }
    >
      {equity.cells.length > 0 && (
        <>
          <p className="mb-3 text-soft">
            {t.rich('equityUnexplained', {
              count: () => <CountedLink counted={unexplained} label={t('unexplained')} />,
            })}
          </p>
          <EquityTable equity={equity} />
        </>
      )}
      {moreThemes + moreModels > 0 && <p className="mt-3 text-soft">{t('equityMore', { moreThemes, moreModels })}</p>}
    </Section>
  )
}

type EquityProps = { readonly equity: EquityFacts }

async function EquityTable({ equity }: EquityProps) {
  const t = await getTranslations('leadership')
  return (
    <ScrollArea label={t('equityTitle')} className="heat-frame">
      <table className="heat-map equity">
        <caption className="sr-only">{t('equityCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('theme')}</th>
            {equity.models.map((model) => (
              <th key={model.slug} scope="col">
                <ModelHead model={model} least={equity.fewInterviews} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {equity.themes.map(({ slug, name, isDemo }) => (
            <tr key={slug}>
              <th scope="row">
                <a href={`/themes/${slug}`} className="hover:underline">
                  {name}
                </a>{' '}
                {isDemo && <DemoMark />}
              </th>
              {equity.models.map((model) => (
                <td key={model.slug}>
                  <Cell cell={equity.cells.find((cell) => cell.theme === slug && cell.model === model.slug)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

type ModelHeadProps = { readonly model: EquityFacts['models'][number]; readonly least: number }

/** The model with what warns of comparing it. */
async function ModelHead({ model: { slug, name, interviews, isFew, isDemo }, least }: ModelHeadProps) {
  const t = await getTranslations('leadership')
  return (
    <span className="grid justify-items-center gap-1">
      <span>
        <a href={`/models/${slug}`} className="hover:underline">
          {name}
        </a>{' '}
        {isDemo && <DemoMark />}
      </span>
      {isFew && (
        <Badge tone="caution" shape="triangle" title={t('fewWhat')}>
          <span className="whitespace-normal">{t('few', { interviews, least })}</span>
        </Badge>
      )}
    </span>
  )
}

const looks = {
  met: ['good', 'disc'],
  mixed: ['caution', 'half'],
  declined: ['bad', 'cross'],
  neither: ['neutral', 'dashes'],
} as const satisfies Record<CellLook, readonly [Tone, Shape]>

/** The mark and its word, and below it how many; nothing was decided in an empty one. */
async function Cell({ cell }: { readonly cell: EquityCell | undefined }) {
  const t = await getTranslations('leadership')
  if (!cell) {
    return (
      <span className="equity-cell text-faint">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t('cellNone')}</span>
      </span>
    )
  }
  const { honored, satisfied, declined, neither, decided } = cell
  const look = lookOf(cell)
  const [tone, shape] = looks[look]
  return (
    <a href={decided.href} className="equity-cell" title={t('cell', { honored, satisfied, declined, neither })}>
      <Badge tone={tone} shape={shape}>
        {t(`look_${look}`)}
      </Badge>
      <span aria-hidden="true" className="tabular text-xs text-faint">
        {t('cellOf', { met: honored + satisfied, decided: decided.count })}
      </span>
      <span className="sr-only">{t('cell', { honored, satisfied, declined, neither })}</span>
    </a>
  )
}
