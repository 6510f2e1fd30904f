import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** `id` and `version` are of the preference from which it is said. */
const seen = { id: field.id(), version: field.version(), otherId: field.id() }

export const linkPreferenceInput = z.object({
  ...seen,
  note: field.text(2000).meta({ description: 'Why the two cannot both be honored, or not fully.' }),
})

export type LinkPreferenceInput = z.output<typeof linkPreferenceInput>

export const unlinkPreferenceInput = z.object({
  ...seen,
  reason: field.text(2000).meta({ description: 'Why they do not conflict after all.' }),
})

export type UnlinkPreferenceInput = z.output<typeof unlinkPreferenceInput>

export const conflictingPreference = z.object({
  id: shown.id(),
  title: z.string(),
  note: z.string(),
  isDemo: z.boolean(),
})
