import { type Band, bands } from '@/lib/costs/schema'
import { plusDays } from '@/lib/days'
import { type DecisionOutcome, decisionList, honoringOutcomes } from '@/lib/decisions/schema'
import { type ListSchema, listHref, parseList } from '@/lib/list-params'
import { obligationList, type Verdict } from '@/lib/obligations/schema'
import { type Period, periodOf, quarterOf } from '@/lib/periods/rules'
import { preferenceList, type UndecidedAge, undecidedAges } from '@/lib/preferences/schema'
import type { Counted, Share } from './schema'

/** The text that means all that is on record. */
const EVERYTHING = 'all'

/** All days that a period can name, for lists that show what has happened at any time. */
export const ANY_DAY = '0001-01-01..9998-12-30'

export type PeriodChoice = { readonly text: string; readonly period: Period | null }

/** The period that an address asks for; the year of today where it asks for none that there is. */
export function periodChoice(text: string | undefined, today: string): PeriodChoice {
  if (text === EVERYTHING) return { text, period: null }
  const asked = text === undefined ? null : periodOf(text)
  if (text !== undefined && asked) return { text, period: asked }
  const year = today.slice(0, 4)
  return { text: year, period: periodOf(year) }
}

/** The periods that the page offers, each with its text in addresses. */
export function periodPresets(today: string) {
  const lastQuarter = quarterOf(plusDays(`${quarterStart(today)}`, -1))
  return [
    { name: 'thisQuarter', text: quarterOf(today) },
    { name: 'lastQuarter', text: lastQuarter },
    { name: 'thisYear', text: today.slice(0, 4) },
    { name: 'all', text: EVERYTHING },
  ] as const
}

/** The last quarters up to the one in which the period ends, and no further than today, the newest last. */
export function quartersUpTo(period: Period | null, today: string, count: number): readonly string[] {
  const lastDay = period ? plusDays(period.until, -1) : today
  let day = lastDay < today ? lastDay : today
  const quarters: string[] = []
  while (quarters.length < count) {
    quarters.unshift(quarterOf(day))
    day = plusDays(quarterStart(day), -1)
  }
  return quarters
}

function quarterStart(day: string): string {
  return periodOf(quarterOf(day))?.from ?? day
}

/** From the first day of the first quarter on, until after the last day of the last. */
export function spanOfQuarters(quarters: readonly string[]): Period | null {
  const [first, last] = [periodOf(quarters[0] ?? ''), periodOf(quarters.at(-1) ?? '')]
  return first && last && { from: first.from, until: last.until }
}

/** Half up, whole percent; null of none. */
export function percentOf({ part, whole }: Share): number | null {
  return whole.count === 0 ? null : Math.floor((200 * part.count + whole.count) / (2 * whole.count))
}

export function isHonoring(outcome: DecisionOutcome): boolean {
  return honoringOutcomes.some((honoring) => honoring === outcome)
}

type Filters<Schema extends { readonly filters: object }> = Readonly<
  Partial<Record<keyof Schema['filters'], readonly string[]>>
>

export type Asked = { readonly choice: PeriodChoice; readonly models: readonly string[] }

export type Links = ReturnType<typeof linksFor>

/** Addresses of the rows that a number counts, for the period and models that were asked for. */
export function linksFor({ choice, models: model }: Asked) {
  const issued = choice.period ? [choice.text] : []
  const current = (filters: Filters<typeof decisionList> = {}) =>
    decisions({ standing: ['current'], issued, model, ...filters })
  return {
    /** What holds now of what was issued in the period. */
    current,
    honored: (filters: Filters<typeof decisionList> = {}) => current({ outcome: honoringOutcomes, ...filters }),
    unexplained: () => decisions({ standing: ['unexplained'], issued, model }),
    exceptions: () => decisions({ standing: ['exception'], model }),
    spent: () => decisions({ spent: [choice.period ? choice.text : ANY_DAY], model }),
    open: (age: readonly UndecidedAge[] = undecidedAges) => addressOf('/preferences', preferenceList, { age, model }),
    promises: (verdict: Verdict) =>
      addressOf('/obligations', obligationList, { state: [verdict], rated: issued, model }),
  }
}

function decisions(filters: Filters<typeof decisionList>): string {
  return addressOf('/decisions', decisionList, filters)
}

function addressOf<Sort extends string, Filter extends string>(
  path: string,
  schema: ListSchema<Sort, Filter>,
  filters: Readonly<Partial<Record<Filter, readonly string[]>>>,
): string {
  return `${path}${listHref(schema, { ...parseList(schema, {}), filters })}`
}

export type OutcomeCount = { readonly outcome: DecisionOutcome; readonly count: number }

/** How many of these decisions honor, of how many. */
export function shareOf(counts: readonly OutcomeCount[], links: { part: string; whole: string }): Share {
  const total = (some: readonly OutcomeCount[]) => some.reduce((sum, { count }) => sum + count, 0)
  return {
    part: { count: total(counts.filter(({ outcome }) => isHonoring(outcome))), href: links.part },
    whole: { count: total(counts), href: links.whole },
  }
}

/** Each id once, the one with most first; of equal ones the lower id. */
export function rankedIds(
  counts: readonly { readonly id: string | null; readonly count: number }[],
): readonly string[] {
  const sums = new Map<string, number>()
  for (const { id, count } of counts) if (id !== null) sums.set(id, (sums.get(id) ?? 0) + count)
  return [...sums].toSorted(([one, many], [other, few]) => few - many || (one < other ? -1 : 1)).map(([id]) => id)
}

export const shownBands = [...bands, 'none'] as const satisfies readonly (Band | 'none')[]

/** Every number with its link that stands anywhere in `facts`. */
export function countedIn(facts: unknown): readonly Counted[] {
  if (typeof facts !== 'object' || facts === null) return []
  if (isCounted(facts)) return [facts]
  return Object.values(facts).flatMap(countedIn)
}

function isCounted(value: object): value is Counted {
  return 'count' in value && typeof value.count === 'number' && 'href' in value && typeof value.href === 'string'
}
