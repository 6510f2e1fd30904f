import { type DecisionOutcome, type DecisionState, honoringOutcomes } from '@/lib/decisions/schema'
import { type Refusal, refuse } from '@/lib/errors'

export type DecidedOutcome = { readonly state: DecisionState; readonly outcome: DecisionOutcome }

/** From its issue on a decision is one, whatever becomes of it. */
export function issuedRefusal({ state }: Pick<DecidedOutcome, 'state'>): Refusal | null {
  return state === 'draft' || state === 'proposed' || state === 'withdrawn' ? refuse('decisionNotIssued') : null
}

/** Only honoring a preference makes something owed, which is then done, costs something and is rated. */
export function honoringRefusal(decision: DecidedOutcome): Refusal | null {
  const isHonoring = honoringOutcomes.some((outcome) => outcome === decision.outcome)
  return issuedRefusal(decision) ?? (isHonoring ? null : refuse('decisionOwesNothing'))
}
