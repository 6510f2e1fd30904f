import { type Actor, may } from '@/lib/auth/permissions'
import type { MovableDecision } from '@/lib/decisions/rules'
import type { DecisionState } from '@/lib/decisions/schema'
import { type Refusal, refuse } from '@/lib/errors'

/** What somebody may dissent from: it is proposed, or it holds. */
export const dissentStates = ['proposed', 'issued', 'underAppeal', 'upheld'] as const satisfies readonly DecisionState[]

/** Why this actor cannot record a dissent; null when she can. Whoever signed it does not dissent from it. */
export function dissentRefusal(
  { state, deciderId, cosignerId }: Pick<MovableDecision, 'state' | 'deciderId' | 'cosignerId'>,
  actor: Actor,
): Refusal | null {
  if (!dissentStates.some((known) => known === state)) return refuse('decisionMoveNotOffered', { state })
  if (actor.id === null) return refuse('decisionNeedsPerson')
  if (!may(actor, 'decision.dissent')) return refuse('dissentNeedsReader')
  return actor.id === deciderId || actor.id === cosignerId ? refuse('dissentOwn') : null
}
