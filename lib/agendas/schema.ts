import { type CalendarPart, calendarParts } from '@/lib/calendars/schema'

/** A month of the calendar as `2026-11`, or one day of it, with what is shown on its days. */
export type AgendaParams = {
  readonly month: string
  readonly day: string | null
  readonly show: CalendarPart | 'all'
}

export const agendaShows = ['all', ...calendarParts] as const

/** The weekday with which a week begins, as JavaScript counts them: Sunday or Monday. */
export type WeekStart = 0 | 1

/** What falls on a day is counted this far for each kind; beyond that it is only known that there are more. */
export const DAY_LIMIT = 200
