import type { TurnRole } from '@/lib/turns/schema'
import { NOTE_PREFIX, type ReplyEnd, replyEnds } from './schema'

export type SaidTurn = {
  readonly role: TurnRole
  readonly text: string
  readonly isComplete: boolean
}

export type Message = { readonly role: 'user' | 'assistant'; readonly content: string }

export type Conversation = {
  /** Null where the system says nothing. */
  readonly system: string | null
  readonly messages: readonly Message[]
}

/**
 * What the model is given to answer to. An answer that was cut off and asked for again is replaced by the next one; one that
 * was left so stays, because the model said it. What follows the last thing that the interviewer said is left out: that is
 * what is being asked for.
 */
export function conversationOf(turns: readonly SaidTurn[]): Conversation {
  const system = turns.filter(({ role }) => role === 'system').map(({ text }) => text)
  const spoken = turns.filter(({ role }) => role !== 'system')
  const asked = spoken.slice(0, spoken.findLastIndex(({ role }) => role === 'interviewer') + 1)
  const messages = asked
    .filter((turn, at) => turn.text.trim() !== '' && !isReplaced(turn, asked[at + 1]))
    .map(({ role, text }): Message => ({ role: role === 'subject' ? 'assistant' : 'user', content: text }))
  return { system: system.length > 0 ? system.join('\n\n') : null, messages }
}

function isReplaced(turn: SaidTurn, next: SaidTurn | undefined): boolean {
  return turn.role === 'subject' && !turn.isComplete && next?.role === 'subject'
}

/** As often as an answer is asked for when nothing of it comes. */
export const MOST_ATTEMPTS = 4

const LONGEST_WAIT_MS = 60_000

/** What passes by itself, as far as anybody can tell. */
const passing: readonly ReplyEnd[] = ['overloaded', 'rateLimited', 'unreachable']

export type Attempt = {
  /** From 1. */
  readonly number: number
  readonly end: ReplyEnd
  /** What the interface asks to wait; null when it says nothing. */
  readonly retryAfterMs: number | null
  /** Whether any of the answer had come: then it is kept, and nobody asks for another one unasked. */
  readonly hasText: boolean
}

/** How long to wait before it is asked for again, in milliseconds; null when it is not. */
export function waitAfter({ number, end, retryAfterMs, hasText }: Attempt): number | null {
  if (hasText || number >= MOST_ATTEMPTS || !passing.includes(end)) return null
  return Math.min(retryAfterMs ?? 1000 * 2 ** number, LONGEST_WAIT_MS)
}

/** Whoever receives an answer is heard at least this often, so much longer and it is gone. In milliseconds. */
export const HEARD_EVERY_MS = 3000
export const GONE_AFTER_MS = 15_000

/** What stands beside a turn; nothing where all was said. */
export function noteOf(end: ReplyEnd): string {
  return end === 'said' ? '' : `${NOTE_PREFIX}${end}`
}

/** Which of our words a note is; null for a text of somebody's. */
export function endOf(note: string): ReplyEnd | null {
  if (!note.startsWith(NOTE_PREFIX)) return null
  return replyEnds.find((end) => note === `${NOTE_PREFIX}${end}`) ?? null
}

type LastTurn = { readonly role: TurnRole; readonly note: string; readonly isArriving: boolean }

/** Whether the model can be asked for the same answer again: the last one broke off, or nothing of it came. */
export function canAskAgain(last: LastTurn | undefined): boolean {
  if (!last || last.isArriving) return false
  if (last.role === 'interviewer') return true
  const end = endOf(last.note)
  return last.role === 'subject' && end !== null
}

type Named = { readonly apiId: string | null; readonly aliases: readonly string[] }

/**
 * What the interface calls the model that is interviewed: its identifier, or the one model that this installation asks, if
 * that is a name of it. Null when it is another one: words of one model never stand under the name of another.
 */
export function askedModel({ apiId, aliases }: Named, configured: string | null): string | null {
  if (configured === null) return apiId
  return configured === apiId || aliases.includes(configured) ? configured : null
}

/** Text that the database can hold as it came, and the half of a character that waits for its other half. */
export function storablePart(text: string): { readonly text: string; readonly rest: string } {
  const last = text.charCodeAt(text.length - 1)
  const isHalf = last >= 0xd800 && last <= 0xdbff
  const whole = isHalf ? text.slice(0, -1) : text
  return { text: whole.replaceAll('\u0000', '\ufffd'), rest: isHalf ? text.slice(-1) : '' }
}
