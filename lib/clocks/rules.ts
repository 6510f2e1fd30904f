import { plusDays } from '@/lib/days'
import type { ListParams } from '@/lib/list-params'
import type { ObligationKind } from '@/lib/obligations/schema'
import { type Band, type clockList, clockOwners, type Due, dues } from './schema'

export type ClockParams = ListParams<'due', keyof (typeof clockList)['filters']>

/** As many days as the dates of models are called near. */
const SOON_DAYS = 30

/** How far ahead each of them reaches, in days from today. */
const reach = { week: 7, month: 30, quarter: 91 } as const

/**
 * How a clock looks: overdue from the day after, unless there is evidence and only the rating is missing; soon within
 * thirty days. What never comes due is calm.
 */
export function bandOf(daysLeft: number | null, hasEvidence: boolean): Band {
  if (daysLeft === null || daysLeft > SOON_DAYS) return 'calm'
  return daysLeft < 0 && !hasEvidence ? 'overdue' : 'soon'
}

/** How much of the last quarter before the due day is left, from 0 to 1; of what has a quarter or more, all of it. */
export function shareLeft(daysLeft: number | null): number {
  return daysLeft === null ? 1 : Math.min(1, Math.max(0, daysLeft / reach.quarter))
}

type Settleable = {
  readonly id: string
  readonly model: { readonly slug: string }
  readonly hasEvidence?: boolean
}

/** Where each kind is done: in a part of the model's page, on a page below it, or on the page of the obligation itself. */
const places = {
  preservation: '#preservation',
  report: '/report',
  access: '#availability',
  interview: null,
  publication: null,
  correction: null,
  other: null,
} as const satisfies Record<ObligationKind, string | null>

/** The one page on which something of this kind can be settled, as a path of this app. What has evidence awaits its rating. */
export function placeOf(kind: ObligationKind, { id, model, hasEvidence = false }: Settleable): string {
  return (hasEvidence ? null : workplaceOf(kind, model.slug)) ?? `/obligations/${id}`
}

/** The page on which something of this kind is done, if that is not the page of the obligation. */
export function workplaceOf(kind: ObligationKind, slug: string): string | null {
  const place = places[kind]
  return place && `/models/${encodeURIComponent(slug)}${place}`
}

/** Days from one to another, both included; null is without end on that side. */
export type Span = {
  readonly from: string | null
  readonly until: string | null
  /** Only what has evidence, or only what has none; null is both. */
  readonly hasEvidence: boolean | null
}

const spansAhead = ['week', 'month', 'quarter'] as const

/** The days that any of `chosen` means, as few spans as possible, earliest first. What has no day is in none of them. */
export function spansOf(chosen: readonly Due[], today: string): readonly Span[] {
  const spans: Span[] = []
  const past = { from: null, until: plusDays(today, -1) }
  const [isOverdue, isUnrated] = [chosen.includes('overdue'), chosen.includes('unrated')]
  if (isOverdue || isUnrated) spans.push({ ...past, hasEvidence: isOverdue && isUnrated ? null : isUnrated })
  const farthest = spansAhead.findLast((due) => chosen.includes(due))
  if (farthest) spans.push({ from: today, until: plusDays(today, reach[farthest]), hasEvidence: null })
  if (chosen.includes('later')) spans.push({ from: plusDays(today, reach.quarter + 1), until: null, hasEvidence: null })
  return spans.reduce<readonly Span[]>(withNext, [])
}

/** Spans that touch are one. */
function withNext(joined: readonly Span[], next: Span): readonly Span[] {
  const last = joined.at(-1)
  const touches = last?.until && next.from && plusDays(last.until, 1) >= next.from && last.hasEvidence === null
  return touches ? [...joined.slice(0, -1), { ...next, from: last.from }] : [...joined, next]
}

export type BoardPart = {
  readonly name: 'overdue' | 'mine' | 'others'
  readonly params: ClockParams
  /** The last part is turned page by page; those before it are cut short and open as lists of their own. */
  readonly isPaged: boolean
}

/** Rows of a part that is cut short. */
export const PART_ROWS = 8

/**
 * The parts of the board that the address asks for, in their order: what is overdue, what waits for the reader, all the
 * rest. What never comes due, or only awaits a rating, is in none of them unless it is asked for. A later page has the
 * last part alone.
 */
export function boardOf(params: ClockParams): readonly BoardPart[] {
  const parts = partsOf(params.filters)
  const last = parts.at(-1)
  if (!last) return []
  const paged = { ...last, params: { ...params, filters: last.filters }, isPaged: true }
  if (params.after !== undefined || params.before !== undefined) return [paged]
  const cut = parts.slice(0, -1).map(({ name, filters }) => ({
    name,
    params: { ...params, size: PART_ROWS, filters },
    isPaged: false,
  }))
  return [...cut, paged]
}

type Filters = ClockParams['filters']

function partsOf(filters: Filters): readonly { readonly name: BoardPart['name']; readonly filters: Filters }[] {
  const { owner = clockOwners, due, on } = filters
  const others = clockOwners.filter((who) => who !== 'me' && owner.includes(who))
  const coming: readonly string[] = due ? due.filter((one) => one !== 'overdue') : ['quarter', 'later']
  const isComing = on !== undefined || coming.length > 0
  const ahead = on ? filters : { ...filters, due: coming }
  const parts = {
    overdue: on || (due && !due.includes('overdue')) ? null : { ...filters, due: ['overdue'] },
    mine: isComing && owner.includes('me') ? { ...ahead, owner: ['me'] } : null,
    others: isComing && others.length > 0 ? { ...ahead, owner: others } : null,
  }
  return (['overdue', 'mine', 'others'] as const).flatMap((name) => {
    const chosen = parts[name]
    return chosen ? [{ name, filters: chosen }] : []
  })
}

/** The same board narrowed to one span of time, as the summary opens it. */
export function withDue(params: ClockParams, due: Due): ClockParams {
  const { after: _after, before: _before, ...first } = params
  const { on: _on, ...filters } = params.filters
  return { ...first, filters: { ...filters, due: [due] } }
}

export function isDue(value: string): value is Due {
  return dues.some((due) => due === value)
}
