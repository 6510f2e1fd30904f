import { getLocale, getTranslations } from 'next-intl/server'
import { crowdedOut, type Dot, DotField, type DotTick } from '@/components/chart/dot-field'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { formatMoney, formatRoundMoney } from '@/lib/i18n/format'
import { type CostDot, DOTS_SHOWN, type LeadershipFacts } from '@/lib/leadership/schema'
import { policyCurrency } from '@/lib/policies/schema'
import { strengths } from '@/lib/preferences/schema'

type DotsProps = { readonly facts: LeadershipFacts }

/** Which wishes were honored, by what they cost and how strong they are. Each dot opens its decision. */
export async function DotsSection({ facts: { dots } }: DotsProps) {
  const t = await getTranslations('leadership')
  if (dots.rows.length === 0) {
    return (
      <Section id="cost-and-strength" title={t('dotsTitle')} lead={t('dotsNone')}>
        {null}
      </Section>
    )
  }
  const declined = dots.rows.filter(({ isHonored }) => !isHonored)
  const strong = declined.filter(({ strength, band }) => strength >= STRONG && band === 'low').length
  return (
    <Section id="cost-and-strength" title={t('dotsTitle')} lead={t('dotsPoint', { strong, all: dots.rows.length })}>
      {dots.isCut && <p className="mb-3 text-soft">{t('dotsCut', { limit: DOTS_SHOWN })}</p>}
      <Field rows={dots.rows} />
      <DotTable rows={dots.rows} />
    </Section>
  )
}

/** From this on a wish is called strong in the sentence above the picture. */
const STRONG = 4

type RowsProps = { readonly rows: readonly CostDot[] }

async function Field({ rows }: RowsProps) {
  const [t, label] = [await getTranslations('leadership'), await dotLabel()]
  const { ticks, placeOf } = await scaleOf(rows)
  const dots = rows.map(
    (row): Dot => ({
      ...{ key: row.id, href: `/decisions/${row.id}`, label: label(row) },
      ...(row.isHonored ? ({ tone: 'good', shape: 'disc' } as const) : ({ tone: 'bad', shape: 'cross' } as const)),
      ...{ across: placeOf(row.cost.minor), lane: row.strength },
    }),
  )
  const crowded = crowdedOut(dots)
  return (
    <>
      <DotField
        label={t('dotsTitle')}
        across={t('dotsAcross')}
        up={t('dotsUp')}
        ticks={ticks}
        lanes={strengths}
        dots={dots}
      />
      {crowded > 0 && <p className="mt-2 text-soft">{t('dotsCrowded', { count: crowded })}</p>}
    </>
  )
}

async function dotLabel() {
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  return ({ title, model, strength, cost, isHonored }: CostDot) =>
    t('dotLabel', {
      ...{ title, model, strength, cost: formatMoney(locale, cost) },
      outcome: isHonored ? t('isHonored') : t('isNotHonored'),
    })
}

/** Each step to the right is ten times the cost, from that of the cheapest on; what costs nothing stands at the left edge. */
async function scaleOf(rows: readonly CostDot[]) {
  const locale = await getLocale()
  const dearest = rows.reduce((most, { cost }) => (cost.minor > most ? cost.minor : most), CENTS)
  const cheapest = rows.reduce((least, { cost }) => (cost.minor < least ? cost.minor : least), dearest)
  const [first, last] = [String(cheapest / CENTS).length - 1, String(dearest / CENTS).length]
  const placeOf = (minor: bigint) =>
    Math.max(0, Math.min(1, (Math.log10(1 + Number(minor) / Number(CENTS)) - first) / (last - first)))
  const ticks = Array.from({ length: last - first }, (_, at): DotTick => {
    const minor = first + at === 0 ? 0n : CENTS * 10n ** BigInt(first + at)
    return { across: placeOf(minor), label: formatRoundMoney(locale, { minor, currency: policyCurrency }) }
  })
  return { ticks, placeOf }
}

/** Minor units of one unit of the policy's currency. */
const CENTS = 100n

async function DotTable({ rows }: RowsProps) {
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  return (
    <details data-screen-only className="mt-3">
      <summary className="text-soft">{t('showTable')}</summary>
      <table className="matrix mt-2 min-w-0">
        <caption className="sr-only">{t('dotsTitle')}</caption>
        <thead>
          <tr>
            {[t('decision'), t('model'), t('strength'), t('cost'), t('outcome')].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, model, strength, cost, isHonored, isDemo }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/decisions/${id}`} className="link">
                  {title}
                </a>{' '}
                {isDemo && <DemoMark />}
              </th>
              <td>{model}</td>
              <td className="tabular">{strength}</td>
              <td className="tabular">{formatMoney(locale, cost)}</td>
              <td>{isHonored ? t('isHonored') : t('isNotHonored')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
