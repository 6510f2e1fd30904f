/** Where a reviewer stands with an essay that she was asked to read. Overdue is no state: it follows from the due day. */
export const assignmentStates = [
  'assigned',
  'conflictDeclared',
  'inProgress',
  'submitted',
  'declined',
  'recused',
] as const
export type AssignmentState = (typeof assignmentStates)[number]

/** `declareNone` and `declareConflict` are the two answers to what has to be answered before the text opens. */
export const assignmentMoves = ['declareNone', 'declareConflict', 'open', 'submit', 'decline', 'recuse'] as const
export type AssignmentMove = (typeof assignmentMoves)[number]

/** What a reviewer can say. None of it keeps an essay back: that takes a motion and the votes of others. */
export const verdicts = ['clear', 'clearWithNote', 'raiseConcern'] as const
export type Verdict = (typeof verdicts)[number]
