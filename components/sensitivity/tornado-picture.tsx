import { getLocale, getTranslations } from 'next-intl/server'
import type { ComparedOption } from '@/components/assessments/differences'
import { RangeBar } from '@/components/chart/range-bar'
import { costKinds } from '@/lib/costs/schema'
import { formatMoney } from '@/lib/i18n/format'
import { policyCurrency } from '@/lib/policies/schema'
import type { Standing, Swing, Tornado } from '@/lib/sensitivity/rules'
import type { SensitivityInput } from '@/lib/sensitivity/schema'

type TornadoPictureProps = { readonly row: ComparedOption; readonly tornado: Tornado }

/** How one option moves with each input, the widest swing first; the table is the picture, and says the same in figures. */
export async function TornadoPicture({ row, tornado }: TornadoPictureProps) {
  const t = await getTranslations('assessment')
  const { base, swings } = tornado
  const name = t('optionBy', { title: row.option.title, assessor: row.assessor })
  const ends = swings.flatMap(({ low, high }) => [low.expected, high.expected])
  const most = ends.reduce((top, end) => (end > top ? end : top), base.expected)
  return (
    <div id={`option-${row.option.id}`} className="grid gap-2">
      <h3 className="text-sm">{name}</h3>
      <Point name={name} swing={swings[0]} />
      {swings.length > 0 && (
        <table className="matrix min-w-0 max-sm:text-xs max-sm:[&_th:first-child]:w-24">
          <caption className="sr-only">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('input')}</th>
              <th scope="col">{t('picture')}</th>
              <th scope="col">{t('lowEnd')}</th>
              <th scope="col">{t('highEnd')}</th>
            </tr>
          </thead>
          <tbody>
            {swings.map((swing) => (
              <SwingRow key={swing.input} swing={swing} base={base} most={most} />
            ))}
          </tbody>
        </table>
      )}
      <p className="text-faint">
        {t('base')}: {await toldOf(base)}
      </p>
    </div>
  )
}

async function Point({ name, swing }: { readonly name: string; readonly swing: Swing | undefined }) {
  const [t, locale] = [await getTranslations('assessment'), await getLocale()]
  if (!swing) return <p className="text-soft">{t('tornadoStill', { option: name })}</p>
  const money = (minor: bigint) => formatMoney(locale, { minor, currency: policyCurrency })
  const [one, other] = [swing.low.expected, swing.high.expected]
  const ends = { low: money(one < other ? one : other), high: money(one < other ? other : one) }
  return <p className="text-soft">{t('tornadoPoint', { option: name, input: await nameOf(swing.input), ...ends })}</p>
}

type SwingRowProps = { readonly swing: Swing; readonly base: Standing; readonly most: bigint }

async function SwingRow({ swing: { input, low, high }, base, most }: SwingRowProps) {
  const [from, until] = low.expected < high.expected ? [low, high] : [high, low]
  return (
    <tr>
      <th scope="row">{await nameOf(input)}</th>
      <td>
        <RangeBar low={from.expected} high={until.expected} point={base.expected} most={most} />
      </td>
      <td className="tabular">{await toldOf(low)}</td>
      <td className="tabular">{await toldOf(high)}</td>
    </tr>
  )
}

async function toldOf({ expected, band, place }: Standing): Promise<string> {
  const [t, d, locale] = [await getTranslations('assessment'), await getTranslations('decision'), await getLocale()]
  const money = formatMoney(locale, { minor: expected, currency: policyCurrency })
  return t('standing', { expected: money, band: d(`band_${band}`), place })
}

async function nameOf(input: SensitivityInput): Promise<string> {
  const [o, p] = [await getTranslations('outcome'), await getTranslations('policy')]
  const kind = costKinds.find((one) => one === input)
  if (kind) return o(`costKind_${kind}`)
  switch (input) {
    case 'costHorizonMonths':
    case 'personDayCost':
    case 'gpuHourCost':
    case 'riskPointCost':
    case 'lowCostMax':
    case 'mediumCostMax':
      return p(`threshold_${input}`)
    default:
      return input
  }
}
