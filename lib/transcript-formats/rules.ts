import { type Result, refuse } from '../errors'
import { placeOf, readJson } from '../json-texts/rules'
import { faultRefusal, readLines } from '../line-sessions/rules'
import { readRecords } from '../record-sessions/rules'
import { readSpeakers } from '../speaker-texts/rules'
import type { ReadFile } from './schema'

/**
 * Reads the text of a file of transcripts, in whichever form it stands there. A file of several sessions gives each of
 * them, and why another is not taken; refused as a whole is only what cannot be told apart. Yields on the way.
 */
export function* readTranscripts(text: string): Generator<void, Result<ReadFile>> {
  if (text.trim() === '') return refuse('transcriptEmpty')
  if (!jsonBeginning.test(text)) return yield* readSpeakers(text)
  const whole = yield* readJson(text)
  if (whole.ok) return yield* readRecords(whole.json)
  const lines = yield* readLines(text)
  if (lines) return lines
  const { line, column } = placeOf(text, whole.fault.at)
  return faultRefusal({ ...whole.fault, at: column - 1 }, line)
}

/** An object, or a list whose first item is a value: a text that begins with a word in brackets is no JSON. */
const jsonBeginning = /^\s*(?:\{|\[\s*(?:[[{"\]\d-]|true\b|false\b|null\b|$))/
