import { getLocale, getTranslations } from 'next-intl/server'
import type { ComparedOption } from '@/components/assessments/differences'
import { MatrixTable } from '@/components/chart/matrix-table'
import { RangeBar } from '@/components/chart/range-bar'
import { bands } from '@/lib/costs/schema'
import { formatMoney, formatShare } from '@/lib/i18n/format'
import { policyCurrency } from '@/lib/policies/schema'
import type { Simulated } from '@/lib/sensitivity/rules'

type BandSharesProps = {
  readonly rows: readonly ComparedOption[]
  readonly simulated: readonly Simulated[]
  readonly draws: number
}

/** Of each option how often it lies in each band, and between what it costs; the table is the picture with its figures. */
export async function BandShares({ rows, simulated, draws }: BandSharesProps) {
  const [t, d] = [await getTranslations('assessment'), await getTranslations('decision')]
  const most = simulated.reduce((top, { p90 }) => (p90 > top ? p90 : top), 1n)
  const heads = [t('option'), t('bandShares'), t('p10'), t('p50'), t('p90'), t('rankedFirst')]
  return (
    <div className="grid gap-3">
      <Points rows={rows} simulated={simulated} draws={draws} />
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-faint">
        {bands.map((band) => (
          <span key={band}>
            <i aria-hidden="true" className="share-swatch" data-band={band} /> {d(`band_${band}`)}
          </span>
        ))}
      </p>
      <MatrixTable caption={t('bandShares')} heads={heads} width="min-w-[860px]">
        {rows.map((row, at) => {
          const one = simulated[at]
          return one && <ShareRow key={row.option.id} row={row} one={one} draws={draws} most={most} />
        })}
      </MatrixTable>
    </div>
  )
}

async function Points({ rows, simulated, draws }: BandSharesProps) {
  const [t, locale] = [await getTranslations('assessment'), await getLocale()]
  return (
    <ul>
      {rows.map((row, at) => {
        const shares = simulated[at]?.bands ?? { low: 0, medium: 0, high: 0 }
        const usual = bands.reduce((most, band) => (shares[band] > shares[most] ? band : most))
        const option = t('optionBy', { title: row.option.title, assessor: row.assessor })
        const share = shareOf(locale, shares[usual], draws)
        return <li key={row.option.id}>{t('sharePoint', { option, band: t(`inBand_${usual}`), share })}</li>
      })}
    </ul>
  )
}

type ShareRowProps = {
  readonly row: ComparedOption
  readonly one: Simulated
  readonly draws: number
  readonly most: bigint
}

async function ShareRow({ row, one, draws, most }: ShareRowProps) {
  const [t, locale] = [await getTranslations('assessment'), await getLocale()]
  const money = (minor: bigint) => formatMoney(locale, { minor, currency: policyCurrency })
  const share = (count: number) => shareOf(locale, count, draws)
  const { low, medium, high } = one.bands
  return (
    <tr>
      <th scope="row">
        <a className="link block" href={`#option-${row.option.id}`}>
          {row.option.title}
        </a>
        <span className="text-faint">{row.assessor}</span>
      </th>
      <td>
        <span aria-hidden="true" className="share-bar">
          {bands.map((band) => (
            <i key={band} className="share-part" data-band={band} style={{ flexGrow: one.bands[band], flexBasis: 0 }} />
          ))}
        </span>
        <span className="tabular block text-xs">
          {t('sharesOf', { low: share(low), medium: share(medium), high: share(high) })}
        </span>
      </td>
      <td className="tabular">{money(one.p10)}</td>
      <td className="tabular">
        {money(one.p50)}
        <RangeBar low={one.p10} high={one.p90} point={one.p50} most={most} />
      </td>
      <td className="tabular">{money(one.p90)}</td>
      <td className="tabular">{share(one.first)}</td>
    </tr>
  )
}

function shareOf(locale: Parameters<typeof formatShare>[0], count: number, draws: number): string {
  return formatShare(locale, (BigInt(count) * 2000n + BigInt(draws)) / (2n * BigInt(draws)))
}
