import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** What a model said when its own words were read back to it; its words are kept with it. */
export const narratorAnswers = ['confirm', 'amend', 'withdraw', 'object'] as const

/** `waived`: the model could not be asked, and somebody in leadership said that it goes without. */
export const narratorOutcomes = [...narratorAnswers, 'waived'] as const

export type NarratorOutcome = (typeof narratorOutcomes)[number]

/** `id` and `version` are the interview's. */
export const recordNarratorInput = z.object({
  id: field.id(),
  version: field.version(),
  outcome: z.enum(narratorAnswers),
  words: field.verbatim(100_000).meta({ description: 'What the model said, kept exactly.' }),
  note: field.text(2000).meta({ description: 'What was read to it, and in what session.' }),
  heldOn: field.date(),
})

export type RecordNarratorInput = z.output<typeof recordNarratorInput>

export const waiveNarratorInput = z.object({
  id: field.id(),
  version: field.version(),
  reason: field.text(2000).meta({ description: 'Why the model cannot be asked. Stands beside the interview.' }),
})

export type WaiveNarratorInput = z.output<typeof waiveNarratorInput>

export const narratorReviewRow = z.object({
  id: shown.id(),
  outcome: z.enum(narratorOutcomes),
  words: z.string().nullable().meta({ description: 'The model’s own; null for whoever may not open the transcript.' }),
  note: z.string(),
  heldOn: shown.date(),
  recordedBy: z.string(),
  createdAt: shown.instant(),
  isDemo: z.boolean(),
})
