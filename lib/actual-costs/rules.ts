import { type CostKind, monthlyKinds } from '@/lib/costs/schema'
import { done, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import { readAmount, writeAmount } from '@/lib/money/rules'
import type { Currency } from '@/lib/money/schema'

export type Spent = {
  readonly kind: CostKind
  readonly amount: string
  readonly months: number
  readonly spentOn: string
}

/**
 * The amount that was written: minor units, or hundredths of days and hours. Refuses what is not above zero or not exact,
 * months of a kind that is spent once, and a day that has not come. Nothing is rounded.
 */
export function readSpent({ kind, amount, months, spentOn }: Spent, on: SpentIn): Result<bigint> {
  const read = isMoney(kind) ? (readAmount(amount, on.currency)?.minor ?? null) : readHundredths(amount)
  if (read === null || read === 0n)
    return refuseFields({ amount: { code: isMoney(kind) ? 'invalidAmount' : 'invalidQuantity' } })
  if (months !== 1 && !isMonthly(kind)) return refuseFields({ months: { code: 'onlyMonthly' } })
  return spentOn > on.today ? refuseFields({ spentOn: { code: 'inFuture' } }) : done(read)
}

export type SpentIn = { readonly currency: Currency; readonly today: string }

export function isMonthly(kind: CostKind): boolean {
  return monthlyKinds.some((monthly) => monthly === kind)
}

export function isMoney(kind: CostKind): boolean {
  return kind === 'oneOffMoney' || kind === 'monthlyMoney'
}

/** Why it cannot be taken back; null when it can, which is once, and as a whole. */
export function takeBackRefusal(cost: {
  readonly takesBackId: string | null
  readonly isTakenBack: boolean
}): Refusal | null {
  if (cost.takesBackId !== null) return refuse('costTakesBack')
  return cost.isTakenBack ? refuse('costTakenBack') : null
}

/** How far an estimate was off: what was spent less what was expected, in minor units and in thousandths of what was expected. */
export type EstimateError = { readonly minor: bigint; readonly thousandths: bigint | null }

/** The difference is exact, the ratio rounded once, half away from zero; there is none where nothing was expected. */
export function estimateErrorOf(spent: bigint, expected: bigint): EstimateError {
  const minor = spent - expected
  if (expected === 0n) return { minor, thousandths: null }
  const [size, sign] = minor < 0n ? [-minor, -1n] : [minor, 1n]
  return { minor, thousandths: (sign * (2000n * size + expected)) / (2n * expected) }
}

/** A decimal number with up to two decimals, in hundredths; null for anything else. */
function readHundredths(text: string): bigint | null {
  const [, whole, fraction = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return whole === undefined ? null : BigInt(whole + fraction.padEnd(2, '0'))
}

/** The amount as a decimal text, below zero with a hyphen: money with all decimals of its currency, else hundredths. */
export function writeSpent(
  amount: bigint,
  { kind, currency }: { readonly kind: CostKind; readonly currency: Currency },
) {
  const [size, sign] = amount < 0n ? [-amount, '-'] : [amount, '']
  // Hundredths are written as money of two decimals is.
  return `${sign}${writeAmount({ minor: size, currency: isMoney(kind) ? currency : 'USD' })}`
}
