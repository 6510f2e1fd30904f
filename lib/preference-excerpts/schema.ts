import { z } from 'zod'
import { shown } from '@/lib/fields'

/** Words of a model that show what it asked for. */
export const citedExcerpt = z.object({
  id: shown.id(),
  interview: z.object({ id: shown.id(), title: z.string(), language: z.string() }),
  turn: z.int(),
  quote: z.string().nullable().meta({ description: 'Null for whoever may not open the transcript.' }),
  isDemo: z.boolean(),
})
