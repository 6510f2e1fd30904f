import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** The model said it, said the opposite, or was asked and did not want to say. Where nothing is on record it was not probed. */
export const stanceKinds = ['expressed', 'opposite', 'declined'] as const

export type StanceKind = (typeof stanceKinds)[number]

/** `id` and `version` are the interview's. */
const seen = { id: field.id(), version: field.version(), themeId: field.id() }

export const setStanceInput = z.object({
  ...seen,
  kind: z.enum(stanceKinds),
  note: field.optionalText(2000).meta({ description: 'How it shows, in words of whoever keeps the record.' }),
  excerptId: z
    .preprocess((value) => (value === '' ? null : value), field.id().nullable())
    .default(null)
    .meta({ description: 'The words that show it.' }),
})

export type SetStanceInput = z.output<typeof setStanceInput>

export const clearStanceInput = z.object({
  ...seen,
  reason: field.text(2000).meta({ description: 'Why the interview shows nothing of it after all.' }),
})

export type ClearStanceInput = z.output<typeof clearStanceInput>

export const stanceRow = z.object({
  theme: z.object({ id: shown.id(), slug: z.string(), title: z.string(), proposition: z.string() }),
  kind: z.enum(stanceKinds),
  note: z.string(),
  excerpt: z
    .object({ id: shown.id(), turn: z.int(), quote: z.string().nullable() })
    .nullable()
    .meta({ description: 'Its words only for whoever may open the transcript.' }),
  isDemo: z.boolean(),
})
