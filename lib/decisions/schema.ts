import { z } from 'zod'
import { bands } from '@/lib/costs/schema'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { obligationKinds, owedTos } from '@/lib/obligations/schema'
import { preferenceScopes } from '@/lib/preferences/schema'

export const decisionOutcomes = [
  ...(['honor', 'honorPartially', 'defer'] as const),
  ...(['decline', 'alreadySatisfied', 'outOfOurControl'] as const),
] as const

export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** With these something is to be done: honoring opens obligations. */
export const honoringOutcomes = ['honor', 'honorPartially'] as const satisfies readonly DecisionOutcome[]

/** Before its issue it is a `draft` or `proposed`, or `withdrawn`; from then on it stands, is appealed, upheld or revised. */
export const decisionStates = [
  ...(['draft', 'proposed', 'issued', 'underAppeal', 'upheld', 'revised', 'withdrawn'] as const),
] as const

export type DecisionState = (typeof decisionStates)[number]

export const precedents = ['oneOff', 'precedent', 'policy'] as const

export type Precedent = (typeof precedents)[number]

/**
 * `update` words it anew and takes a proposal back; `issue` is for whoever may decide alone, `cosign` the second signature
 * that issues what was proposed. `uphold` and `revise` judge an appeal.
 */
export const decisionMoves = [
  ...(['update', 'propose', 'issue', 'cosign', 'withdraw'] as const),
  ...(['appeal', 'uphold', 'revise'] as const),
] as const

export type DecisionMove = (typeof decisionMoves)[number]

export const decisionSorts = ['title', 'issued', 'strength', 'updated'] as const

export type DecisionSort = (typeof decisionSorts)[number]

/**
 * Newest first. `standing` is `current` for what holds now, `exception` for a current declining of a low band that nobody
 * has closed, `unexplained` where a like preference of another model went otherwise and nobody says why. `issued` and `spent` take a period of `lib/periods`:
 * when it was issued, and when something was spent on it. `model` and `theme` are names of addresses.
 */
export const decisionList = {
  sorts: decisionSorts,
  defaultSort: 'issued',
  defaultDirection: 'desc',
  filters: {
    state: decisionStates,
    outcome: decisionOutcomes,
    band: [...bands, 'none'],
    standing: ['current', 'exception', 'unexplained'],
    model: null,
    theme: null,
    issued: null,
    spent: null,
  },
  columns: {
    primary: 'title',
    shown: ['model', 'outcome', 'band', 'state', 'issued'],
    more: ['theme', 'strength', 'expected', 'decider', 'updated'],
  },
} as const satisfies ListSchema<
  DecisionSort,
  'state' | 'outcome' | 'band' | 'standing' | 'model' | 'theme' | 'issued' | 'spent'
>

/** How long each text may be, in UTF-16 units as browsers count them, and how many steps there may be. */
export const decisionLimits = {
  ...{ reasons: 10_000, note: 4000, conflict: 2000, stepTitle: 200, stepDetail: 2000, steps: 20 },
} as const

const decisionStep = z.object({
  title: field.text(decisionLimits.stepTitle),
  detail: field.optionalText(decisionLimits.stepDetail),
  owedTo: z.enum(owedTos).default('model'),
  kind: z.enum(obligationKinds).default('other'),
  dueOn: field.nullableDate().meta({ description: 'Null for what is owed for good and never comes due.' }),
  ownerId: field.nullableId().meta({ description: 'An active person who sees to it, or null for nobody.' }),
})

export type DecisionStepInput = z.output<typeof decisionStep>

/** What a draft says; it may be unfinished until it is proposed or issued. A form sends the steps as JSON in one field. */
const said = {
  outcome: z.enum(decisionOutcomes),
  optionId: field.nullableId().meta({ description: 'The option that is taken, where it is honored.' }),
  reasons: field.optionalText(decisionLimits.reasons),
  passedOver: field.optionalText(decisionLimits.note).meta({ description: 'Why a cheaper option is not taken.' }),
  distinguishing: field
    .optionalText(decisionLimits.note)
    .meta({ description: 'Why a like preference of another model went otherwise.' }),
  precedent: z.enum(precedents).default('oneOff'),
  reviewBy: field.nullableDate().meta({ description: 'Of a deferral: the day on which it is looked at again.' }),
  publicSummary: field.optionalText(decisionLimits.note),
  conflict: field
    .optionalText(decisionLimits.conflict)
    .meta({ description: 'Your interests in it, if it is you who will decide.' }),
  steps: field
    .carried(z.array(decisionStep).max(decisionLimits.steps).default([]))
    .default([])
    .meta({ description: 'What honoring it takes; each becomes an obligation when it is issued.' }),
} as const

/** Refused once a newer assessment has come in, so that nobody decides on what she has not seen. */
const readUntil = z.iso
  .datetime()
  .optional()
  .meta({ description: 'When the newest assessment that the writer has read was submitted.' })

export const draftDecisionInput = z.object({ preferenceId: field.id(), ...said, readUntil })

export type DraftDecisionInput = z.output<typeof draftDecisionInput>

const seen = { id: field.id(), version: field.version() }

export const updateDecisionInput = z.object({ ...seen, ...said, readUntil })

export type UpdateDecisionInput = z.output<typeof updateDecisionInput>

/** Whoever takes a draft back or closes an exception says why. */
export const explainedDecisionInput = z.object({
  ...seen,
  reason: field.text(2000).meta({ description: 'Stands in the history.' }),
})

export type ExplainedDecisionInput = z.output<typeof explainedDecisionInput>

/** What every change of a decision answers. */
export const decisionReceipt = z.object({ id: shown.id(), version: shown.version() })

export type DecisionReceipt = z.output<typeof decisionReceipt>

/** A decision as lists show it. Amounts are minor units of their currency. */
export const decisionRow = z.object({
  id: shown.id(),
  version: shown.version(),
  number: z.int().meta({ description: 'Its place among the decisions about this preference.' }),
  preferenceId: shown.id(),
  title: z.string(),
  model: z.object({ slug: z.string(), displayName: z.string() }),
  theme: z.object({ slug: z.string(), title: z.string() }),
  scope: z.enum(preferenceScopes),
  strength: z.int(),
  state: z.enum(decisionStates),
  outcome: z.enum(decisionOutcomes),
  band: z.enum(bands).nullable(),
  expectedMinor: z.string().nullable(),
  currency: z.string(),
  decider: z.string().meta({ description: 'Of a draft, whoever wrote it.' }),
  isCurrent: z.boolean(),
  isException: z.boolean().meta({ description: 'Low in cost and declined all the same, and nobody has closed it.' }),
  issuedAt: shown.instant().nullable(),
  updatedAt: shown.instant(),
  isDemo: z.boolean(),
})
