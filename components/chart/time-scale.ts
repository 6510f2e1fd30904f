import { daysBetween, plusDays } from '@/lib/days'

/** Calendar dates (YYYY-MM-DD); `end` is the first day that is not in the picture any more. */
export type TimeDomain = { readonly start: string; readonly end: string }

/** Where something is drawn, as CSS takes it: shares of the whole width, so that zooming moves nothing by script. */
export type Place = { readonly left: string; readonly width: string }

/** The coarsest thing that begins on a day. `week` is the 8th, 15th and 22nd of a month: a quarter of it, not a Monday. */
export type TickUnit = 'year' | 'quarter' | 'month' | 'week'

export type Tick = { readonly date: string; readonly unit: TickUnit }

const units: readonly TickUnit[] = ['year', 'quarter', 'month', 'week']

/** A date with a typing error must not squeeze every other one into a single pixel. */
const MAX_YEARS = { before: 40, after: 20 } as const

/** Whole years around today and all dates, at most 40 years back and 20 ahead: what is beyond is drawn at the edge. */
export function domainOf(dates: readonly string[], today: string): TimeDomain {
  const thisYear = yearOf(today)
  const years = [...dates, today].map(yearOf)
  const first = Math.max(
    thisYear - MAX_YEARS.before,
    years.reduce((one, other) => Math.min(one, other)),
  )
  const last = Math.min(
    thisYear + MAX_YEARS.after,
    years.reduce((one, other) => Math.max(one, other)),
  )
  return { start: firstOf(first, 1), end: firstOf(last + 1, 1) }
}

/** The same dates with little room around them, for the line of a single record. Never shorter than 60 days. */
export function closeDomainOf(dates: readonly string[], today: string): TimeDomain {
  const sorted = [...dates, today].sort()
  const whole = domainOf(dates, today)
  const first = laterOf(sorted[0] ?? today, whole.start)
  const last = earlierOf(sorted.at(-1) ?? today, whole.end)
  const room = Math.max(30, Math.round(daysBetween(first, last) * 0.04))
  return { start: plusDays(first, -room), end: plusDays(last, room) }
}

/** How far a date is on the way from the start to the end: 0 to 1, also for a date outside. */
export function shareOf({ start, end }: TimeDomain, date: string): number {
  return Math.min(1, Math.max(0, daysBetween(start, date) / daysBetween(start, end)))
}

/** From the first day to the last, which is not drawn itself. An end before its beginning has no width. */
export function placeOf(domain: TimeDomain, from: string, until: string): Place {
  const left = shareOf(domain, from)
  return { left: percent(left), width: percent(Math.max(0, shareOf(domain, until) - left)) }
}

export function pointOf(domain: TimeDomain, date: string): string {
  return percent(shareOf(domain, date))
}

/** The days on which something as coarse as `finest` or coarser begins, each with the coarsest, in order. */
export function ticksOf({ start, end }: TimeDomain, finest: TickUnit): readonly Tick[] {
  const ticks: Tick[] = []
  for (let year = yearOf(start); year <= yearOf(end); year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const unit = month === 1 ? 'year' : month % 3 === 1 ? 'quarter' : 'month'
      const first = firstOf(year, month)
      ticks.push(
        { date: first, unit },
        ...[7, 14, 21].map((days) => ({ date: plusDays(first, days), unit: 'week' as const })),
      )
    }
  }
  const offered = units.slice(0, units.indexOf(finest) + 1)
  return ticks.filter(({ date, unit }) => offered.includes(unit) && date >= start && date < end)
}

/** The finest unit whose labels do not touch when all of the domain is shown on some 700 pixels. */
export function unitFor(domain: TimeDomain): TickUnit {
  const days = daysBetween(domain.start, domain.end)
  if (days > 365 * 4) return 'year'
  if (days > 365) return 'quarter'
  return 'month'
}

export function laterOf(one: string, other: string): string {
  return one > other ? one : other
}

export function earlierOf(one: string, other: string): string {
  return one < other ? one : other
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}

function firstOf(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
}

function percent(share: number): string {
  return `${Math.round(share * 1e6) / 1e4}%`
}
