import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/**
 * How close what was done comes to what was asked, the closest first: the same, something else that serves it as well, a
 * part of it, or something in its place.
 */
export const fidelities = ['identical', 'equivalent', 'partial', 'substitute'] as const

export type Fidelity = (typeof fidelities)[number]

/** `id` and `version` are the decision's. */
export const recordFidelityInput = z.object({
  id: field.id(),
  version: field.version(),
  fidelity: z.enum(fidelities).meta({ description: 'Of what was done, against what the model asked for.' }),
  reason: field.text(2000).meta({ description: 'What was done, and how it differs from what was asked.' }),
})

export type RecordFidelityInput = z.output<typeof recordFidelityInput>

export const fidelityRatingRow = z.object({
  id: shown.id(),
  fidelity: z.enum(fidelities),
  reason: z.string(),
  rater: z.string(),
  createdAt: shown.instant(),
  isDemo: z.boolean(),
})
