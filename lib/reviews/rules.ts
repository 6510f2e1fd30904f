import type { AssignmentMove, AssignmentState, Verdict } from './schema'

/**
 * Where each move leads. The text opens only after the declaration: `conflictDeclared` says that none stands in the way, and
 * whoever names one is recused. A review that was submitted stays as it is.
 */
export const assignmentTransitions = {
  assigned: { declareNone: 'conflictDeclared', declareConflict: 'recused', decline: 'declined' },
  conflictDeclared: { open: 'inProgress', decline: 'declined', recuse: 'recused' },
  inProgress: { submit: 'submitted', decline: 'declined', recuse: 'recused' },
  submitted: {},
  declined: {},
  recused: {},
} as const satisfies Record<AssignmentState, Partial<Record<AssignmentMove, AssignmentState>>>

/** The state that a move leads to; null where it is not offered. */
export function assignmentAfter(state: AssignmentState, move: AssignmentMove): AssignmentState | null {
  const offered: Partial<Record<AssignmentMove, AssignmentState>> = assignmentTransitions[state]
  return offered[move] ?? null
}

/** Whether somebody in this state may see the text: never before the declaration, and no more once she has stepped back. */
export function opensText(state: AssignmentState): boolean {
  return state === 'conflictDeclared' || state === 'inProgress' || state === 'submitted'
}

/** What a review said, and of which text. */
export type SubmittedReview = { readonly verdict: Verdict; readonly reviewerId: string; readonly sha256: string }

/** The reviews that clear the text: of it and no other, and by others than who chose it. One is enough. */
export function clearingReviews(
  reviews: readonly SubmittedReview[],
  text: { readonly sha256: string; readonly chooserId: string | null },
): readonly SubmittedReview[] {
  return reviews.filter(
    ({ verdict, reviewerId, sha256 }) =>
      verdict !== 'raiseConcern' && sha256 === text.sha256 && reviewerId !== text.chooserId,
  )
}

/** Whether somebody may post what these reviews cleared: who reviewed it alone leaves that to another person. */
export function mayPost(personId: string, clearing: readonly SubmittedReview[]): boolean {
  return clearing.some(({ reviewerId }) => reviewerId !== personId)
}
