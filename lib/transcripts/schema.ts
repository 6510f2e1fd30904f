import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { LONGEST_TURN, MOST_TURNS, turnRoles } from '@/lib/turns/schema'

/** As many turns as one page of the reader has. */
export const TURNS_AT_ONCE = 400

/** Which turns to open: from the place `from`, as many as `size` says. `id` is the interview's. */
export const openTranscriptInput = z.object({
  id: field.id(),
  from: z.coerce.number().int().min(1).max(MOST_TURNS).default(1),
  size: z.coerce.number().int().min(1).max(TURNS_AT_ONCE).default(TURNS_AT_ONCE),
})

export type OpenTranscriptInput = z.output<typeof openTranscriptInput>

const correction = z.object({
  id: shown.id(),
  text: z.string(),
  reason: z.string(),
  author: z.string(),
  at: shown.instant(),
  isDemo: z.boolean(),
})

export const transcriptTurn = z.object({
  id: shown.id(),
  index: z.int(),
  role: z.enum(turnRoles),
  text: z.string().meta({ description: 'As it was sealed.' }),
  questionKey: z.string(),
  at: shown.instant().nullable(),
  tokens: z.int().nullable(),
  isComplete: z.boolean(),
  note: z.string(),
  corrections: z.array(correction).meta({ description: 'Laid over it, oldest first; the newest is what is read.' }),
})

/** A part of a sealed transcript. Opening it is on the audit log. */
export const openedTranscript = z.object({
  id: shown.id(),
  turnCount: z.int(),
  sealedSha256: z.string(),
  turns: z.array(transcriptTurn),
})

export type OpenedTranscript = z.output<typeof openedTranscript>

/** What is read in a sealed turn instead of what stands there. `id` is the interview's, `index` the turn's place. */
export const correctTurnInput = z.object({
  id: field.id(),
  index: z.coerce.number().int().min(1).max(MOST_TURNS),
  text: field.verbatim(LONGEST_TURN).meta({ description: 'The whole turn as it should be read.' }),
  reason: field.text(2000).meta({ description: 'What is wrong with it, and how that is known.' }),
})

export type CorrectTurnInput = z.output<typeof correctTurnInput>

export const correctionReceipt = z.object({ id: shown.id(), index: z.int() })

export type CorrectionReceipt = z.output<typeof correctionReceipt>

/** Words to look for in a sealed transcript. `id` is the interview's. */
export const findWordsInput = z.object({ id: field.id(), words: field.text(200) })

export type FindWordsInput = z.output<typeof findWordsInput>

/** Turns in which all the words stand, in order, and as many of them as are told. */
export const foundWords = z.object({
  turns: z.array(z.object({ index: z.int(), role: z.enum(turnRoles), around: z.string() })),
  isCut: z.boolean().meta({ description: 'There are more than are listed.' }),
})

export type FoundWords = z.output<typeof foundWords>

/** `id` is the interview's, `index` the turn's place. A blank question: it asks none. */
export const nameQuestionInput = z.object({
  id: field.id(),
  index: z.coerce.number().int().min(1).max(MOST_TURNS),
  questionKey: field.optionalText(60),
})

export type NameQuestionInput = z.output<typeof nameQuestionInput>

export const questionReceipt = z.object({ id: shown.id(), index: z.int(), questionKey: z.string() })

export type QuestionReceipt = z.output<typeof questionReceipt>
