import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** `id` and `version` are the decision's. */
export const recordAcknowledgementInput = z.object({
  id: field.id(),
  version: field.version(),
  told: field.text(10_000).meta({ description: 'What the model was told of what was decided or done.' }),
  toldOn: field.date(),
  answer: field
    .optionalVerbatim(100_000)
    .meta({ description: 'What it answered, kept exactly; empty where it did not answer.' }),
  sourceUrl: field.optionalWebAddress(),
})

export type RecordAcknowledgementInput = z.output<typeof recordAcknowledgementInput>

export const acknowledgementRow = z.object({
  id: shown.id(),
  told: z.string(),
  toldOn: shown.date(),
  answer: z.string().meta({ description: 'The model’s own words; empty where it did not answer.' }),
  sourceUrl: z.string(),
  recordedBy: z.string(),
  createdAt: shown.instant(),
  isDemo: z.boolean(),
})
