import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodOf, quarterOf } from './rules'

test.each([
  ['2026', '2026-01-01', '2027-01-01'],
  ['2026-Q1', '2026-01-01', '2026-04-01'],
  ['2026-Q4', '2026-10-01', '2027-01-01'],
  ['2026-02', '2026-02-01', '2026-03-01'],
  ['2026-12', '2026-12-01', '2027-01-01'],
  ['2028-02-29..2028-02-29', '2028-02-29', '2028-03-01'],
] as const)('%s are the days from %s until before %s', (text, from, until) => {
  expect(periodOf(text)).toEqual({ from, until })
})

test.each([
  ...['', '26', '2026-Q5', '2026-13', '2026-00', '0000', '9999', '2026-Q', 'soon'],
  ...['2026-02-30..2026-03-01', '2026-03-01..2026-02-01', '2026-03-01..', '2026-03-01'],
])('%j names no period', (text) => {
  expect(periodOf(text)).toBeNull()
})

test('every day lies in the quarter that is named after it', () => {
  const days = fc.date({ min: new Date('0002-01-01'), max: new Date('9990-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (at) => {
      const day = at.toISOString().slice(0, 10)
      const period = periodOf(quarterOf(day))
      expect(period !== null && period.from <= day && day < period.until).toBe(true)
    }),
  )
})
