import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodOf } from '@/lib/periods/rules'
import { budgetFor } from './rules'

function budgetOf(yearly: bigint, text: string): bigint {
  const period = periodOf(text)
  if (!period) throw new Error(`${text} names no period`)
  return budgetFor(yearly, period)
}

test.each([
  ['2026', 36_500n],
  ['2028', 36_500n],
  ['2026-Q1', 9_000n],
  ['2026-01-01..2027-12-31', 73_000n],
  ['2026-12-31..2026-12-31', 100n],
] as const)('of 365 dollars a year, %s has %d cents', (text, cents) => {
  expect(budgetOf(36_500n, text)).toBe(cents)
})

test('the quarters of a year have its budget between them, to within a cent for each', () => {
  const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n })
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1900, max: 2200 }), (yearly, year) => {
      const quarters = [1, 2, 3, 4].map((quarter) => budgetOf(yearly, `${year}-Q${quarter}`))
      const difference = quarters.reduce((sum, one) => sum + one, 0n) - yearly
      expect(difference >= -2n && difference <= 2n).toBe(true)
    }),
  )
})
