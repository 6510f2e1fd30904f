import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bandOf,
  bandOfOption,
  bandReasonOf,
  type CostedOption,
  type Estimate,
  moneyOf,
  readCost,
  totalsOf,
  weightOf,
  worstRiskOf,
  writeCost,
} from './rules'
import { bands, type CostKind, type CostPolicy, costKinds, HIGHEST_RISK, riskKinds } from './schema'

const policy: CostPolicy = {
  ...{ personDayCost: 80_000, gpuHourCost: 400, costHorizonMonths: 24, riskPointCost: 500_000 },
  ...{ lowCostMax: 1_000_000, mediumCostMax: 10_000_000, lowRiskMax: 1, mediumRiskMax: 2 },
}

const noRisks = { safety: 0, security: 0, legal: 0, reputation: 0 } as const

function option(lines: Partial<Record<CostKind, Estimate>>, horizonMonths = 12): CostedOption {
  return { currency: 'USD', horizonMonths, lines, risks: noRisks }
}

const anyEstimate = fc.tuple(...[0, 1, 2].map(() => fc.bigInt({ min: 0n, max: 10n ** 9n }))).map((points): Estimate => {
  const [low = 0n, likely = 0n, high = 0n] = points.toSorted((one, other) => (one < other ? -1 : 1))
  return { low, likely, high }
})

const anyRisk = fc.integer({ min: 0, max: HIGHEST_RISK })

const anyOption: fc.Arbitrary<CostedOption> = fc.record({
  currency: fc.constant('USD' as const),
  horizonMonths: fc.integer({ min: 0, max: 120 }),
  lines: fc.record(
    {
      oneOffMoney: anyEstimate,
      oneOffDays: anyEstimate,
      monthlyMoney: anyEstimate,
      monthlyDays: anyEstimate,
      monthlyGpuHours: anyEstimate,
    },
    { requiredKeys: [] },
  ),
  risks: fc.record({ safety: anyRisk, security: anyRisk, legal: anyRisk, reputation: anyRisk }),
})

test('PERT weighs the likely figure four times, exactly', () => {
  const { low, likely, high, expected, deviation } = totalsOf(
    option({ oneOffMoney: { low: 100n, likely: 200n, high: 900n } }),
    policy,
  )
  expect({ low, likely, high, expected, deviation }).toEqual({
    ...{ low: 100n, likely: 200n, high: 900n },
    ...{ expected: 300n, deviation: 133n },
  })
})

test('days and hours are counted at the rates of the policy, months over the shorter horizon', () => {
  const day = { low: 50n, likely: 50n, high: 50n }
  const rates = { ...policy, personDayCost: 80_001, gpuHourCost: 333, costHorizonMonths: 6 }
  expect(totalsOf(option({ oneOffDays: day }), rates).expected).toBe(40_001n)
  expect(totalsOf(option({ monthlyDays: day }), rates).expected).toBe(240_003n)
  expect(totalsOf(option({ monthlyGpuHours: day }, 3), rates)).toMatchObject({ expected: 500n, months: 3 })
})

test('totals lie in the order of their points, and no rounding is lost on the way', () => {
  fc.assert(
    fc.property(anyOption, (one) => {
      const { low, likely, high, expected, deviation } = totalsOf(one, policy)
      expect(low <= likely && likely <= high).toBe(true)
      expect(low <= expected && expected <= high).toBe(true)
      expect(deviation >= 0n).toBe(true)
      // At most half a minor unit from the exact fraction: the totals themselves were each rounded once.
      const gap = 6n * expected - (low + 4n * likely + high)
      expect(gap <= 6n && gap >= -6n).toBe(true)
    }),
  )
})

test('no total, weight or band falls when a figure or a risk rises', () => {
  fc.assert(
    fc.property(
      ...([anyOption, fc.constantFrom(...costKinds), fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.nat(3)] as const),
      (one, kind, more, riskAt) => {
        const before = one.lines[kind] ?? { low: 0n, likely: 0n, high: 0n }
        const dearer = {
          ...one,
          lines: { ...one.lines, [kind]: { low: before.low, likely: before.likely, high: before.high + more } },
        }
        const risk = riskKinds[riskAt] ?? 'safety'
        const riskier = { ...one, risks: { ...one.risks, [risk]: HIGHEST_RISK } }
        const rank = (what: CostedOption) => bands.indexOf(bandOfOption(what, policy))
        expect(totalsOf(dearer, policy).expected >= totalsOf(one, policy).expected).toBe(true)
        expect(rank(dearer)).toBeGreaterThanOrEqual(rank(one))
        expect(rank(riskier)).toBeGreaterThanOrEqual(rank(one))
        expect(weightOf(riskier, policy) >= weightOf(one, policy)).toBe(true)
      },
    ),
  )
})

test.each([
  [1_000_000n, 1, 'low'],
  [1_000_001n, 1, 'medium'],
  [1_000_000n, 2, 'medium'],
  [10_000_000n, 2, 'medium'],
  [10_000_001n, 0, 'high'],
  [0n, 3, 'high'],
] as const)('an expected cost of %s with a worst risk of %s is %s', (expected, worstRisk, band) => {
  expect(bandOf({ expected, worstRisk }, policy)).toBe(band)
})

test('the worst of four risks counts', () => {
  expect(worstRiskOf({ ...noRisks, legal: 2 })).toBe(2)
})

test('what takes an amount back is worth the same, below zero', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.constantFrom(...costKinds), (amount, kind) => {
      expect(moneyOf(-amount, kind, policy)).toBe(-moneyOf(amount, kind, policy))
    }),
  )
})

test('a cost that is written is read back exactly, whatever it counts', () => {
  fc.assert(
    fc.property(fc.constantFrom(...costKinds), fc.bigInt({ min: 0n, max: 10n ** 9n - 1n }), (kind, amount) => {
      expect(readCost(writeCost(amount, kind, 'USD'), kind, 'USD')).toBe(amount)
    }),
  )
})

test.each([
  ['2.5', 'oneOffDays', 250n],
  ['0.25', 'monthlyDays', 25n],
  ['100', 'monthlyGpuHours', 10_000n],
  ['0', 'oneOffDays', 0n],
  ['2.505', 'oneOffDays', null],
  ['-1', 'monthlyDays', null],
  ['1e3', 'monthlyGpuHours', null],
  ['12345678', 'oneOffDays', null],
  ['', 'oneOffDays', null],
  ['12.50', 'oneOffMoney', 1250n],
  ['12.505', 'monthlyMoney', null],
] as const)('%j as %s is %s', (text, kind, amount) => {
  expect(readCost(text, kind, 'USD')).toBe(amount)
})

test('days and hours are written with the decimals they need', () => {
  const written = [10_000n, 250n, 5n, 0n].map((amount) => writeCost(amount, 'oneOffDays', 'USD'))
  expect(written).toEqual(['100', '2.5', '0.05', '0'])
  expect(writeCost(10_000n, 'oneOffMoney', 'USD')).toBe('100.00')
})

test('an option that is not in the low band has a reason for it, and the others have none', () => {
  fc.assert(
    fc.property(anyOption, (one) => {
      const { band, isCost, risks } = bandReasonOf(one, policy)
      expect(band).toBe(bandOfOption(one, policy))
      expect(isCost || risks.length > 0).toBe(band !== 'low')
    }),
  )
})
