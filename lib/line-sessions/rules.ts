import { done, type Result, refuse } from '../errors'
import { isObject, readJson } from '../json-texts/rules'
import type { JsonFault, Members, Span } from '../json-texts/schema'
import { isMessage, readMessages } from '../message-sessions/rules'
import { isRecord, readAll } from '../record-sessions/rules'
import { factsOf } from '../session-facts/rules'
import type { ReadFile } from '../transcript-formats/schema'
import { sessionOf } from '../turn-lists/rules'

type Line = { readonly number: number; readonly value: unknown; readonly span: Span }

/**
 * Reads a text of which each line is a JSON text: a message, or a session. The first line may say something about the
 * messages that follow instead. Null when it is no such text: it has one line only, or its first is no JSON.
 */
export function* readLines(text: string): Generator<void, Result<ReadFile> | null> {
  const spans = [...lineSpans(text)]
  if (spans.length < 2) return null
  const lines: Line[] = []
  for (const { number, ...span } of spans) {
    const reading = yield* readJson(text.slice(span.start, span.end))
    if (reading.ok) lines.push({ number, value: reading.json.value, span })
    else if (lines.length === 0) return null
    else return faultRefusal(reading.fault, number)
  }
  const [first, ...rest] = lines
  const isHeaded = isObject(first?.value) && !isMessage(first.value) && !isRecord(first.value)
  const header = isHeaded && isObject(first?.value) ? first.value : {}
  const said = isHeaded ? rest : lines
  if (isMessage(said[0]?.value)) return yield* readSaid(header, said)
  return yield* readEach(said)
}

/** Why a JSON text is not taken. `line` is the line of the file, for a text that is a line of its own. */
export function faultRefusal(fault: JsonFault, line: number) {
  if (fault.kind === 'tooDeep') return refuse('transcriptJsonTooDeep', { place: `#${line}` })
  if (fault.kind === 'repeatedKey') return refuse('transcriptKeyRepeated', { place: `#${line}`, name: fault.name })
  return refuse('transcriptJsonBroken', { place: `#${line}`, column: fault.at + 1 })
}

function* lineSpans(text: string): Generator<Span & { readonly number: number }> {
  let start = 0
  for (let number = 1; start <= text.length; number += 1) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (text.slice(start, end).trim() !== '') yield { number, start, end: text[end - 1] === '\r' ? end - 1 : end }
    start = end + 1
  }
}

function* readSaid(header: Members, lines: readonly Line[]): Generator<void, Result<ReadFile>> {
  const stranger = lines.find(({ value }) => isRecord(value))
  if (stranger) return refuse('transcriptLinesMixed', { place: `#${stranger.number}` })
  const messages = lines.map(({ value }) => value)
  const read = yield* readMessages(messages, (index) => `#${lines[index]?.number ?? 0}`)
  if (!read.ok) return read
  const { facts, notes } = factsOf(header)
  const session = sessionOf({
    ...{ format: 'lines', place: '', span: null, models: read.value.models, turns: read.value.turns },
    facts: { ...facts, systemPrompt: read.value.systemPrompt },
    notes: [...notes, ...read.value.notes],
  })
  return session.ok ? done({ sessions: [session.value], rejected: [] }) : session
}

function* readEach(lines: readonly Line[]): Generator<void, Result<ReadFile>> {
  if (!lines.some(({ value }) => isRecord(value))) return refuse('transcriptNoMessages')
  const found = lines.map(({ value, number, span }) => {
    return { record: isObject(value) ? value : {}, format: 'lines' as const, place: `#${number}`, span }
  })
  return done(yield* readAll(found))
}
