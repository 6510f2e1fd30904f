import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'

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
export type Recurrence = { readonly cadence: Cadence; readonly startsOn: string; readonly endsOn: string }

export const obligationSorts = ['title', 'due', 'updated'] as const

export type ObligationSort = (typeof obligationSorts)[number]

/**
 * `overdue` is open after its day without evidence, `unrated` with some; `ahead` is due from today on, `none` never comes
 * due or has no day yet.
 */
export const dueFilters = ['overdue', 'unrated', 'ahead', 'none'] as const

/**
 * Soonest first. `model` and `commitment` take the names that stand in the addresses of their pages, `rated` a period of
 * `lib/periods` in which it got the rating that holds.
 */
export const obligationList = {
  sorts: obligationSorts,
  defaultSort: 'due',
  defaultDirection: 'asc',
  filters: {
    state: obligationStates,
    due: dueFilters,
    owner: ['me', 'none'],
    owedTo: owedTos,
    source: obligationSources,
    kind: obligationKinds,
    model: null,
    commitment: null,
    rated: null,
  },
  columns: {
    primary: 'title',
    shown: ['model', 'due', 'state', 'owner'],
    more: ['owedTo', 'source', 'kind', 'evidence', 'updated'],
  },
} as const satisfies ListSchema<
  ObligationSort,
  'state' | 'due' | 'owner' | 'owedTo' | 'source' | 'kind' | 'model' | 'commitment' | 'rated'
>

const seen = { id: field.id(), version: field.version() }

const reason = field.text(2000).meta({ description: 'Stands in the history.' })

/** Taking it up and going on with it need no reason. */
export const moveObligationInput = z.object({ ...seen, reason: field.optionalText(2000) })

/** Whoever stops working on something, takes it off the ledger or puts it back says why. */
export const explainedMoveInput = z.object({ ...seen, reason })

export type MoveObligationInput = z.output<typeof moveObligationInput>

export const rateObligationInput = z.object({
  ...seen,
  verdict: z.enum(verdicts).meta({ description: 'By outcome; intentions and efforts do not count.' }),
  reason,
})

export type RateObligationInput = z.output<typeof rateObligationInput>

export const assignObligationInput = z.object({
  ...seen,
  ownerId: z
    .preprocess((value) => (value === '' ? null : value), field.id().nullable())
    .meta({ description: 'An active person, or null for nobody.' }),
})

export type AssignObligationInput = z.output<typeof assignObligationInput>

export const obligationReceipt = z.object({ id: shown.id(), version: shown.version() })

export type ObligationReceipt = z.output<typeof obligationReceipt>

const named = z.object({ id: shown.id(), name: z.string() })

/** An obligation as lists show it. `slot` counts from 1 in a series of `slots`, and is 0 for what is owed once. */
export const obligationRow = z.object({
  id: shown.id(),
  version: shown.version(),
  title: z.string(),
  model: z.object({ slug: z.string(), displayName: z.string() }),
  owedTo: z.enum(owedTos),
  source: z.enum(obligationSources),
  kind: z.enum(obligationKinds),
  state: z.enum(obligationStates),
  dueOn: shown.date().nullable(),
  isDueAtRetirement: z.boolean(),
  isOverdue: z.boolean(),
  owner: named.nullable(),
  evidenceCount: z.int(),
  slot: z.int(),
  slots: z.int(),
  isDemo: z.boolean(),
  updatedAt: shown.instant(),
})

const evidence = z.object({
  id: shown.id(),
  url: z.string(),
  sha256: z.string(),
  title: z.string(),
  capturedOn: shown.date(),
  note: z.string(),
  addedBy: z.string(),
  createdAt: shown.instant(),
  isDemo: z.boolean(),
})

const rating = z.object({
  id: shown.id(),
  verdict: z.enum(verdicts),
  reason: z.string(),
  ratedBy: z.string(),
  createdAt: shown.instant(),
  isRegression: z.boolean().meta({ description: 'It lowers the one before it.' }),
  isDemo: z.boolean(),
})

/** One slot of a series, for its picture. */
export const seriesSlot = z.object({
  id: shown.id(),
  slot: z.int(),
  dueOn: shown.date(),
  state: z.enum(obligationStates),
  evidenceCount: z.int(),
})

/** An obligation with why it is owed, what shows what became of it, and the moves the reader may make now. */
export const obligationRecord = obligationRow.extend({
  detail: z.string(),
  stateReason: z.string(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  createdAt: shown.instant(),
  commitment: z
    .object({
      ...{ slug: z.string(), title: z.string(), number: z.int(), statement: z.string(), statedOn: shown.date() },
      ...{ sourceUrl: z.string(), sourceTitle: z.string() },
    })
    .nullable()
    .meta({ description: 'What made it owed, as the version of that day says it.' }),
  decision: z
    .object({ id: shown.id(), title: z.string() })
    .nullable()
    .meta({ description: 'The decision to honor a preference that made it owed.' }),
  series: z.array(seriesSlot),
  evidence: z.array(evidence),
  ratings: z.array(rating),
  moves: z.array(z.object({ move: z.enum(obligationMoves), to: z.array(z.enum(obligationStates)) })),
  ratingHeldBack: shown
    .refusal()
    .nullable()
    .meta({ description: 'Why you, who may rate, cannot rate this, or cannot call it kept.' }),
  isAssignable: z.boolean(),
})
