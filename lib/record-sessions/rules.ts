import { done, type Refusal, type Result, refuse } from '../errors'
import { isObject, membersOf, textOf } from '../json-texts/rules'
import type { JsonText, Members } from '../json-texts/schema'
import { contentOf } from '../message-contents/rules'
import { isMessage, readMessages, turnRefusal } from '../message-sessions/rules'
import { factsOf } from '../session-facts/rules'
import type { Place, ReadFile, ReadSession, ReadTurn, TranscriptFormat } from '../transcript-formats/schema'
import { sessionOf } from '../turn-lists/rules'
import type { FoundRecord } from './schema'

/** Reads what a JSON file holds: one session, a bare list of messages, or many sessions in a list. */
export function* readRecords({ value, spans }: JsonText): Generator<void, Result<ReadFile>> {
  const many = listOfRecords(value)
  if (!many) return yield* readOne(value)
  const { name, items, context, format } = many
  const found = items.map((item, index) => ({
    ...{ record: { ...context, ...membersOf(item) }, format, place: `${name}[${index}]` },
    span: spans.get(name)?.[index] ?? null,
  }))
  return done(yield* readAll(found))
}

/** Reads each of these records; what cannot be read is told with the reason, and keeps no other back. */
export function* readAll(found: Iterable<FoundRecord>): Generator<void, ReadFile> {
  const sessions: ReadSession[] = []
  const rejected: { place: Place; refusal: Refusal }[] = []
  for (const one of found) {
    const read = yield* readRecord(one)
    if (read.ok) sessions.push(read.value)
    else rejected.push({ place: one.place, refusal: read })
  }
  return { sessions, rejected }
}

/** Whether a value is the record of a session: it has a list of messages, or a request with one. */
export function isRecord(value: unknown): value is Members {
  return isObject(value) && (listOf(value) !== null || listOf(membersOf(value.request)) !== null)
}

function* readOne(value: unknown): Generator<void, Result<ReadFile>> {
  const list = Array.isArray(value) && (value.length === 0 || value.some(isMessage)) ? value : null
  const messages = list ?? (isMessage(value) ? [value] : null)
  const whole = messages ? { messages } : value
  if (!isObject(whole) || !isRecord(whole)) return refuse('transcriptNoMessages')
  const read = yield* readRecord({ record: whole, format: null, place: '', span: null }, Array.isArray(value))
  return read.ok ? done({ sessions: [read.value], rejected: [] }) : read
}

const manyNames = ['samples', 'sessions', 'conversations', 'interviews'] as const

type Many = {
  readonly name: string
  readonly items: readonly unknown[]
  /** What is told beside the list holds for each of its items. */
  readonly context: Members
  readonly format: TranscriptFormat | null
}

function listOfRecords(value: unknown): Many | null {
  if (Array.isArray(value)) {
    const isMany = value.some(isRecord) && !value.some(isMessage)
    return isMany ? { name: '', items: value, context: {}, format: null } : null
  }
  const record = membersOf(value)
  for (const name of manyNames) {
    const { [name]: items, id: _, title: __, ...context } = record
    if (!Array.isArray(items) || items.some(isMessage) || !items.some(isRecord)) continue
    return { name, items, context, format: name === 'samples' ? 'samples' : null }
  }
  return null
}

function* readRecord(
  { record, format, place, span }: FoundRecord,
  isBare = false,
): Generator<void, Result<ReadSession>> {
  const request = membersOf(record.request)
  const base = listOf(record) ? record : request
  const list = listOf(base)
  if (!list) return refuse('transcriptNoMessages', { place })
  const prefix = base === request ? 'request.' : ''
  const within = pathIn(place)
  const answer = answerIn(record)
  const prompt = promptOf(base.system ?? record.system ?? membersOf(record.config).system, within(`${prefix}system`))
  if (!prompt.ok) return prompt
  const later = Array.isArray(record.postResultsTurns) ? record.postResultsTurns : []
  const messages = [...list.items, ...(answer ? [answer.message] : []), ...later]
  const path = (index: number) => {
    if (index < list.items.length) return within(isBare ? `[${index}]` : `${prefix}${list.name}[${index}]`)
    const rest = index - list.items.length - (answer ? 1 : 0)
    return within(rest < 0 ? (answer?.path ?? '') : `postResultsTurns[${rest}]`)
  }
  const read = yield* readMessages(messages, path)
  if (!read.ok) return read
  const told = factsOf(record)
  const notes = later.length > 0 ? [{ code: 'laterTurnsAdded', count: later.length, place, value: '' } as const] : []
  return sessionOf({
    ...{ format: format ?? formatOf(record, list.name), place, span },
    facts: { ...told.facts, systemPrompt: prompt.value?.text ?? read.value.systemPrompt },
    models: read.value.models,
    turns: [...(prompt.value ? [prompt.value] : []), ...read.value.turns],
    notes: [...told.notes, ...read.value.notes, ...notes],
  })
}

const listNames = ['messages', 'turns', 'chat_messages', 'conversation', 'conversations', 'contents'] as const

type MessageList = { readonly name: string; readonly items: readonly unknown[] }

function listOf(record: Members): MessageList | null {
  for (const name of listNames) {
    const items = record[name]
    if (Array.isArray(items)) return { name, items }
  }
  return null
}

function pathIn(place: Place): (path: string) => Place {
  if (place === '') return (path) => path
  return (path) => (place.startsWith('#') ? `${place} ${path}` : `${place}.${path}`)
}

/** What a model answered to the request that is in the same record. */
function answerIn(record: Members): { readonly message: Members; readonly path: string } | null {
  const response = membersOf(record.response)
  const choice = Array.isArray(response.choices) ? membersOf(response.choices[0]) : {}
  if (isObject(choice.message)) {
    const message = {
      ...choice.message,
      model: response.model,
      usage: response.usage,
      finish_reason: choice.finish_reason,
    }
    return { message, path: 'response.choices[0].message' }
  }
  if (response.content === undefined) return null
  return { message: { role: 'assistant', ...response }, path: 'response' }
}

/** What the model was told before anything was said, as a turn of its own. */
function promptOf(system: unknown, place: Place): Result<ReadTurn | null> {
  if (system === undefined || system === null || system === '') return done(null)
  const content = contentOf({ content: system }, place)
  if (!content.ok) return content
  const text = content.value.parts.map((part) => part.text).join('\n\n')
  const turn = { role: 'system', text, at: null, tokens: null, isComplete: true, note: 'system prompt' } as const
  return turnRefusal(turn, place) ?? done(turn)
}

function formatOf(record: Members, listName: string): TranscriptFormat {
  if (listName === 'messages' && (record.epoch !== undefined || record.target !== undefined)) return 'samples'
  return listName === 'turns' || textOf(membersOf(membersOf(record.config).target).name) !== '' ? 'session' : 'messages'
}
