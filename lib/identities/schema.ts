import { z } from 'zod'
import { field } from '@/lib/fields'

/** What tells a model from others, for a slip in the record; its reason says what was wrong. */
export const correctIdentityInput = z.object({
  id: field.id(),
  version: field.version(),
  provider: field.provider(),
  apiId: field.nullableText(200),
  reason: field.text(2000),
})

export type CorrectIdentityInput = z.output<typeof correctIdentityInput>
