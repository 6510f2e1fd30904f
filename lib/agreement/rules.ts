/** How far two values count as different: by their rank among all values that were given, or by their distance. */
export const agreementMetrics = ['ordinal', 'interval'] as const

export type AgreementMetric = (typeof agreementMetrics)[number]

/** A single unit is told as 0 whatever was given: what is expected of it is what is observed. */
const LEAST_UNITS = 2

/** Of one unit, what each rater gave it, in any order; null where a rater gave nothing. */
export type RatedUnit = readonly (number | null)[]

/** The number, or why there is none: fewer than two units have two values, or everybody always gave the same one. */
export type Agreement =
  | { readonly kind: 'alpha'; readonly alpha: number; readonly units: number; readonly values: number }
  | { readonly kind: 'tooFew'; readonly units: number; readonly values: number }
  | { readonly kind: 'noVariation'; readonly units: number; readonly values: number }

/**
 * Krippendorff's alpha, 1 - Do / De, from the coincidences of the values that can be paired: 1 is perfect agreement, 0
 * what chance would give, below 0 is disagreement by system. Any number of raters, any values missing; a unit with fewer
 * than two values pairs nothing and counts for nothing. Where every value that was given is the same, 0 / 0 is no number.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections C and D, and "Content Analysis:
 * An Introduction to Its Methodology", chapter on reliability.
 */
export function agreementOf(units: readonly RatedUnit[], metric: AgreementMetric): Agreement {
  const pairable = units.map(given).filter((values) => values.length > 1)
  const counts = countsOf(pairable.flat())
  const values = pairable.flat().length
  const found = { units: pairable.length, values }
  if (pairable.length < LEAST_UNITS) return { kind: 'tooFew', ...found }
  if (counts.size === 1) return { kind: 'noVariation', ...found }
  const difference = metric === 'interval' ? intervalDifference : ordinalDifference(counts)
  const observed = sum(pairable.map((unit) => withinUnit(unit, difference))) / values
  const expected = betweenAll(counts, difference) / (values * (values - 1))
  return { kind: 'alpha', alpha: 1 - observed / expected, ...found }
}

/** What Krippendorff asks of conclusions: firm from 0.8 on, tentative from 0.667 on, below that none (Content Analysis). */
export const FIRM_ALPHA = 0.8
export const TENTATIVE_ALPHA = 0.667

export type AgreementVerdict = 'firm' | 'tentative' | 'weak' | 'opposed'

/** What a number allows to conclude; below 0 the raters agree less than chance would make them. */
export function verdictOf(alpha: number): AgreementVerdict {
  if (alpha < 0) return 'opposed'
  if (alpha < TENTATIVE_ALPHA) return 'weak'
  return alpha < FIRM_ALPHA ? 'tentative' : 'firm'
}

type Measured<Scale> = {
  readonly scales: readonly { readonly scale: Scale; readonly ordinal: { readonly alpha: number | null } }[]
}

export type AgreementPoint<Scale> = { readonly series: number; readonly best: Scale; readonly worst: Scale }

/** On which scale readers agree best and least, over the mean of the series that have a number; null without any. */
export function pointOf<Scale>(rows: readonly Measured<Scale>[]): AgreementPoint<Scale> | null {
  const alphas = new Map<Scale, number[]>()
  for (const { scale, ordinal } of rows.flatMap(({ scales }) => scales)) {
    if (ordinal.alpha !== null) alphas.set(scale, [...(alphas.get(scale) ?? []), ordinal.alpha])
  }
  const means = [...alphas].map(([scale, own]) => ({ scale, mean: sum(own) / own.length }))
  const sorted = means.toSorted((one, other) => other.mean - one.mean)
  const [best, worst] = [sorted[0], sorted.at(-1)]
  const series = rows.filter(({ scales }) => scales.some(({ ordinal }) => ordinal.alpha !== null)).length
  return best && worst ? { series, best: best.scale, worst: worst.scale } : null
}

type Difference = (one: number, other: number) => number

type Counts = ReadonlyMap<number, number>

function given(unit: RatedUnit): readonly number[] {
  return unit.flatMap((value) => (value === null ? [] : [value]))
}

function countsOf(values: readonly number[]): Counts {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Over all ordered pairs of one unit; a unit of m values weighs m, however many pairs it makes. */
function withinUnit(unit: readonly number[], difference: Difference): number {
  return betweenAll(countsOf(unit), difference) / (unit.length - 1)
}

/** Over all ordered pairs of values that were given. Equal values differ by nothing. */
function betweenAll(counts: Counts, difference: Difference): number {
  const all = [...counts]
  return sum(all.flatMap(([one, many]) => all.map(([other, more]) => many * more * difference(one, other))))
}

function intervalDifference(one: number, other: number): number {
  return (one - other) ** 2
}

/** How many of all given values lie from one to the other, each end counted by half. */
function ordinalDifference(counts: Counts): Difference {
  return (one, other) => {
    if (one === other) return 0
    const [least, most] = [Math.min(one, other), Math.max(one, other)]
    const between = sum([...counts].map(([value, many]) => (least <= value && value <= most ? many : 0)))
    return (between - ((counts.get(one) ?? 0) + (counts.get(other) ?? 0)) / 2) ** 2
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
