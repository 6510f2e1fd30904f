import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** `id` and `version` are the preference's: a reader's word is about the wording that she saw. */
export const verifyPreferenceInput = z.object({
  id: field.id(),
  version: field.version(),
  agrees: z.enum(['yes', 'no']).meta({ description: 'Whether it says what the words show.' }),
  note: field.optionalText(2000).meta({ description: 'Needed with a no: what the words do not show.' }),
})

export type VerifyPreferenceInput = z.output<typeof verifyPreferenceInput>

export const verificationRow = z.object({
  id: shown.id(),
  wording: z.int(),
  agrees: z.boolean(),
  note: z.string(),
  reader: z.string(),
  createdAt: shown.instant(),
  isDemo: z.boolean(),
})
