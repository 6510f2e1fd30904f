import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** Whom a retirement costs something: the four that a retirement is weighed by (DOMAIN.md, 1). */
export const downsideKinds = ['users', 'research', 'safety', 'welfare'] as const

export type DownsideKind = (typeof downsideKinds)[number]

/** `none` is a judgement too: it was looked at, and there is nothing to lose. */
export const downsideSeverities = ['none', 'low', 'medium', 'high'] as const

export type DownsideSeverity = (typeof downsideSeverities)[number]

/** `version` is the model's: it guards what its retirement rests on. */
export const assessDownsideInput = z.object({
  modelId: field.id(),
  version: field.version(),
  kind: z.enum(downsideKinds).meta({ description: 'Whom the retirement costs something.' }),
  severity: z.enum(downsideSeverities),
  text: field.text(4000).meta({ description: 'What is lost, and how that is known.' }),
  sourceUrl: field.optionalWebAddress(),
  sourceTitle: field.optionalText(300),
})

export type AssessDownsideInput = z.output<typeof assessDownsideInput>

/** A statement about one downside, as records show it. */
export const downsideRow = z.object({
  id: shown.id(),
  kind: z.enum(downsideKinds),
  severity: z.enum(downsideSeverities),
  text: z.string(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  by: z.string().nullable().meta({ description: 'Who stated it; null for the system.' }),
  at: shown.instant(),
  isCurrent: z.boolean().meta({ description: 'False once a later statement took its place.' }),
  isDemo: z.boolean(),
})
