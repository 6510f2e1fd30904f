import { z } from 'zod'
import { field, shown } from '@/lib/fields'

export const turnRoles = ['interviewer', 'subject', 'system'] as const

export type TurnRole = (typeof turnRoles)[number]

/** Characters; longer than any answer that a model gives at once. */
export const LONGEST_TURN = 1_000_000

/** More than any session on record has. */
export const MOST_TURNS = 100_000

const place = { id: field.id(), index: z.coerce.number().int().min(1).max(MOST_TURNS) }

const said = {
  text: field.verbatim(LONGEST_TURN).meta({ description: 'As it was said; nothing is trimmed.' }),
  questionKey: field.optionalText(60).meta({ description: 'Of the protocol, when it asks one of its questions.' }),
}

/** `id` is the interview's. It becomes the last turn. */
export const addTurnInput = z.object({ id: field.id(), role: z.enum(turnRoles), ...said })

export type AddTurnInput = z.output<typeof addTurnInput>

/** `id` is the interview's, `index` the place of the turn in it, from 1. */
export const rewriteTurnInput = z.object({ ...place, ...said })

export type RewriteTurnInput = z.output<typeof rewriteTurnInput>

export const removeTurnInput = z.object({ id: field.id() })

export type RemoveTurnInput = z.output<typeof removeTurnInput>

export const skipQuestionInput = z.object({
  id: field.id(),
  questionKey: field.text(60),
  isWish: field.flag().meta({ description: 'It was the model’s wish, and not the interviewer’s choice.' }),
  note: field.optionalText(1000),
})

export type SkipQuestionInput = z.output<typeof skipQuestionInput>

/** The interview, and the place of the turn that was added or changed. */
export const turnReceipt = z.object({ id: shown.id(), index: z.int() })

export type TurnReceipt = z.output<typeof turnReceipt>

export const skipReceipt = z.object({ id: shown.id(), questionKey: z.string() })

export type SkipReceipt = z.output<typeof skipReceipt>
