import { z } from 'zod'
import { ratingScales } from '@/lib/interview-ratings/schema'
import type { ListSchema } from '@/lib/list-params'

/** By model and version of a protocol; there is one order. `model` takes the name in the address of its page. */
export const agreementList = {
  sorts: ['model'],
  defaultSort: 'model',
  defaultDirection: 'asc',
  filters: { model: null },
} as const satisfies ListSchema<'model', 'model'>

const measure = z.object({
  kind: z.enum(['alpha', 'tooFew', 'noVariation']),
  alpha: z.number().nullable().meta({ description: 'Krippendorff’s alpha; null where there is no number.' }),
  units: z.int().meta({ description: 'Interviews that two or more people rated.' }),
  values: z.int().meta({ description: 'Ratings of these.' }),
})

const byScale = z.object({ scale: z.enum(ratingScales), ordinal: measure, interval: measure })

/** How far raters agree over the final interviews of one model that followed one version of a protocol. */
export const agreementRow = z.object({
  model: z.object({ slug: z.string(), displayName: z.string() }),
  protocol: z.object({ slug: z.string(), title: z.string(), number: z.int() }).nullable(),
  interviews: z.int(),
  raters: z.int(),
  scales: z.array(byScale),
  isDemo: z.boolean().meta({ description: 'Some of the ratings are made up for the demonstration.' }),
})
