import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOfOption, type CostedOption, type Estimate, totalsOf } from '@/lib/costs/rules'
import { type CostPolicy, costKinds, HIGHEST_RISK } from '@/lib/costs/schema'
import { readSeed, seedOf, simulate, tornadoesOf } from './rules'

const policy: CostPolicy = {
  ...{ personDayCost: 80_000, gpuHourCost: 400, costHorizonMonths: 24, riskPointCost: 500_000 },
  ...{ lowCostMax: 1_000_000, mediumCostMax: 10_000_000, lowRiskMax: 1, mediumRiskMax: 2 },
}

const amount = fc.bigInt({ min: 0n, max: 100_000n })

const anyEstimate = fc.tuple(amount, amount, amount).map(([low, more, most]): Estimate => {
  return { low, likely: low + more, high: low + more + most }
})

const anyRisk = fc.integer({ min: 0, max: HIGHEST_RISK })

const anyOption: fc.Arbitrary<CostedOption> = fc.record({
  currency: fc.constant('USD' as const),
  horizonMonths: fc.integer({ min: 0, max: 60 }),
  lines: fc.dictionary(fc.constantFrom(...costKinds), anyEstimate),
  risks: fc.record({ safety: anyRisk, security: anyRisk, legal: anyRisk, reputation: anyRisk }),
})

const someOptions = fc.array(anyOption, { minLength: 1, maxLength: 4 })

describe('a tornado', () => {
  test('stands on what the option comes to, and ranks every option once', () => {
    fc.assert(
      fc.property(someOptions, (options) => {
        const bases = tornadoesOf(options, policy).map(({ base }) => base)
        expect(bases.map(({ expected }) => expected)).toEqual(options.map((one) => totalsOf(one, policy).expected))
        expect(bases.map(({ band }) => band)).toEqual(options.map((one) => bandOfOption(one, policy)))
        expect(bases.map(({ place }) => place).toSorted()).toEqual(options.map((_, at) => at + 1))
      }),
    )
  })

  test('has the widest swing first, none that moves nothing, and its estimates around the base', () => {
    fc.assert(
      fc.property(someOptions, (options) => {
        for (const { base, swings } of tornadoesOf(options, policy)) {
          const spans = swings.map(({ low, high }) => Number(high.expected - low.expected)).map(Math.abs)
          expect(spans).toEqual(spans.toSorted((one, other) => other - one))
          for (const { low, high } of swings) {
            expect(low.expected <= base.expected && base.expected <= high.expected).toBe(true)
            expect([low, high]).not.toEqual([base, base])
          }
        }
      }),
    )
  })

  test('of an option at a limit shows that the limit moves its band and not its cost', () => {
    const line = { low: 1_200_000n, likely: 1_200_000n, high: 1_200_000n }
    const risks = { safety: 0, security: 0, legal: 0, reputation: 0 }
    const [tornado] = tornadoesOf([{ currency: 'USD', horizonMonths: 1, lines: { oneOffMoney: line }, risks }], policy)
    expect(tornado?.base).toEqual({ expected: 1_200_000n, band: 'medium', place: 1 })
    expect(tornado?.swings.map(({ input, low, high }) => [input, low.band, high.band])).toEqual([
      ['lowCostMax', 'medium', 'low'],
    ])
  })
})

describe('a simulation', () => {
  const drawn = { policy, draws: 200 }
  const seeds = fc.integer({ min: 0, max: 0xffffffff })

  test('gives the same numbers for the same seed', () => {
    fc.assert(
      fc.property(someOptions, seeds, (options, seed) => {
        expect(simulate(options, { ...drawn, seed })).toEqual(simulate(options, { ...drawn, seed }))
      }),
      { numRuns: 30 },
    )
  })

  test('counts every draw once, in one band and for one best option, and keeps quantiles in order and in range', () => {
    fc.assert(
      fc.property(someOptions, seeds, (options, seed) => {
        const simulated = simulate(options, { ...drawn, seed })
        expect(simulated.reduce((sum, { first }) => sum + first, 0)).toBe(drawn.draws)
        for (const [at, { bands, p10, p50, p90 }] of simulated.entries()) {
          expect(bands.low + bands.medium + bands.high).toBe(drawn.draws)
          const option = options[at]
          if (!option) continue
          const { low, high } = totalsOf(option, policy)
          // Each line is rounded by itself here, and the totals once.
          expect(low - 5n <= p10 && p10 <= p50 && p50 <= p90 && p90 <= high + 5n).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('is about where the estimate of PERT is', () => {
    const line = { low: 100_000n, likely: 200_000n, high: 600_000n }
    const risks = { safety: 0, security: 0, legal: 0, reputation: 0 }
    const option = { currency: 'USD', horizonMonths: 1, lines: { oneOffMoney: line }, risks } as const
    const [one] = simulate([option], { policy, seed: 7, draws: 10_000 })
    // The median of that beta distribution lies a little under its mean of 250,000.
    expect(Number(one?.p50)).toBeGreaterThan(220_000)
    expect(Number(one?.p50)).toBeLessThan(250_000)
  })

  test('a risk keeps every draw out of the band that it does not allow', () => {
    const risks = { safety: 3, security: 0, legal: 0, reputation: 0 }
    const [one] = simulate([{ currency: 'USD', horizonMonths: 1, lines: {}, risks }], { ...drawn, seed: 1 })
    expect(one?.bands).toEqual({ low: 0, medium: 0, high: drawn.draws })
  })
})

test('an estimate that is made wider spreads no less', () => {
  fc.assert(
    fc.property(anyOption, fc.constantFrom(...costKinds), amount, (option, kind, more) => {
      const line = option.lines[kind] ?? { low: 0n, likely: 0n, high: 0n }
      const wider = { ...option, lines: { ...option.lines, [kind]: { ...line, high: line.high + more } } }
      expect(totalsOf(wider, policy).deviation >= totalsOf(option, policy).deviation).toBe(true)
      const span = (one: CostedOption) => {
        const swing = tornadoesOf([one], policy)[0]?.swings.find(({ input }) => input === kind)
        return swing ? swing.high.expected - swing.low.expected : 0n
      }
      expect(span(wider) >= span({ ...option, lines: { ...option.lines, [kind]: line } })).toBe(true)
    }),
  )
})

test('a seed is of the names, whatever their order, and an address may ask for another', () => {
  expect(seedOf(['b', 'a'])).toBe(seedOf(['a', 'b']))
  expect(seedOf(['a'])).not.toBe(seedOf(['b']))
  expect([readSeed('7'), readSeed('4294967295'), readSeed('4294967296')]).toEqual([7, 4_294_967_295, null])
  for (const text of [undefined, '', '-1', '1.5', 'x']) expect(readSeed(text)).toBeNull()
})
