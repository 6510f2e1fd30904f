import type { DecisionOutcome } from '@/lib/decisions/schema'

/** The wish was met, or was met already. */
export const metOutcomes = ['honor', 'honorPartially', 'alreadySatisfied'] as const satisfies readonly DecisionOutcome[]

/** On one side or the other. What was put off, or is in nobody's hands, is on neither. */
export const sidedOutcomes = [...metOutcomes, 'decline'] as const satisfies readonly DecisionOutcome[]
