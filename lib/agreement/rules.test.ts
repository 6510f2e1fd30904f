import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AgreementMetric, agreementMetrics, agreementOf, pointOf, type RatedUnit, verdictOf } from './rules'

/** Raters as rows, units as columns, as the sources print them. */
function unitsOf(raters: readonly RatedUnit[]): RatedUnit[] {
  return (raters[0] ?? []).map((_, at) => raters.map((row) => row[at] ?? null))
}

function alphaOf(units: readonly RatedUnit[], metric: AgreementMetric): number {
  const agreement = agreementOf(units, metric)
  return agreement.kind === 'alpha' ? agreement.alpha : Number.NaN
}

const _ = null

/** "Computing Krippendorff's Alpha-Reliability" (2011), section A: two observers, ten units, 0 or 1. */
const twoObservers = unitsOf([
  [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
  [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
])

/** The same, section C: four observers, twelve units, values missing. */
const fourObservers = unitsOf([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
])

/** The three coders of the worked example that Wikipedia's article on the coefficient prints. */
const threeCoders = unitsOf([
  [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
  [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
  [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
])

test('the published examples come out as they are printed', () => {
  // Of two values every metric says the same as the nominal one.
  for (const metric of agreementMetrics) expect(alphaOf(twoObservers, metric)).toBeCloseTo(0.095, 3)
  expect(alphaOf(fourObservers, 'ordinal')).toBeCloseTo(0.815, 3)
  expect(alphaOf(fourObservers, 'interval')).toBeCloseTo(0.849, 3)
  expect(alphaOf(threeCoders, 'interval')).toBeCloseTo(0.811, 3)
})

test('what cannot be paired counts for nothing, and it is told how much could', () => {
  expect(agreementOf(fourObservers, 'interval')).toMatchObject({ units: 11, values: 40 })
  expect(agreementOf(threeCoders, 'interval')).toMatchObject({ units: 12, values: 26 })
})

test('one rater, one unit, or no variation at all, gives no number', () => {
  for (const metric of agreementMetrics) {
    expect(agreementOf([], metric)).toEqual({ kind: 'tooFew', units: 0, values: 0 })
    expect(agreementOf([[0, 5]], metric)).toEqual({ kind: 'tooFew', units: 1, values: 2 })
    expect(agreementOf([[3], [4, _], [_, _]], metric)).toEqual({ kind: 'tooFew', units: 0, values: 0 })
    expect(agreementOf([[3, 3], [3, 3, 3], [5]], metric)).toEqual({ kind: 'noVariation', units: 2, values: 5 })
  }
})

test('what a number allows to conclude', () => {
  const verdicts = [-0.001, 0, 0.666, 0.667, 0.799, 0.8, 1].map(verdictOf)
  expect(verdicts).toEqual(['opposed', 'weak', 'weak', 'tentative', 'tentative', 'firm', 'firm'])
})

test('the sentence names the scales of the best and the least agreement, over the series that have a number', () => {
  const series = (one: number | null, other: number | null) => ({
    scales: [
      { scale: 'one', ordinal: { alpha: one } },
      { scale: 'other', ordinal: { alpha: other } },
    ],
  })
  expect(pointOf([])).toBeNull()
  expect(pointOf([series(null, null)])).toBeNull()
  expect(pointOf([series(0.9, 0.2), series(0.1, 0.6), series(null, null)])).toEqual({
    ...{ series: 2, best: 'one', worst: 'other' },
  })
  expect(pointOf([series(null, 0.4)])).toEqual({ series: 1, best: 'other', worst: 'other' })
})

const scale = fc.integer({ min: 0, max: 5 })
const unit = fc.array(fc.option(scale, { nil: null }), { minLength: 2, maxLength: 6 })
const data = fc.array(unit, { minLength: 1, maxLength: 12 })
const metrics = fc.constantFrom(...agreementMetrics)

test('perfect agreement is 1, if there was anything to disagree about', () => {
  const agreed = fc.array(fc.tuple(scale, fc.integer({ min: 2, max: 6 })), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(agreed, metrics, (values, metric) => {
      fc.pre(new Set(values.map(([value]) => value)).size > 1)
      const units = values.map(([value, raters]) => Array.from({ length: raters }, () => value))
      expect(alphaOf(units, metric)).toBe(1)
    }),
  )
})

test('it does not matter who gave which value, nor in which order the units come', () => {
  fc.assert(
    fc.property(data, metrics, fc.infiniteStream(fc.nat()), (units, metric, random) => {
      const shuffled = shuffle(
        units.map((values) => shuffle(values, random)),
        random,
      )
      const [before, after] = [agreementOf(units, metric), agreementOf(shuffled, metric)]
      expect(after.kind).toBe(before.kind)
      if (before.kind === 'alpha') expect(alphaOf(shuffled, metric)).toBeCloseTo(before.alpha, 10)
    }),
  )
})

test('it is never above 1, and never below what so many values can make it', () => {
  fc.assert(
    fc.property(data, metrics, (units, metric) => {
      const agreement = agreementOf(units, metric)
      if (agreement.kind !== 'alpha') return
      expect(agreement.alpha).toBeLessThanOrEqual(1)
      expect(agreement.alpha).toBeGreaterThanOrEqual(1 - (agreement.values - 1))
    }),
  )
})

test('units that one person alone rated change nothing', () => {
  fc.assert(
    fc.property(data, scale, metrics, (units, value, metric) => {
      expect(agreementOf([...units, [value, null]], metric)).toEqual(agreementOf(units, metric))
    }),
  )
})

function shuffle<Item>(items: readonly Item[], random: Iterator<number>): Item[] {
  return items
    .map((item) => ({ item, at: random.next().value ?? 0 }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
