/** The calendar date (YYYY-MM-DD) of an instant in UTC, or of a date column, which is midnight there. */
export function calendarDate(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

/** Days from today until a date; negative when it is past. Both are calendar dates in UTC. */
export function daysUntil(date: string, now: Date): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${calendarDate(now)}T00:00:00Z`)) / 86_400_000)
}
