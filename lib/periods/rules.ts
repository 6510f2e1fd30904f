/** A span of days: `from` is its first, `until` the first day after it; both calendar dates. */
export type Period = { readonly from: string; readonly until: string }

/**
 * The days that a text of an address names: a year `2026`, a quarter `2026-Q3`, a month `2026-09`, or the days from one to
 * another, both included, `2026-02-25..2026-05-24`. Null where it names none.
 */
export function periodOf(text: string): Period | null {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text) ?? []
  if (year !== undefined) return isYear(year) ? spanOf(Number(year), { quarter, month }) : null
  const [, from, last] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text) ?? []
  if (from === undefined || last === undefined || !isDay(from) || !isDay(last) || last < from) return null
  const until = dayAfter(last)
  return isDay(until) ? { from, until } : null
}

/** The quarter in which a day lies, as addresses write it. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** PostgreSQL has no year 0000, and nobody writes a year of five digits. */
function isYear(year: string): boolean {
  return year >= '0001' && year < '9999'
}

type Part = { readonly quarter: string | undefined; readonly month: string | undefined }

function spanOf(year: number, { quarter, month }: Part): Period {
  if (quarter !== undefined) return monthsFrom(year, { first: 3 * Number(quarter) - 2, count: 3 })
  if (month !== undefined) return monthsFrom(year, { first: Number(month), count: 1 })
  return monthsFrom(year, { first: 1, count: 12 })
}

function monthsFrom(year: number, { first, count }: { readonly first: number; readonly count: number }): Period {
  const next = first + count
  return { from: firstDay(year, first), until: next > 12 ? firstDay(year + 1, 1) : firstDay(year, next) }
}

function firstDay(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return text >= '0001-01-01' && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function dayAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}
