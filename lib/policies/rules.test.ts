import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange, changesOf, readValues } from './rules'
import { changePolicyInput, policyValues, thresholdNames, thresholdOf } from './schema'

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
