import 'server-only'
import { answerOperations } from '@/lib/answers/operations'
import type { OpenedAnswers } from '@/lib/answers/schema'
import { requestCaller } from '@/lib/auth/page-request'
import type { Result } from '@/lib/errors'
import { transcriptOperations } from '@/lib/transcripts/operations'
import { type FoundWords, type OpenedTranscript, TURNS_AT_ONCE } from '@/lib/transcripts/schema'

/** Opens a part of a transcript for the page that shows it. That it was opened is an event, as when a program does. */
export async function openPart(id: string, from: number): Promise<Result<OpenedTranscript>> {
  const caller = await requestCaller('read')
  if (!caller.ok) return caller
  const input = { id, from, size: TURNS_AT_ONCE }
  return transcriptOperations['transcript.open'].execute(caller.value, 'transcript.open', input)
}

/** The turns of a transcript in which the words stand. */
export async function findInTranscript(id: string, words: string): Promise<Result<FoundWords>> {
  const caller = await requestCaller('read')
  if (!caller.ok) return caller
  return transcriptOperations['transcript.find'].execute(caller.value, 'transcript.find', { id, words })
}

/** A transcript question by question, for the page that holds two beside each other. */
export async function openAnswersOf(id: string): Promise<Result<OpenedAnswers>> {
  const caller = await requestCaller('read')
  if (!caller.ok) return caller
  return answerOperations['transcript.openAnswers'].execute(caller.value, 'transcript.openAnswers', { id })
}
