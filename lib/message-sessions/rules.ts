import { done, type Result, refuse } from '../errors'
import { isStorable } from '../fields'
import { foldText } from '../identities/rules'
import { isObject, membersOf, textOf } from '../json-texts/rules'
import type { Members } from '../json-texts/schema'
import { contentOf } from '../message-contents/rules'
import type { MessagePart } from '../message-contents/schema'
import { instantOf, shortened } from '../session-facts/rules'
import type { Place, ReadTurn, TranscriptNote } from '../transcript-formats/schema'
import { LONGEST_TURN, MOST_TURNS, type TurnRole } from '../turns/schema'
import type { ReadMessages } from './schema'

/**
 * Reads messages in their order, each as `{ role, content }` in one of the forms that programs write. One message can be
 * several turns: what nobody said in it, such as the call of a tool, is a turn of the system with a note. Refuses what
 * has no role, or one that means nothing here, no content, or text that cannot be kept as it is. Yields between messages.
 */
export function* readMessages(
  messages: readonly unknown[],
  placeAt: (index: number) => Place,
): Generator<void, Result<ReadMessages>> {
  const sheet = new Sheet()
  for (const [index, message] of messages.entries()) {
    const place = placeAt(index)
    const read = readMessage(message, place)
    if (!read.ok) return read
    sheet.add(read.value)
    if (sheet.turns.length > MOST_TURNS) return refuse('transcriptTurnsTooMany', { place, limit: MOST_TURNS })
    yield
  }
  return done(sheet.result())
}

/** Whether a value looks like one message: somebody is named as its sender, in a word or in a message within it. */
export function isMessage(value: unknown): value is Members {
  return isObject(value) && (writtenRole(value) !== undefined || writtenRole(membersOf(value.message)) !== undefined)
}

/** The role that a word stands for, whoever's word it is; null for one that means nothing here. */
export function roleOf(word: string): TurnRole | 'tool' | null {
  return roleWords.get(foldText(word)) ?? null
}

const roleWords: ReadonlyMap<string, TurnRole | 'tool'> = new Map([
  ...(['user', 'human', 'interviewer', 'auditor'] as const).map((word) => [word, 'interviewer'] as const),
  ...(['assistant', 'model', 'subject', 'ai', 'gpt'] as const).map((word) => [word, 'subject'] as const),
  ...(['system', 'developer'] as const).map((word) => [word, 'system'] as const),
  ...(['tool', 'function'] as const).map((word) => [word, 'tool'] as const),
])

/** Null when a turn can be kept exactly as it is, else why not. */
export function turnRefusal({ text, note }: Pick<ReadTurn, 'text' | 'note'>, place: Place) {
  if (!isStorable(text) || !isStorable(note)) return refuse('transcriptTextNotStorable', { place })
  return text.length > LONGEST_TURN ? refuse('transcriptTurnTooLong', { place, limit: LONGEST_TURN }) : null
}

type ReadMessage = {
  readonly turns: readonly ReadTurn[]
  readonly found: readonly TranscriptNote['code'][]
  /** Its number where it says one. */
  readonly number: number | null
  readonly unreadTime: string | null
  readonly model: string
  readonly place: Place
}

function readMessage(value: unknown, place: Place): Result<ReadMessage> {
  if (!isObject(value)) return refuse('transcriptMessageUnreadable', { place })
  const message = isObject(value.message) && writtenRole(value) === undefined ? value.message : value
  const word = writtenRole(message)
  if (word === undefined || word === null || word === '') return refuse('transcriptRoleMissing', { place })
  const role = roleOf(textOf(word))
  if (role === null)
    return refuse('transcriptRoleUnknown', { place, role: shortened(textOf(word) || JSON.stringify(word)) })
  const content = contentOf(message, place)
  if (!content.ok) return content
  const when = timeOf(message) ?? timeOf(value)
  const at = instantOf(when)
  const turns = turnsOf(message, { role, at, parts: content.value.parts })
  const refusal = turns.map((turn) => turnRefusal(turn, place)).find((found) => found !== null)
  if (refusal) return refusal
  const unreadTime = when !== undefined && at === null ? shortened(JSON.stringify(when) ?? '') : null
  const number = typeof message.index === 'number' ? message.index : null
  const isTool = role === 'tool' && !content.value.found.includes('toolsKept')
  const found = isTool ? [...content.value.found, 'toolsKept' as const] : content.value.found
  return done({ turns, found, number, unreadTime, model: role === 'subject' ? textOf(message.model) : '', place })
}

