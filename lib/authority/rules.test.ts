import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { optionKinds } from '@/lib/assessments/schema'
import { type Band, bands } from '@/lib/costs/schema'
import { decisionOutcomes } from '@/lib/decisions/schema'
import { authorityOf, bandOfAuthority, cheaperThan, type WeighedOption } from './rules'
import { authorities } from './schema'

const option = (id: string, kind: WeighedOption['kind'], band: Band, expected = 1n): WeighedOption => ({
  ...{ id, kind, band, expected },
})

const anyOptions = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...optionKinds),
      band: fc.constantFrom(...bands),
      expected: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((options) => options.map((one, at): WeighedOption => ({ ...one, id: `${at}` })))

describe('whose word a decision takes', () => {
  test.each([
    ['honor', ['steward', 'leadership', 'twoLeaders', 'leadership']],
    ['honorPartially', ['leadership', 'leadership', 'twoLeaders', 'leadership']],
    ['defer', ['leadership', 'leadership', 'twoLeaders', 'leadership']],
    ['decline', ['leadership', 'leadership', 'twoLeaders', 'leadership']],
    ['alreadySatisfied', ['leadership', 'leadership', 'twoLeaders', 'leadership']],
    ['outOfOurControl', ['leadership', 'leadership', 'twoLeaders', 'leadership']],
  ] as const)('%s in the low, medium and high band, and where nothing was costed', (outcome, expected) => {
    expect([...bands, null].map((band) => authorityOf(outcome, band))).toEqual(expected)
  })

  test('never falls when the band rises', () => {
    const rank = (band: Band) => (outcome: (typeof decisionOutcomes)[number]) =>
      authorities.indexOf(authorityOf(outcome, band))
    for (const outcome of decisionOutcomes) {
      const ranks = bands.map((band) => rank(band)(outcome))
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
    }
  })
})

describe('the band that says whose word it takes', () => {
  test('is the highest that anybody gives options of the chosen kind', () => {
    const options = [option('a', 'full', 'low'), option('b', 'full', 'high'), option('c', 'partial', 'medium')]
    expect(bandOfAuthority({ outcome: 'honor', optionId: 'a' }, options)).toBe('high')
    expect(bandOfAuthority({ outcome: 'honorPartially', optionId: 'c' }, options)).toBe('medium')
    expect(bandOfAuthority({ outcome: 'honor', optionId: 'z' }, options)).toBeNull()
  })

  test('is, where nothing is done, the lowest at which all or a part could be given', () => {
    const options = [option('a', 'full', 'high'), option('b', 'partial', 'medium'), option('c', 'symbolic', 'low')]
    expect(bandOfAuthority({ outcome: 'decline', optionId: null }, options)).toBe('medium')
    expect(bandOfAuthority({ outcome: 'decline', optionId: null }, [option('c', 'symbolic', 'low')])).toBeNull()
  })

  test('of what is honored never falls when an assessment is added', () => {
    fc.assert(
      fc.property(anyOptions, anyOptions, (options, more) => {
        const added = [...options, ...more.map((one) => ({ ...one, id: `more ${one.id}` }))]
        const before = bandOfAuthority({ outcome: 'honor', optionId: '0' }, options)
        const after = bandOfAuthority({ outcome: 'honor', optionId: '0' }, added)
        expect(before && after && bands.indexOf(after) >= bands.indexOf(before)).toBe(true)
      }),
    )
  })
})

test('only what gives all or a part of it, and costs less, was passed over', () => {
  const chosen = option('a', 'full', 'medium', 100n)
  const options = [
    chosen,
    option('b', 'partial', 'low', 99n),
    option('c', 'symbolic', 'low', 1n),
    option('d', 'full', 'medium', 100n),
  ]
  expect(cheaperThan(chosen, options).map(({ id }) => id)).toEqual(['b'])
})
