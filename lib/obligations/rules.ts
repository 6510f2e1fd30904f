import { type Actor, may } from '@/lib/auth/permissions'
import { calendarDate, daysBetween } from '@/lib/days'
import { done, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import {
  type Cadence,
  type ObligationMove,
  type ObligationState,
  obligationMoves,
  openStates,
  type Recurrence,
  type Verdict,
  verdicts,
} from './schema'

/** Where each move leads, from each state. Whatever was rated may be rated again; what it was stays on record. */
export const transitions = {
  notYetDue: { start: ['inTheWorks'], rate: verdicts, dismiss: ['notApplicable'] },
  inTheWorks: { stall: ['stalled'], rate: verdicts, dismiss: ['notApplicable'] },
  stalled: { resume: ['inTheWorks'], rate: verdicts, dismiss: ['notApplicable'] },
  kept: { rate: ['compromised', 'broken'] },
  compromised: { rate: ['kept', 'broken'] },
  broken: { rate: ['kept', 'compromised'] },
  notApplicable: { reopen: ['notYetDue'] },
} as const satisfies Record<ObligationState, Partial<Record<ObligationMove, readonly ObligationState[]>>>

/** What the rules look at. `doers` are all who ever owned it, took it up or brought evidence, by id. */
export type MovableObligation = {
  readonly state: ObligationState
  readonly doers: readonly string[]
  readonly evidenceCount: number
}

/** One move to one state. */
export type ObligationStep = { readonly move: ObligationMove; readonly to: ObligationState }

export type OfferedObligationMove = { readonly move: ObligationMove; readonly to: readonly ObligationState[] }

/**
 * Null when `move` may lead to that state now by this actor, else why not. Ratings are by outcome: whoever did the work
 * never rates it, and nothing counts as kept without evidence. A system rates nothing.
 */
export function refusalOf(obligation: MovableObligation, step: ObligationStep, actor: Actor): Refusal | null {
  const { state, doers, evidenceCount } = obligation
  if (!leadsTo(state, step.move).includes(step.to)) return refuse('obligationMoveNotOffered', { state })
  if (step.move !== 'rate') return may(actor, 'obligation.move') ? null : refuse('obligationNeedsSteward')
  if (!may(actor, 'obligation.rate')) return refuse('ratingNeedsRater')
  if (actor.id === null) return refuse('ratingNeedsPerson')
  if (doers.includes(actor.id)) return refuse('doerNeverRates')
  if (step.to === 'kept' && evidenceCount === 0) return refuse('keptNeedsEvidence')
  return null
}

/** Every move that would be accepted now, with the states it can lead to. */
export function movesOf(obligation: MovableObligation, actor: Actor): readonly OfferedObligationMove[] {
  return obligationMoves.flatMap((move) => {
    const to = leadsTo(obligation.state, move).filter((next) => !refusalOf(obligation, { move, to: next }, actor))
    return to.length > 0 ? [{ move, to }] : []
  })
}

/**
 * What keeps somebody who may rate from rating this now, or from calling it kept; null when nothing does, and for whoever
 * rates nothing at all.
 */
export function ratingHeldBack(obligation: MovableObligation, actor: Actor): Refusal | null {
  if (!may(actor, 'obligation.rate')) return null
  const refusals = leadsTo(obligation.state, 'rate').map((to) => refusalOf(obligation, { move: 'rate', to }, actor))
  return refusals.find((refusal) => refusal !== null) ?? null
}

function leadsTo(state: ObligationState, move: ObligationMove): readonly ObligationState[] {
  const offered: Partial<Record<ObligationMove, readonly ObligationState[]>> = transitions[state]
  return offered[move] ?? []
}

export function isOpenState(state: ObligationState): boolean {
  return openStates.some((open) => open === state)
}

type Clocked = {
  readonly state: ObligationState
  readonly dueOn: string | null
  readonly evidenceCount?: number
}

/**
 * Open on a day after the one it was due on, and nothing shows that it was done. What has no day is never overdue; what
 * has evidence awaits a rating instead.
 */
export function isOverdue({ evidenceCount = 0, ...clocked }: Clocked, today: string): boolean {
  return evidenceCount === 0 && isPast(clocked, today)
}

/** Past its day, with evidence that nobody has rated. */
export function awaitsRating({ evidenceCount = 0, ...clocked }: Clocked, today: string): boolean {
  return evidenceCount > 0 && isPast(clocked, today)
}

function isPast({ state, dueOn }: Clocked, today: string): boolean {
  return dueOn !== null && dueOn < today && isOpenState(state)
}

/** From best to worst. */
const ranks = { kept: 0, compromised: 1, broken: 2 } as const satisfies Record<Verdict, number>

/** True when a later rating lowers an earlier one: `kept` and then `broken`. */
export function isRegression(earlier: Verdict, later: Verdict): boolean {
  return ranks[later] > ranks[earlier]
}

/** More than any promise on record asks for; a longer one is a mistake in a date. */
export const MOST_SLOTS = 520

/**
 * The days on which a recurring obligation comes due: the first day, and one each time until the first day after. Of
 * months that are too short for the day, the last day. "Weekly from 2026-02-25 for three months" makes 13.
 */
export function slotsOf({ cadence, startsOn, endsOn }: Recurrence): readonly string[] {
  const slots: string[] = []
  while (slots.length < MOST_SLOTS) {
    const day = slotAt(cadence, startsOn, slots.length)
    if (day === null || day >= endsOn) break
    slots.push(day)
  }
  return slots
}

/** Why a recurrence cannot stand; null when it can. */
export function recurrenceRefusal(recurrence: Recurrence): Refusal | null {
  const { cadence, startsOn, endsOn } = recurrence
  if (endsOn <= startsOn) return refuse('seriesEndsBeforeStart', { date: startsOn })
  const beyond = slotAt(cadence, startsOn, MOST_SLOTS)
  return beyond !== null && beyond < endsOn ? refuse('seriesTooLong', { most: MOST_SLOTS }) : null
}

const daysOf = { weekly: 7, fortnightly: 14 } as const

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const

/** Null beyond the year 9999, where a calendar date would have no four digits and could not be compared as text. */
function slotAt(cadence: Cadence, startsOn: string, at: number): string | null {
  const start = new Date(startsOn)
  const day =
    cadence === 'weekly' || cadence === 'fortnightly'
      ? dayOf(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + at * daysOf[cadence])
      : monthsAfter(start, at * monthsOf[cadence])
  return day.getUTCFullYear() > 9999 ? null : calendarDate(day)
}

function monthsAfter(start: Date, months: number): Date {
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + months]
  const lastDay = dayOf(year, month + 1, 0).getUTCDate()
  return dayOf(year, month, Math.min(start.getUTCDate(), lastDay))
}

