import { expect, test } from 'vitest'
import { daysBetween, plusDays } from './days'

test('days are counted over leap days and back', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1)
  expect(daysBetween('2026-01-05', '2025-12-31')).toBe(-5)
  expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
})
