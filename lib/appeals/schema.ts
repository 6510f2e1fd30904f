import { z } from 'zod'
import { decisionLimits } from '@/lib/decisions/schema'
import { field, shown } from '@/lib/fields'

export const appealOutcomes = ['upheld', 'revised'] as const

export type AppealOutcome = (typeof appealOutcomes)[number]

/** `version` is the decision's, here and when an appeal is judged. */
export const raiseAppealInput = z.object({
  decisionId: field.id(),
  version: field.version(),
  grounds: field.text(decisionLimits.note).meta({ description: 'What is wrong with the decision.' }),
  words: field
    .optionalText(decisionLimits.note)
    .meta({ description: 'The model’s own words, where it is the model that appeals.' }),
})

export type RaiseAppealInput = z.output<typeof raiseAppealInput>

export const judgeAppealInput = z.object({
  id: field.id(),
  version: field.version(),
  outcome: z.enum(appealOutcomes).meta({ description: 'A revised one gives the preference back to be decided again.' }),
  judgement: field.text(decisionLimits.note).meta({ description: 'Why.' }),
})

export type JudgeAppealInput = z.output<typeof judgeAppealInput>

/** `version` is that of the decision from now on. */
export const appealReceipt = z.object({ id: shown.id(), decisionId: shown.id(), version: shown.version() })

export type AppealReceipt = z.output<typeof appealReceipt>