function writtenRole(message: Members): unknown {
  return [message.role, message.participant, message.sender, message.speaker, message.from].find(
    (word) => word !== undefined,
  )
}

function timeOf(message: Members): unknown {
  const told = [message.timestamp, message.created_at, message.createdAt, message.at, message.time]
  return told.find((time) => time !== undefined && time !== null && time !== '')
}

type Spoken = {
  readonly role: TurnRole | 'tool'
  readonly at: string | null
  readonly parts: readonly MessagePart[]
}

function turnsOf(message: Members, { role, at, parts }: Spoken): ReadTurn[] {
  const speaker = role === 'tool' ? 'system' : role
  const cut = cutNote(message)
  const turns = parts.map((part): ReadTurn => {
    if (part.kind === 'shown') return { ...plainTurn, role: 'system', text: part.text, at, note: part.note }
    return { ...plainTurn, role: speaker, text: part.text, at, note: role === 'tool' ? toolNote(message) : '' }
  })
  if (turns.length === 0) turns.push({ ...plainTurn, role: speaker, at })
  const spoken = turns.findLastIndex((turn) => turn.role === speaker)
  const tokens = tokensOf(message)
  return turns.map((turn, index) =>
    index === spoken ? { ...turn, tokens, isComplete: cut === '', note: turn.note || cut } : turn,
  )
}

const plainTurn = { text: '', tokens: null, isComplete: true, note: '' } as const

function toolNote(message: Members): string {
  const name = textOf(message.name) || textOf(message.function)
  return name === '' ? 'tool result' : `tool result: ${shortened(name)}`
}

/** Why the model went no further, where it was cut off. */
function cutNote({ stop_reason, finish_reason, stopReason }: Members): string {
  const reason = textOf(stop_reason) || textOf(finish_reason) || textOf(stopReason)
  return ['max_tokens', 'length', 'model_context_window_exceeded'].includes(reason) ? reason : ''
}

function tokensOf(message: Members): number | null {
  const { output_tokens, outputTokens, completion_tokens } = membersOf(message.usage)
  const told = [message.tokens, output_tokens, outputTokens, completion_tokens]
  const tokens = told.find((count) => typeof count === 'number' && Number.isInteger(count))
  return typeof tokens === 'number' && tokens >= 0 && tokens < 2 ** 31 ? tokens : null
}

/** What is gathered over all messages of a session: many notes of one kind are one, with their number and the first place. */
class Sheet {
  readonly turns: ReadTurn[] = []
  readonly #models = new Set<string>()
  readonly #counts = new Map<TranscriptNote['code'], { count: number; place: Place; value: string }>()
  #lastNumber: number | null = null

  add({ turns, found, number, unreadTime, model, place }: ReadMessage): void {
    this.turns.push(...turns)
    for (const code of found) this.#count(code, place)
    if (turns.some(({ text }) => text.trim() === '')) this.#count('turnEmpty', place)
    if (turns.some(({ isComplete }) => !isComplete)) this.#count('cutOff', place)
    if (unreadTime !== null) this.#count('timeUnreadable', place, unreadTime)
    if (number !== null && this.#lastNumber !== null && number <= this.#lastNumber)
      this.#count('turnsOutOfOrder', place)
    if (number !== null) this.#lastNumber = number
    if (model !== '') this.#models.add(model)
  }

  result(): ReadMessages {
    const notes = [...this.#counts].map(([code, told]) => ({ code, ...told }))
    const prompt = this.turns.find(({ role }) => role === 'system')
    const isFirst = prompt !== undefined && prompt === this.turns[0] && prompt.note === ''
    return { turns: this.turns, notes, models: [...this.#models], systemPrompt: isFirst ? prompt.text : '' }
  }

  #count(code: TranscriptNote['code'], place: Place, value = ''): void {
    const { count = 0, ...first } = this.#counts.get(code) ?? { place, value }
    this.#counts.set(code, { ...first, count: count + 1 })
  }
}
