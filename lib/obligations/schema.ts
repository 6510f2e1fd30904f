import { z } from 'zod'

export const owedTos = ['model', 'users', 'public', 'applicant'] as const

export type OwedTo = (typeof owedTos)[number]

export const obligationSources = ['commitment', 'promise', 'decision', 'failedCheck'] as const

export type ObligationSource = (typeof obligationSources)[number]

/** What kind of thing is owed, which tells where it can be settled. */
export const obligationKinds = [
  'preservation',
  'interview',
  'report',
  'publication',
  'access',
  'correction',
  'other',
] as const

export type ObligationKind = (typeof obligationKinds)[number]

/** An obligation in one of these is open: it is still to be settled. */
export const openStates = ['notYetDue', 'inTheWorks', 'stalled'] as const

export const verdicts = ['kept', 'compromised', 'broken'] as const

export type Verdict = (typeof verdicts)[number]

export const obligationStates = [...openStates, ...verdicts, 'notApplicable'] as const

export type ObligationState = (typeof obligationStates)[number]

export const obligationMoves = ['start', 'stall', 'resume', 'rate', 'dismiss', 'reopen'] as const

export type ObligationMove = (typeof obligationMoves)[number]

export const cadences = ['weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly'] as const

export type Cadence = (typeof cadences)[number]

/** From a first day on, before the first day after; both are calendar dates. */
export const recurrence = z.object({ cadence: z.enum(cadences), startsOn: z.iso.date(), endsOn: z.iso.date() })

export type Recurrence = z.output<typeof recurrence>
