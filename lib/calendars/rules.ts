import type { Actor } from '@/lib/auth/permissions'
import { placeOf } from '@/lib/clocks/rules'
import { plusDays } from '@/lib/days'
import type { Stage } from '@/lib/models/schema'
import type { ObligationKind, OwedTo } from '@/lib/obligations/schema'
import { ADDRESS_PERMISSION, type CalendarPart, calendarParts, usualParts } from './schema'

/** A date stays in the calendar this long after it has passed, so that it does not vanish on the next morning. */
export const PAST_DAYS = 30

/** What the calendar reads of a model; dates are calendar dates. */
export type DatedModel = {
  readonly id: string
  readonly version: number
  readonly slug: string
  readonly displayName: string
  readonly provider: string
  readonly stage: Stage | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
  readonly updatedAt: Date
  readonly availability: readonly {
    readonly id: string
    readonly surface: string
    readonly committedUntil: string | null
  }[]
}

/** What the calendar reads of something that is owed; `dueOn` is a calendar date. */
export type OwedThing = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly kind: ObligationKind
  readonly owedTo: OwedTo
  readonly dueOn: string
  readonly isDemo: boolean
  readonly updatedAt: Date
  readonly model: NamedModel
}

type NamedModel = Pick<DatedModel, 'slug' | 'displayName' | 'provider' | 'stage'>

/** `floor` is a promise not to retire a model before a day, never a plan to retire it on that day. */
export type CalendarEntry = {
  readonly kind: 'retirement' | 'floor' | 'commitment' | 'obligation'
  /** The same for ever: a floor that becomes a firm date changes its entry and makes no second one. */
  readonly uid: string
  readonly date: string
  /** Where a model is promised. */
  readonly surface: string | null
  /** Of what is owed. */
  readonly title: string | null
  readonly owedTo: OwedTo | null
  readonly isDemo: boolean
  /** The page that it is about, as a path of this app. */
  readonly path: string
  readonly version: number
  readonly updatedAt: Date
  readonly model: NamedModel
}

/** What the address of a calendar asks for in it, as `dates,mine`; the usual parts when it asks for none. */
export function partsAsked(text: string | null): readonly CalendarPart[] {
  const asked = (text ?? '').split(',')
  const parts = calendarParts.filter((part) => asked.includes(part))
  return parts.length > 0 ? parts : usualParts
}

/** The first day that is still in the calendar. */
export function firstDayOf(today: string): string {
  return plusDays(today, -PAST_DAYS)
}

/** Everything that comes up, by day and then by name. What a retired model's floor was concerns nobody any more. */
export function entriesOf(models: readonly DatedModel[], today: string): readonly CalendarEntry[] {
  const first = firstDayOf(today)
  return models
    .flatMap((model) => [...retirementOf(model), ...commitmentsOf(model)])
    .filter(({ date }) => date >= first)
    .sort(byDay)
}

/** By day and then by name, so that the same entries are in the same order each time. */
export function byDay(one: CalendarEntry, other: CalendarEntry): number {
  return keyOf(one) < keyOf(other) ? -1 : 1
}

/**
 * Whether a token is a calendar address and nothing else. An address stands in other programs' settings and logs, so
 * a token that can do more is not taken there, even though it could read the calendar.
 */
export function isCalendarAddress(actor: Actor): boolean {
  return actor.kind === 'token' && actor.scope.length === 1 && actor.scope[0] === ADDRESS_PERMISSION
}

function retirementOf(model: DatedModel): CalendarEntry[] {
  const { id, retiresOn, isRetirementTentative, stage } = model
  if (!retiresOn || (isRetirementTentative && stage === 'retired')) return []
  const kind = isRetirementTentative ? 'floor' : 'retirement'
  return [{ ...dateOf(model), kind, uid: `retirement-${id}@emeritus`, date: retiresOn, surface: null }]
}

function commitmentsOf(model: DatedModel): CalendarEntry[] {
  return model.availability.flatMap(({ id, surface, committedUntil }) =>
    committedUntil
      ? [{ ...dateOf(model), kind: 'commitment', uid: `commitment-${id}@emeritus`, date: committedUntil, surface }]
      : [],
  )
}

function dateOf(model: DatedModel) {
  const { version, updatedAt } = model
  const path = `/models/${encodeURIComponent(model.slug)}`
  return { title: null, owedTo: null, isDemo: false, path, version, updatedAt, model }
}

/** The day on which something is due; its address is where it can be settled. What is settled is not read, and leaves. */
export function owedEntry({ kind, dueOn, ...owed }: OwedThing): CalendarEntry {
  const uid = `obligation-${owed.id}@emeritus`
  return { ...owed, kind: 'obligation', uid, date: dueOn, surface: null, path: placeOf(kind, owed) }
}

function keyOf({ date, model, uid }: CalendarEntry): string {
  return `${date} ${model.displayName} ${uid}`
}