/** `Date.UTC` would take a year below 100 for one of the last century. */
function dayOf(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return date
}

/** The slot in whose time a day falls: from its own day until the next one's. Null before the first and after the last. */
export function slotOn(recurrence: Recurrence, day: string): number | null {
  if (day < recurrence.startsOn || day >= recurrence.endsOn) return null
  return slotsOf(recurrence).filter((slot) => slot <= day).length
}

/** Days until it is due, negative when it is overdue; null when it never comes due. */
export function daysLeft(dueOn: string | null, today: string): number | null {
  return dueOn === null ? null : daysBetween(today, dueOn)
}

/** The recurrence that an input means, or null for what is owed once; refuses half of one. */
export function readRecurrence(written: {
  readonly cadence: Cadence | null
  readonly startsOn: string | null
  readonly endsOn: string | null
}): Result<Recurrence | null> {
  const { cadence, startsOn, endsOn } = written
  if (!cadence) return done(null)
  if (!startsOn || !endsOn) {
    const missing = { code: 'required' } as const
    return refuseFields({ ...(startsOn ? {} : { startsOn: missing }), ...(endsOn ? {} : { endsOn: missing }) })
  }
  const recurrence = { cadence, startsOn, endsOn }
  const refusal = recurrenceRefusal(recurrence)
  return refusal ? { ...refusal, fields: { endsOn: { code: 'invalid' } } } : done(recurrence)
}

/** Why it cannot be given to somebody now; null when it can. What is settled has nothing left to see to. */
export function assignRefusal({ state }: Pick<MovableObligation, 'state'>, actor: Actor): Refusal | null {
  if (!isOpenState(state)) return refuse('obligationMoveNotOffered', { state })
  return may(actor, 'obligation.move') ? null : refuse('obligationNeedsSteward')
}

/** Everybody who had a hand in it, with somebody more; the same people for somebody who is known or nobody. */
export function withDoer(doers: readonly string[], id: string | null): readonly string[] {
  return id === null || doers.includes(id) ? doers : [...doers, id]
}

/** For each rating in the order in which they were given, whether it lowers the one before it. */
export function regressionsOf(ratings: readonly Verdict[]): readonly boolean[] {
  return ratings.map((verdict, at) => {
    const earlier = ratings[at - 1]
    return earlier !== undefined && isRegression(earlier, verdict)
  })
}

/** What the picture of a series shows of one slot: its rating, or what is known without one. */
export type SlotMark = Verdict | 'shown' | 'unrated' | 'ahead' | 'notApplicable'

type PicturedSlot = { readonly state: ObligationState; readonly dueOn: string; readonly evidenceCount: number }

/** Evidence without a rating is no verdict, and neither is its absence. */
export function slotMark({ state, dueOn, evidenceCount }: PicturedSlot, today: string): SlotMark {
  if (state === 'kept' || state === 'compromised' || state === 'broken' || state === 'notApplicable') return state
  if (evidenceCount > 0) return 'shown'
  return dueOn > today ? 'ahead' : 'unrated'
}

/** How many slots there are, have evidence, and were rated. */
export function summaryOf(slots: readonly Pick<PicturedSlot, 'state' | 'evidenceCount'>[]) {
  return {
    slots: slots.length,
    shown: slots.filter(({ evidenceCount }) => evidenceCount > 0).length,
    rated: slots.filter(({ state }) => verdicts.some((verdict) => verdict === state)).length,
  }
}
