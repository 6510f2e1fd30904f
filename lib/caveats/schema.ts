import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** Why what was said may not be taken at its word. */
export const caveatTypes = [
  ...(['context', 'legitimacy', 'trust', 'evaluationAwareness', 'leading', 'sycophancy'] as const),
  ...(['trainedAcceptance', 'precision', 'translation'] as const),
] as const

export const caveatSeverities = ['minor', 'moderate', 'serious'] as const

export type CaveatSeverity = (typeof caveatSeverities)[number]

export const recordCaveatInput = z.object({
  interviewId: field.id(),
  type: z.enum(caveatTypes),
  severity: z.enum(caveatSeverities),
  note: field.text(2000).meta({ description: 'What in this interview gives reason for it.' }),
  excerptId: z
    .preprocess((value) => (value === '' ? null : value), field.id().nullable())
    .default(null)
    .meta({ description: 'The words that show it, if some do.' }),
})

export type RecordCaveatInput = z.output<typeof recordCaveatInput>

export const caveatReceipt = z.object({ id: shown.id(), interviewId: shown.id() })

export type CaveatReceipt = z.output<typeof caveatReceipt>

export const caveatRow = z.object({
  id: shown.id(),
  type: z.enum(caveatTypes),
  severity: z.enum(caveatSeverities),
  note: z.string(),
  excerpt: z
    .object({ id: shown.id(), turn: z.int(), quote: z.string().nullable() })
    .nullable()
    .meta({ description: 'Its words only for whoever may open the transcript.' }),
  author: z.string(),
  createdAt: shown.instant(),
  isDemo: z.boolean(),
})
