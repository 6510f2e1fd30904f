import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plusDays } from '@/lib/days'
import { agendaHref, agendaOf, daysOf, monthAfter, monthOf } from './rules'
import { agendaShows } from './schema'

const today = '2026-11-24'

test.each([
  [{}, { month: '2026-11', day: null, show: 'all' }],
  [{ month: '2027-02' }, { month: '2027-02', day: null, show: 'all' }],
  [
    { month: '2027-02', show: 'mine' },
    { month: '2027-02', day: null, show: 'mine' },
  ],
  [{ day: '2027-02-28' }, { month: '2027-02', day: '2027-02-28', show: 'all' }],
  [{ month: '2027-13' }, { month: '2026-11', day: null, show: 'all' }],
  [
    { month: '0000-01', day: '2027-02-30', show: 'nothing' },
    { month: '2026-11', day: null, show: 'all' },
  ],
  [{ month: ['2027-01', '2027-02'] }, { month: '2026-11', day: null, show: 'all' }],
] as const)('the address %j means %j', (raw, meant) => {
  expect(agendaOf(raw, today)).toEqual(meant)
})

test('a month begins with whole weeks, on the weekday with which they begin', () => {
  const monday = daysOf('2026-11', 1)
  expect([monday[0], monday.at(-1), monday.length]).toEqual(['2026-10-26', '2026-12-06', 42])
  const sunday = daysOf('2026-11', 0)
  expect([sunday[0], sunday.at(-1), sunday.length]).toEqual(['2026-11-01', '2026-12-05', 35])
  expect(daysOf('2027-02', 1)).toHaveLength(28)
})

test('the calendar ends where no record can mean anything any more', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
  expect(monthAfter('2199-12', 1)).toBeNull()
  expect(monthAfter('1990-01', -1)).toBeNull()
})

const month = fc.record({ year: fc.integer({ min: 1991, max: 2198 }), number: fc.integer({ min: 1, max: 12 }) })
const monthText = month.map(({ year, number }) => `${year}-${String(number).padStart(2, '0')}`)

test('the days follow one another, hold the month and at most six days beside it on either side', () => {
  fc.assert(
    fc.property(monthText, fc.constantFrom(0 as const, 1 as const), (asked, weekStart) => {
      const days = daysOf(asked, weekStart)
      expect(days.length % 7).toBe(0)
      expect(new Date(days[0] ?? '').getUTCDay()).toBe(weekStart)
      expect(days).toEqual(days.map((_, at) => plusDays(days[0] ?? '', at)))
      const inside = days.filter((day) => monthOf(day) === asked)
      expect(inside[0]).toBe(`${asked}-01`)
      expect(monthOf(plusDays(inside.at(-1) ?? '', 1))).toBe(monthAfter(asked, 1))
      expect(days.length - inside.length).toBeLessThanOrEqual(12)
    }),
  )
})

test('going on and back leads to the same month, and an address is read as it was written', () => {
  fc.assert(
    fc.property(monthText, fc.constantFrom(...agendaShows), (asked, show) => {
      expect(monthAfter(monthAfter(asked, 1) ?? '', -1)).toBe(asked)
      const query = Object.fromEntries(new URL(agendaHref({ month: asked, day: null, show }), 'http://x').searchParams)
      expect(agendaOf(query, today)).toEqual({ month: asked, day: null, show })
    }),
  )
})
