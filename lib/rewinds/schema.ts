import { z } from 'zod'
import { windowRow } from '@/lib/availability/schema'
import { dateKinds } from '@/lib/dates/schema'
import { stages } from '@/lib/models/schema'

/** What a claim says, as the log of a choice or a withdrawal keeps it; null where there was none. */
export const loggedClaim = z
  .object({
    kind: z.enum(dateKinds),
    date: z.string(),
    sourceUrl: z.string(),
    isChosen: z.boolean().optional(),
  })
  .nullable()
  .catch(null)

export type LoggedClaim = z.output<typeof loggedClaim>

/** The stages between which a move led. */
export const loggedStages = z.object({ before: z.enum(stages).nullable(), after: z.enum(stages) })

/** The fields of a window that its events tell, those of one event at a time. */
export const loggedWindow = windowRow.omit({ id: true, note: true, isDemo: true }).partial()

/** The fields of a model that its events tell. */
export const loggedModel = z.object({
  provider: z.string(),
  apiId: z.string().nullable(),
  displayName: z.string(),
  family: z.string(),
  aliases: z.array(z.string()),
  summary: z.string(),
  traits: z.string(),
  isPubliclyReleased: z.boolean(),
  hasSignificantInternalUse: z.boolean(),
  stage: z.enum(stages).nullable(),
  steward: z.object({ id: z.string(), name: z.string() }).nullable(),
})

export type LoggedModel = z.output<typeof loggedModel>
