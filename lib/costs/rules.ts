import { readAmount, writeAmount } from '@/lib/money/rules'
import type { Currency } from '@/lib/money/schema'
import { type Band, type CostKind, type CostPolicy, costKinds, monthlyKinds, type RiskKind, riskKinds } from './schema'

/** Three points of one kind of cost, per month where it recurs: minor units, or hundredths of person-days and GPU-hours. */
export type Estimate = { readonly low: bigint; readonly likely: bigint; readonly high: bigint }

export type Risks = Readonly<Record<RiskKind, number>>

/** One way to honor a preference, as it was costed. A kind of cost without a line costs nothing. */
export type CostedOption = {
  readonly currency: Currency
  readonly horizonMonths: number
  readonly lines: Readonly<Partial<Record<CostKind, Estimate>>>
  readonly risks: Risks
}

/** Over the whole horizon, in minor units of the option's currency. */
export type CostTotals = Estimate & {
  /** (low + 4·likely + high) / 6. */
  readonly expected: bigint
  /** (high − low) / 6, as if all lines were high or low together: the widest that the estimates allow. */
  readonly deviation: bigint
  /** Months over which the monthly lines were counted. */
  readonly months: number
}

/**
 * What an option costs over its horizon, by the three-point estimate of PERT. Work and computing are counted at the
 * policy's rates, and no further than its horizon. Exact until the end: each total is rounded once, half up, to the
 * minor unit, so none of them falls when a figure rises.
 */
export function totalsOf(option: CostedOption, policy: CostPolicy): CostTotals {
  const months = countedMonths(option, policy)
  const [low, likely, high] = [sumAt('low'), sumAt('likely'), sumAt('high')]
  function sumAt(point: keyof Estimate): bigint {
    return costKinds.reduce(
      (sum, kind) => sum + lineAt(option.lines[kind]?.[point] ?? 0n, { kind, months, policy }),
      0n,
    )
  }
  return {
    ...{ low: rounded(low, SCALE), likely: rounded(likely, SCALE), high: rounded(high, SCALE) },
    expected: rounded(low + 4n * likely + high, 6n * SCALE),
    deviation: rounded(high - low, 6n * SCALE),
    months,
  }
}

/** The monthly lines count over the shorter of the two horizons. */
export function countedMonths(
  { horizonMonths }: Pick<CostedOption, 'horizonMonths'>,
  { costHorizonMonths }: Pick<CostPolicy, 'costHorizonMonths'>,
): number {
  return Math.min(horizonMonths, costHorizonMonths)
}

/** Sums are kept in hundredths of a minor unit, because days and hours are counted in hundredths. */
const SCALE = 100n

type Counted = { readonly kind: CostKind; readonly months: number; readonly policy: CostPolicy }

function lineAt(amount: bigint, { kind, months, policy }: Counted): bigint {
  const times = monthlyKinds.some((monthly) => monthly === kind) ? BigInt(months) : 1n
  return amount * times * rateOf(kind, policy)
}

/** Hundredths of a minor unit for each unit of a kind. */
function rateOf(kind: CostKind, policy: Pick<CostPolicy, 'personDayCost' | 'gpuHourCost'>): bigint {
  switch (kind) {
    case 'oneOffMoney':
    case 'monthlyMoney':
      return SCALE
    case 'oneOffDays':
    case 'monthlyDays':
      return BigInt(policy.personDayCost)
    case 'monthlyGpuHours':
      return BigInt(policy.gpuHourCost)
    default:
      return kind satisfies never
  }
}

/** What an amount of one kind comes to in money, rounded half away from zero to the minor unit; per month where it recurs. */
export function moneyOf(
  amount: bigint,
  kind: CostKind,
  policy: Pick<CostPolicy, 'personDayCost' | 'gpuHourCost'>,
): bigint {
  const scaled = amount * rateOf(kind, policy)
  return scaled < 0n ? -rounded(-scaled, SCALE) : rounded(scaled, SCALE)
}

/**
 * What a decimal text writes of one kind of cost, exactly: minor units, or hundredths of days and hours. Null when it is no
 * plain decimal number, or has more decimals than that; it never rounds.
 */
export function readCost(text: string, kind: CostKind, currency: Currency): bigint | null {
  if (isMoneyKind(kind)) return readAmount(text, currency)?.minor ?? null
  const [, whole, fraction = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return whole === undefined ? null : BigInt(whole + fraction.padEnd(2, '0'))
}

/** The same amount as a decimal text: money with all decimals of its currency, days and hours with those they need. */
export function writeCost(amount: bigint, kind: CostKind, currency: Currency): string {
  if (isMoneyKind(kind)) return writeAmount({ minor: amount, currency })
  const digits = amount.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '')
}

export function isMoneyKind(kind: CostKind): boolean {
  return kind === 'oneOffMoney' || kind === 'monthlyMoney'
}

/** The nearest whole number to a fraction of two that are not negative; half goes up. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor)
}

export function worstRiskOf(risks: Risks): number {
  return Math.max(...riskKinds.map((kind) => risks[kind]))
}

type Weighed = { readonly expected: bigint; readonly worstRisk: number }

/** The band of an expected cost (minor units) and a worst risk: neither may be over what the policy allows for it. */
export function bandOf({ expected, worstRisk }: Weighed, policy: CostPolicy): Band {
  if (expected <= BigInt(policy.lowCostMax) && worstRisk <= policy.lowRiskMax) return 'low'
  if (expected <= BigInt(policy.mediumCostMax) && worstRisk <= policy.mediumRiskMax) return 'medium'
  return 'high'
}

export function bandOfOption(option: CostedOption, policy: CostPolicy): Band {
  return bandOf({ expected: totalsOf(option, policy).expected, worstRisk: worstRiskOf(option.risks) }, policy)
}

/** What keeps an option out of the band below its own: its cost, or those of its risks. Nothing does in the low band. */
export type BandReason = { readonly band: Band; readonly isCost: boolean; readonly risks: readonly RiskKind[] }

export function bandReasonOf(option: CostedOption, policy: CostPolicy): BandReason {
  const band = bandOfOption(option, policy)
  const limits = {
    low: null,
    medium: { cost: policy.lowCostMax, risk: policy.lowRiskMax },
    high: { cost: policy.mediumCostMax, risk: policy.mediumRiskMax },
  }[band]
  if (!limits) return { band, isCost: false, risks: [] }
  const isCost = totalsOf(option, policy).expected > BigInt(limits.cost)
  return { band, isCost, risks: riskKinds.filter((kind) => option.risks[kind] > limits.risk) }
}

/**
 * By what options are ranked: the expected cost, and what the policy counts for each point of each risk (minor units).
 * Less is better.
 */
export function weightOf(option: CostedOption, policy: CostPolicy): bigint {
  const points = riskKinds.reduce((sum, kind) => sum + option.risks[kind], 0)
  return totalsOf(option, policy).expected + BigInt(points) * BigInt(policy.riskPointCost)
}
