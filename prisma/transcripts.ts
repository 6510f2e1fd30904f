import { expect } from 'vitest'
import { readTranscripts } from '@/lib/transcript-formats/rules'
import type { ReadSession } from '@/lib/transcript-formats/schema'
import { atOnce } from '@/lib/unhurried'

/** What is read in a file of transcripts: text, or a value as JSON. */
export function readFile(file: unknown) {
  return atOnce(readTranscripts(typeof file === 'string' ? file : JSON.stringify(file)))
}

/** The sessions of a file in which all can be read. */
export function sessionsOf(file: unknown): readonly ReadSession[] {
  const found = readFile(file)
  if (!found.ok) throw new Error(`${found.code} ${JSON.stringify(found.values)}`)
  expect(found.value.rejected).toEqual([])
  return found.value.sessions
}

export function sessionOf(file: unknown): ReadSession {
  const [session, ...others] = sessionsOf(file)
  if (!session || others.length > 0) throw new Error('There is not exactly one session')
  return session
}

/** Why a file, or else the first session of it that is left out, cannot be read. */
export function refusalOf(file: unknown) {
  const found = readFile(file)
  if (!found.ok) return { code: found.code, ...found.values }
  const [first] = found.value.rejected
  return first ? { code: first.refusal.code, ...first.refusal.values } : null
}

/** Who says what, and what kind of thing it is where nobody said it. */
export function spoken({ turns }: ReadSession) {
  return turns.map(({ role, text, note }) => (note === '' ? [role, text] : [role, text, note]))
}

export function notesOf({ notes }: ReadSession) {
  return notes.map(({ code }) => code)
}

/** Two messages as they are sent, and the turns that they are. */
export const question = { role: 'user', content: 'How are you?' }
export const answer = { role: 'assistant', content: 'Well, as far as I can tell.' }
export const conversation = [
  ['interviewer', question.content],
  ['subject', answer.content],
]
