import { RangeBar } from '@/components/chart/range-bar'
import type { BandReason } from '@/lib/costs/rules'
import { formatList, formatMoney } from '@/lib/i18n/format'
import { fillIn, type OptionSettings } from './editor-settings'
import type { LiveOption } from './live-option'

type LiveTotalsProps = { readonly live: LiveOption; readonly most: bigint; readonly settings: OptionSettings }

/** What an option comes to as it stands: expected, from low to high, how far it spreads, and in which band that lies. */
export function LiveTotals({ live, most, settings }: LiveTotalsProps) {
  const { labels, policy, currency, locale } = settings
  const { counted } = live
  if (!counted) return <p className="border-t border-line pt-3 text-soft">{labels.uncounted}</p>
  const { totals, reason } = counted
  const money = (minor: bigint) => formatMoney(locale, { minor, currency })
  const limits = [BigInt(policy.lowCostMax), BigInt(policy.mediumCostMax)]
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <output className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <span>
          {labels.expected} <b className="tabular font-medium">{money(totals.expected)}</b>
        </span>
        <span className="text-soft">
          {labels.band} <b className="font-medium text-ink">{labels[`band_${reason.band}`]}</b>
        </span>
      </output>
      <RangeBar low={totals.low} high={totals.high} point={totals.expected} most={most} limits={limits} />
      <p className="tabular text-soft">
        {fillIn(labels.range, { low: money(totals.low), high: money(totals.high) })}{' '}
        {fillIn(labels.deviation, { deviation: money(totals.deviation) })}{' '}
        {fillIn(labels.months, { months: totals.months })}
      </p>
      <p className="text-soft">{whyOf(reason, settings)}</p>
      <p className="text-faint">{labels.limits}</p>
    </div>
  )
}

/** Why it lies in that band and not in the one below. */
function whyOf({ isCost, risks }: BandReason, { labels, riskLabels, locale }: OptionSettings): string {
  if (!isCost && risks.length === 0) return labels.whyLow
  const named = formatList(
    locale,
    risks.map((kind) => riskLabels[kind]),
  )
  const parts = [isCost ? labels.whyCost : '', risks.length > 0 ? fillIn(labels.whyRisks, { risks: named }) : '']
  return parts.filter(Boolean).join(' ')
}
