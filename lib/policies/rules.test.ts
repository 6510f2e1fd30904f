import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeAmount } from '@/lib/money/rules'
import { applyChange, changesOf, limitsRefusal, readValues, readWanted } from './rules'
import {
  changePolicyInput,
  policyCurrency,
  policySubjects,
  policyValues,
  thresholdNames,
  thresholdOf,
  thresholdsAbout,
} from './schema'

const initial = readValues({})

test('every threshold has a first value within its bounds', () => {
  expect(thresholdNames).toContain('noticeDays')
  expect(initial).toEqual(Object.fromEntries(thresholdNames.map((name) => [name, thresholdOf(name).initial])))
  expect(policyValues.parse(initial)).toEqual(initial)
  for (const name of thresholdNames) expect(thresholdOf(name).min).toBeLessThan(thresholdOf(name).max)
})

test('the notice is 60 days until somebody changes it', () => {
  expect(thresholdOf('noticeDays')).toMatchObject({ unit: 'days', initial: 60 })
})

test('a version written before a threshold existed has its first value, and one that is gone is left out', () => {
  for (const stored of [{}, null, { retiredThreshold: 5 }]) expect(readValues(stored)).toEqual(initial)
  expect(initial.noticeDays).toBe(60)
  expect(readValues({ noticeDays: 90 })).toEqual({ ...initial, noticeDays: 90 })
})

test('a stored value out of bounds is a fault, not a policy', () => {
  expect(() => readValues({ noticeDays: -1 })).toThrow()
})

test('a change says what differs, and what is not named stays', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3650 }),
      fc.option(fc.integer({ min: 1, max: 3650 })),
      (noticeDays, wanted) => {
        const before = { ...initial, noticeDays }
        const after = applyChange(before, { noticeDays: wanted ?? undefined })
        expect(after.noticeDays).toBe(wanted ?? noticeDays)
        const isSame = after.noticeDays === noticeDays
        const change = { name: 'noticeDays', before: noticeDays, after: after.noticeDays }
        expect(changesOf(before, after)).toEqual(isSame ? [] : [change])
      },
    ),
  )
})

test.each([
  ['0', false],
  ['1', true],
  ['3650', true],
  ['3651', false],
  ['60.5', false],
  ['sixty', false],
  ['', false],
  [45, true],
])('a notice of %j is accepted: %s', (noticeDays, isAccepted) => {
  expect(changePolicyInput.safeParse({ version: 1, reason: 'Because.', noticeDays }).success).toBe(isAccepted)
})

test('every threshold stands under one subject, and no subject is empty', () => {
  expect(policySubjects.flatMap(thresholdsAbout)).toEqual(thresholdNames)
  for (const subject of policySubjects) expect(thresholdsAbout(subject)).not.toEqual([])
})

describe('an amount', () => {
  const amounts = thresholdNames.filter((name) => thresholdOf(name).unit === 'money')

  test('is taken as a decimal text and never as a number, whichever threshold it is of', () => {
    for (const name of amounts) {
      const input = (value: unknown) => changePolicyInput.safeParse({ version: 1, reason: 'Because.', [name]: value })
      expect([name, input('1250.50').success, input(1250.5).success]).toEqual([name, true, false])
    }
  })

  test('is read back exactly as it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...amounts), fc.integer({ min: 0, max: 100_000_000_000 }), (name, minor) => {
        const written = writeAmount({ minor: BigInt(minor), currency: policyCurrency })
        expect(readWanted({ [name]: written })).toEqual({ ok: true, value: { [name]: minor } })
      }),
    )
  })

  test.each([
    ['12.345', { code: 'invalidAmount' }],
    ['', { code: 'invalidAmount' }],
    ['-1', { code: 'invalidAmount' }],
    ['1e3', { code: 'invalidAmount' }],
    ['1000000000.01', { code: 'tooLarge', values: { max: 1_000_000_000 } }],
  ] as const)('of %j is refused at its field', (written, problem) => {
    expect(readWanted({ lowCostMax: written, noticeDays: 5 })).toMatchObject({ fields: { lowCostMax: problem } })
  })
})

test('limits may meet and not cross, and the refusal names both', () => {
  expect(limitsRefusal(initial)).toBeNull()
  expect(limitsRefusal({ ...initial, lowCostMax: 10_000_000 })).toBeNull()
  expect(limitsRefusal({ ...initial, lowCostMax: 10_000_001 })).toMatchObject({
    code: 'policyCostLimitsCrossed',
    values: { low: '100000.01', medium: '100000.00', currency: 'USD' },
  })
  expect(limitsRefusal({ ...initial, mediumRiskMax: 0 })).toMatchObject({
    code: 'policyRiskLimitsCrossed',
    values: { low: 1, medium: 0 },
  })
})
