import { type Actor, may } from '@/lib/auth/permissions'
import { calendarDate, daysBetween, plusDays } from '@/lib/days'
import { type Refusal, refuse } from '@/lib/errors'
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

/** What the rules look at. `doers` are those who own it, took it up or brought evidence, by id. */
export type MovableObligation = {
  readonly state: ObligationState
  readonly doers: readonly string[]
  readonly evidenceCount: number
}

export type OfferedObligationMove = { readonly move: ObligationMove; readonly to: readonly ObligationState[] }

/**
 * Null when `move` may lead to that state now by this actor, else why not. Ratings are by outcome: whoever did the work
 * never rates it, and nothing counts as kept without evidence. A system rates nothing.
 */
export function refusalOf(
  obligation: MovableObligation,
  step: { readonly move: ObligationMove; readonly to: ObligationState },
  actor: Actor,
): Refusal | null {
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

function leadsTo(state: ObligationState, move: ObligationMove): readonly ObligationState[] {
  const offered: Partial<Record<ObligationMove, readonly ObligationState[]>> = transitions[state]
  return offered[move] ?? []
}

export function isOpenState(state: ObligationState): boolean {
  return openStates.some((open) => open === state)
}

/** Open on a day after the one it was due on. What has no day is never overdue. */
export function isOverdue(
  { state, dueOn }: { readonly state: ObligationState; readonly dueOn: string | null },
  today: string,
): boolean {
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
  for (let at = 0; slots.length < MOST_SLOTS; at++) {
    const day = slotAt(cadence, startsOn, at)
    if (day >= endsOn) break
    slots.push(day)
  }
  return slots
}

/** Why a recurrence cannot stand; null when it can. */
export function recurrenceRefusal(recurrence: Recurrence): Refusal | null {
  const { startsOn, endsOn } = recurrence
  if (endsOn <= startsOn) return refuse('seriesEndsBeforeStart', { date: startsOn })
  const isTooLong =
    slotsOf(recurrence).length === MOST_SLOTS && slotAt(recurrence.cadence, startsOn, MOST_SLOTS) < endsOn
  return isTooLong ? refuse('seriesTooLong', { most: MOST_SLOTS }) : null
}

const daysOf = { weekly: 7, fortnightly: 14 } as const

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const

function slotAt(cadence: Cadence, startsOn: string, at: number): string {
  if (cadence === 'weekly' || cadence === 'fortnightly') {
    return plusDays(startsOn, at * daysOf[cadence])
  }
  const start = new Date(startsOn)
  const month = start.getUTCMonth() + at * monthsOf[cadence]
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return calendarDate(new Date(Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastDay))))
}

/** Days until it is due, negative when it is overdue; null when it never comes due. */
export function daysLeft(dueOn: string | null, today: string): number | null {
  return dueOn === null ? null : daysBetween(today, dueOn)
}
