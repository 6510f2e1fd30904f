import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { LONGEST_TURN } from '@/lib/turns/schema'

/**
 * Why an answer ended where it did. Only what was said to its end is complete; everything else keeps what had arrived.
 * The note of a turn is one of these, after {@link NOTE_PREFIX}.
 */
export const replyEnds = [
  ...(['said', 'lengthReached', 'filtered', 'cutOff', 'silent', 'overloaded', 'rateLimited', 'unreachable'] as const),
  ...(['refused', 'failed', 'stopped', 'interviewEnded', 'serverStopped'] as const),
] as const

export type ReplyEnd = (typeof replyEnds)[number]

/** A note that has it is a word of ours and no text of somebody's. */
export const NOTE_PREFIX = 'live:'

/** `id` is the interview's. What is said becomes a turn, and the model is asked for an answer. */
export const askInput = z.object({
  id: field.id(),
  text: field.verbatim(LONGEST_TURN).meta({ description: 'What the interviewer says.' }),
  questionKey: field.optionalText(60).meta({ description: 'Of the protocol, when it asks one of its questions.' }),
})

export type AskInput = z.output<typeof askInput>

/** `id` is the interview's. */
export const replyInput = z.object({ id: field.id() })

export type ReplyInput = z.output<typeof replyInput>

/** The interview, and the place of the turn that the answer arrives in. */
export const replyReceipt = z.object({ id: shown.id(), index: z.int() })

export type ReplyReceipt = z.output<typeof replyReceipt>
