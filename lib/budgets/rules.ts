import { daysBetween } from '@/lib/days'
import type { Period } from '@/lib/periods/rules'

/**
 * How much of a yearly budget falls to a period: each of its days has an equal share of its year. Rounded once, half up, to
 * the minor unit, so a whole year has all of it. Both are minor units.
 */
export function budgetFor(yearly: bigint, { from, until }: Period): bigint {
  const shares = yearsOf({ from, until }).map(({ days, of }) => ({ days: BigInt(days), of: BigInt(of) }))
  const scaled = shares.reduce((sum, { days, of }) => sum + (yearly * days * DAYS_OF_BOTH) / of, 0n)
  return (2n * scaled + DAYS_OF_BOTH) / (2n * DAYS_OF_BOTH)
}

/** A multiple of the days of every year, so that shares of years of different lengths are added exactly. */
const DAYS_OF_BOTH = 365n * 366n

function yearsOf({ from, until }: Period): readonly { readonly days: number; readonly of: number }[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const [begins, ends] = [dayOne(first + at), dayOne(first + at + 1)]
    const [since, before] = [from > begins ? from : begins, until < ends ? until : ends]
    return { days: Math.max(0, daysBetween(since, before)), of: daysBetween(begins, ends) }
  })
}

function dayOne(year: number): string {
  return `${String(year).padStart(4, '0')}-01-01`
}
