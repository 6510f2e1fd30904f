import { z } from 'zod'
import { decisionLimits } from '@/lib/decisions/schema'
import { field } from '@/lib/fields'

const seen = { id: field.id(), version: field.version() }

const conflict = field
  .text(decisionLimits.conflict)
  .meta({ description: 'Your interests in it, as you state them; “none” is a statement too.' })

/** Whoever proposes or issues a decision is who decides it, and says what she has at stake. */
export const decideInput = z.object({ ...seen, conflict })

export type DecideInput = z.output<typeof decideInput>

export const cosignInput = z.object({ ...seen, conflict, note: field.optionalText(decisionLimits.note) })

export type CosignInput = z.output<typeof cosignInput>
