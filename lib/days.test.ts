import { expect, test } from 'vitest'
import { calendarDate, daysBetween, plusDays } from './days'

test('days are counted over leap days and back', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1)
  expect(daysBetween('2026-01-05', '2025-12-31')).toBe(-5)
  expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
})

test('an instant has its calendar date in UTC, whatever the hour', () => {
  expect(calendarDate(new Date('2026-11-24T00:00:00Z'))).toBe('2026-11-24')
  expect(calendarDate(new Date('2026-11-24T23:59:59.999Z'))).toBe('2026-11-24')
})
