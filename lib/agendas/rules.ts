import { z } from 'zod'
import { plusDays } from '@/lib/days'
import { type AgendaParams, agendaShows, type WeekStart } from './schema'

type Raw = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads the address. Never fails: what it cannot mean is left out, and the month is then today's, or the day's. */
export function agendaOf(raw: Raw, today: string): AgendaParams {
  const day = isShown(raw.day) ? raw.day : null
  const month = typeof raw.month === 'string' && isShown(`${raw.month}-01`) ? raw.month : monthOf(day ?? today)
  return { month, day, show: agendaShows.find((one) => one === raw.show) ?? 'all' }
}

/** The address that {@link agendaOf} reads as these. */
export function agendaHref({ month, day, show }: AgendaParams): string {
  const search = new URLSearchParams(day === null ? { month } : { day })
  if (show !== 'all') search.set('show', show)
  return `/calendar?${search}`
}

export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The month so many months later, or earlier; null beyond the years that the calendar has. */
export function monthAfter(month: string, months: number): string | null {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const date = new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10)
  return isShown(date) ? monthOf(date) : null
}

/** The days of the whole weeks in which the month lies, in their order. */
export function daysOf(month: string, weekStart: WeekStart): readonly string[] {
  const [first, last] = edgesOf(month)
  const lead = (weekdayOf(first) - weekStart + 7) % 7
  const tail = (weekStart + 6 - weekdayOf(last) + 7) % 7
  const start = plusDays(first, -lead)
  const count = lead + Number(last.slice(8)) + tail
  return Array.from({ length: count }, (_, at) => plusDays(start, at))
}

/** The first and the last day of a month. */
function edgesOf(month: string): readonly [string, string] {
  const first = `${month}-01`
  const [year = 0, number = 1] = month.split('-').map(Number)
  return [first, plusDays(first, new Date(Date.UTC(year, number, 0)).getUTCDate() - 1)]
}

function weekdayOf(day: string): number {
  return new Date(day).getUTCDay()
}

/** A day of the calendar in the years that any record can mean; others would only lead a crawler on for ever. */
function isShown(day: unknown): day is string {
  return z.iso.date().safeParse(day).success && String(day) >= '1990-01-01' && String(day) < '2200-01-01'
}
