import type { Refusal } from '../errors'
import type { disclosureDepths, EndReason, interviewerKinds, interviewTones } from '../interviews/schema'
import type { TurnRole } from '../turns/schema'

/** What a file of transcripts can be, told by what stands in it and never by its name. */
export const transcriptFormats = ['messages', 'lines', 'samples', 'session', 'markdown'] as const

export type TranscriptFormat = (typeof transcriptFormats)[number]

/** What a person should know about a session that is taken in; each has a sentence in every language. */
export const transcriptNoteCodes = [
  ...(['turnEmpty', 'timeUnreadable', 'toolsKept', 'mediaNamed', 'thinkingKept', 'blocksKept', 'cutOff'] as const),
  ...(['samplingIgnored', 'subjectSilent', 'interviewerSilent', 'turnsOutOfOrder', 'laterTurnsAdded'] as const),
  ...(['wordUnknown', 'preambleKept'] as const),
] as const

/**
 * Where something stands in a file: the path of a JSON value, such as `messages[3].content`, with its line in front where
 * each line is a JSON text of its own (`#12 content`), or a line alone (`#12`). Empty for the file as a whole.
 */
export type Place = string

/** How often it is so, where for the first time, and the words that it is about, if it is about any. */
export type TranscriptNote = {
  readonly code: (typeof transcriptNoteCodes)[number]
  readonly count: number
  readonly place: Place
  readonly value: string
}

/** One turn as the file has it; its text is exact. */
export type ReadTurn = {
  readonly role: TurnRole
  readonly text: string
  /** ISO 8601; null where the file does not say. */
  readonly at: string | null
  readonly tokens: number | null
  readonly isComplete: boolean
  /** What kind of thing it is when nobody said it, such as the call of a tool. */
  readonly note: string
}

/** What a file tells about how a session was held. Null and empty text: it does not say. */
export type SessionFacts = {
  readonly title: string
  /** What it calls the model that was asked, the most exact name first. */
  readonly models: readonly string[]
  readonly provider: string
  readonly tone: (typeof interviewTones)[number] | null
  readonly disclosureDepth: (typeof disclosureDepths)[number] | null
  readonly interviewer: string
  readonly interviewerKind: (typeof interviewerKinds)[number] | null
  readonly language: string
  readonly systemPrompt: string
  readonly temperature: number | null
  readonly topP: number | null
  readonly maxTokens: number | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly endReason: EndReason | null
}

export type ReadSession = {
  readonly format: TranscriptFormat
  readonly place: Place
  /** Its own part of the text of the file; null when it is the whole of it. */
  readonly span: { readonly start: number; readonly end: number } | null
  readonly facts: SessionFacts
  readonly turns: readonly ReadTurn[]
  readonly notes: readonly TranscriptNote[]
}

/** What a whole file says: its sessions, and which others it has that are not taken, and why. */
export type ReadFile = {
  readonly sessions: readonly ReadSession[]
  readonly rejected: readonly { readonly place: Place; readonly refusal: Refusal }[]
}
