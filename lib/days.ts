const DAY_MS = 86_400_000

/** The calendar date (YYYY-MM-DD) of an instant in UTC, or of a date column, which is midnight there. */
export function calendarDate(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

/** Days from one calendar date (YYYY-MM-DD) to another; negative when the second comes first. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS)
}

export function plusDays(date: string, days: number): string {
  return calendarDate(new Date(Date.parse(date) + days * DAY_MS))
}
