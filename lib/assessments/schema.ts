import { z } from 'zod'
import { bands, HIGHEST_RISK } from '@/lib/costs/schema'
import { field, shown } from '@/lib/fields'
import { currencies } from '@/lib/money/schema'
import { policyCurrency } from '@/lib/policies/schema'

/** Whether it can be honored at all. */
export const feasibilities = ['feasible', 'infeasible', 'undecided'] as const

export type Feasibility = (typeof feasibilities)[number]

export const assessmentStates = ['draft', 'submitted', 'withdrawn'] as const

export type AssessmentState = (typeof assessmentStates)[number]

/** How much of what was asked for an option gives. */
export const optionKinds = ['full', 'partial', 'symbolic', 'deferred'] as const

export type OptionKind = (typeof optionKinds)[number]

/** What an estimate rests on, the firmest first. */
export const estimateBases = ['quote', 'measured', 'analogous', 'guess'] as const

export type EstimateBasis = (typeof estimateBases)[number]

export const reversibilities = ['reversible', 'costlyToReverse', 'irreversible'] as const

export type Reversibility = (typeof reversibilities)[number]

export const assessmentMoves = ['update', 'submit', 'discard', 'withdraw'] as const

export type AssessmentMove = (typeof assessmentMoves)[number]

/** How long each text may be, in UTF-16 units as browsers count them, and how much there may be of the rest. */
export const assessmentLimits = {
  ...{ explanation: 4000, title: 200, description: 4000, riskNote: 2000, sourceTitle: 300, amount: 20 },
  ...{ fewestOptions: 2, options: 12, horizonMonths: 600 },
} as const

/** Amounts are decimal texts, and blank where there are none: the rule reads them, because it knows what they count. */
const estimate = z.object({ low: amount(), likely: amount(), high: amount() })

const costs = z
  .object({
    oneOffMoney: cost('Money, once.'),
    oneOffDays: cost('Person-days, once; up to two decimals.'),
    monthlyMoney: cost('Money, each month.'),
    monthlyDays: cost('Person-days, each month; up to two decimals.'),
    monthlyGpuHours: cost('GPU-hours, each month; up to two decimals.'),
  })
  .meta({ description: 'A kind that is left out costs nothing. Low, likely and high rise, or are equal.' })

const risk = () => z.coerce.number().int().min(0).max(HIGHEST_RISK).default(0)

const risks = z.object({ safety: risk(), security: risk(), legal: risk(), reputation: risk() })

const writtenOption = z.object({
  kind: z.enum(optionKinds).meta({ description: 'How much of what was asked for it gives.' }),
  title: field.optionalText(assessmentLimits.title),
  description: field.optionalText(assessmentLimits.description),
  currency: z
    .enum(currencies)
    .default(policyCurrency)
    .meta({ description: 'The currency of the policy; others are refused, because they are never converted.' }),
  horizonMonths: z.coerce.number().int().min(0).max(assessmentLimits.horizonMonths),
  basis: z.enum(estimateBases),
  sourceUrl: field.optionalWebAddress(),
  sourceTitle: field.optionalText(assessmentLimits.sourceTitle),
  reversibility: z.enum(reversibilities),
  risks: risks.default({ safety: 0, security: 0, legal: 0, reputation: 0 }),
  riskNote: field.optionalText(assessmentLimits.riskNote),
  costs: costs.default({}),
})

const content = {
  feasibility: z.enum(feasibilities),
  explanation: field
    .optionalText(assessmentLimits.explanation)
    .meta({ description: 'How the assessor came to it; where it is infeasible, why.' }),
  options: field.carried(z.array(writtenOption).max(assessmentLimits.options)).default([]),
}

/** `version` is the one of the preference that the sender read. A form sends the options as fields, or as JSON in one. */
export const draftAssessmentInput = z.object({
  preferenceId: field.id(),
  version: field.version(),
  ...content,
})

export type DraftAssessmentInput = z.output<typeof draftAssessmentInput>

export const updateAssessmentInput = z.object({ id: field.id(), version: field.version(), ...content })

export type UpdateAssessmentInput = z.output<typeof updateAssessmentInput>

/** Whatever is done with the whole of one's own assessment. */
export const assessmentMoveInput = z.object({ id: field.id(), version: field.version() })

export type AssessmentMoveInput = z.output<typeof assessmentMoveInput>

export const assessmentReceipt = z.object({ id: shown.id(), version: shown.version(), preferenceId: shown.id() })

export type AssessmentReceipt = z.output<typeof assessmentReceipt>

const shownAmount = () => z.string().meta({ description: 'A decimal text in the currency of the option.' })

/** An assessment that holds, with what each option comes to under the policy in force. */
export const heldAssessment = z.object({
  id: shown.id(),
  version: shown.version(),
  assessorId: shown.id(),
  assessor: z.string(),
  feasibility: z.enum(feasibilities),
  explanation: z.string(),
  policyVersion: z.int().nullable().meta({ description: 'Of the policy that was in force when it was submitted.' }),
  submittedAt: shown.instant(),
  isDemo: z.boolean(),
  options: z.array(
    z.object({
      id: shown.id(),
      kind: z.enum(optionKinds),
      title: z.string(),
      description: z.string(),
      currency: z.enum(currencies),
      horizonMonths: z.int(),
      basis: z.enum(estimateBases),
      sourceUrl: z.string(),
      sourceTitle: z.string(),
      reversibility: z.enum(reversibilities),
      risks: z.object({ safety: z.int(), security: z.int(), legal: z.int(), reputation: z.int() }),
      riskNote: z.string(),
      costs,
      low: shownAmount(),
      high: shownAmount(),
      expected: shownAmount(),
      deviation: shownAmount(),
      band: z.enum(bands),
    }),
  ),
})

function amount() {
  return z
    .string()
    .trim()
    .max(assessmentLimits.amount)
    .default('')
    .meta({ examples: ['1250.50'] })
}

function cost(description: string) {
  return estimate.optional().meta({ description })
}
