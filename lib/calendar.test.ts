import { expect, test } from 'vitest'
import { calendarDate, daysUntil } from './calendar'

test('days are counted by the calendar in UTC, whatever the hour', () => {
  expect(daysUntil('2026-11-25', new Date('2026-11-24T23:59:59.999Z'))).toBe(1)
  expect(daysUntil('2026-11-24', new Date('2026-11-24T00:00:00Z'))).toBe(0)
  expect(daysUntil('2026-01-05', new Date('2026-01-06T00:00:00Z'))).toBe(-1)
  expect(daysUntil('2028-03-01', new Date('2028-02-28T12:00:00Z'))).toBe(2)
  expect(calendarDate(new Date('2026-11-24T23:59:59.999Z'))).toBe('2026-11-24')
})
