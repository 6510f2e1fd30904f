import { type Actor, may } from '@/lib/auth/permissions'
import type { Band } from '@/lib/costs/schema'
import type { DecisionOutcome, DecisionState } from '@/lib/decisions/schema'
import { type Refusal, refuse } from '@/lib/errors'

type Standing = {
  readonly state: DecisionState
  readonly outcome: DecisionOutcome
  readonly band: Band | null
  readonly isCurrent: boolean
  readonly isClosed: boolean
}

/** Low in cost, declined all the same, and still open: it stays listed for leadership. */
export function isException({ outcome, band, isCurrent, isClosed }: Standing): boolean {
  return isCurrent && outcome === 'decline' && band === 'low' && !isClosed
}

/** Why this exception cannot be closed by this actor; null when it can. */
export function closeRefusal(standing: Standing, actor: Actor): Refusal | null {
  if (!isException(standing)) return refuse('decisionNotException')
  return may(actor, 'decision.close') ? null : refuse('closeNeedsLeadership')
}
