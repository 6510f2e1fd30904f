import { type Actor, may } from '@/lib/auth/permissions'
import { type DecidedOutcome, honoringRefusal } from '@/lib/decision-parts/rules'
import { type Refusal, refuse } from '@/lib/errors'
import { isOpenState } from '@/lib/obligations/rules'
import type { ObligationState } from '@/lib/obligations/schema'
import type { PreferenceState } from '@/lib/preferences/schema'

/** What a decision made owed; `doers` are all who ever had a hand in it, by id. */
export type OwedFromIt = {
  readonly title: string
  readonly state: ObligationState
  readonly doers: readonly string[]
}

export type RatableDecision = DecidedOutcome & {
  /** The newest about its preference that was issued and not revised. */
  readonly isCurrent: boolean
  readonly deciderId: string
  readonly cosignerId: string | null
  readonly owed: readonly OwedFromIt[]
}

/**
 * Why this actor cannot say now how close what was done comes to what was asked; null when she can. First everything that
 * was owed is rated by itself, and whoever decided or did it never judges it.
 */
export function fidelityRefusal(decision: RatableDecision, actor: Actor): Refusal | null {
  if (!may(actor, 'fidelityRating.record')) return refuse('forbidden')
  const refusal = honoringRefusal(decision)
  if (refusal) return refusal
  if (!decision.isCurrent || decision.state === 'revised') return refuse('decisionNotInForce')
  if (actor.id === null) return refuse('ratingNeedsPerson')
  if (actor.id === decision.deciderId || actor.id === decision.cosignerId) return refuse('deciderNeverRates')
  if (decision.owed.some(({ doers }) => isAmong(doers, actor.id))) return refuse('doerNeverRates')
  const open = decision.owed.filter(({ state }) => isOpenState(state))
  if (decision.owed.length === 0) return refuse('nothingOwedYet')
  if (open.length === 0) return null
  return refuse('fidelityTooEarly', { count: open.length, titles: open.map(({ title }) => title).join('; ') })
}

/** A rating settles a preference that is being honored unless something that was owed is broken. A later one only adds. */
export function settlesPreference(state: PreferenceState, owed: readonly Pick<OwedFromIt, 'state'>[]): boolean {
  return state === 'fulfilling' && owed.every((one) => one.state !== 'broken')
}

function isAmong(doers: readonly string[], id: string | null): boolean {
  return id !== null && doers.includes(id)
}
