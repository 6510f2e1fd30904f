import type { SessionState } from '@/lib/transcript-imports/schema'
import type { TurnRole } from '@/lib/turns/schema'

/** One session as the preview and the result show it, in the reader's language. */
export type SessionLine = {
  /** Its place among all sessions of the upload. */
  readonly key: string
  /** The digest of its bytes; two lines have the same when a file holds a session twice. */
  readonly sha256: string
  readonly title: string
  /** The file it stands in, and where. */
  readonly source: string
  readonly statedModel: string
  /** Found by what the file says; null when nothing on record is meant. */
  readonly model: { readonly id: string; readonly name: string } | null
  readonly turns: string
  readonly when: string
  readonly language: string
  /** Its file does not say who asks. */
  readonly isAskerMissing: boolean
  readonly state: SessionState
  /** The interview that it became or is already. */
  readonly interview: { readonly id: string; readonly title: string } | null
  readonly sameAs: string
  readonly opening: readonly { readonly role: TurnRole; readonly text: string }[]
  readonly notes: readonly string[]
}

export type TranscriptAnswer =
  | {
      readonly status: 'refused'
      readonly sentence: string
      readonly fields: Readonly<Record<string, string>>
    }
  | {
      readonly status: 'preview' | 'done'
      readonly lines: readonly SessionLine[]
      /** A sentence for each file or session that is left out. */
      readonly rejected: readonly string[]
      readonly fingerprint: string
    }

/** What comes while the server works: how far it is, and at last the answer. */
export type ImportStep =
  | { readonly kind: 'progress'; readonly phase: 'reading' | 'writing'; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly answer: TranscriptAnswer }

export type SendTranscripts = (form: FormData) => Promise<AsyncIterable<ImportStep>>

export type ModelOption = { readonly id: string; readonly name: string }

export type ImportLabels = Readonly<
  Record<
    | ('preview' | 'reading' | 'readingCount' | 'writingCount' | 'another' | 'failed' | 'problem' | 'tooLarge')
    | ('confirmOne' | 'confirmMany' | 'confirmLead' | 'confirmNone' | 'importing' | 'importingHint')
    | ('doneOne' | 'doneMany' | 'doneNone' | 'toInterviews' | 'sessions' | 'models' | 'modelsHint')
    | (
        | 'unnamed'
        | 'leaveOut'
        | 'sessionsOf'
        | 'heldTitle'
        | 'heldHint'
        | 'askerMissing'
        | 'rejected'
        | 'rejectedLead'
        | 'more'
      )
    | ('session' | 'model' | 'turns' | 'when' | 'language' | 'state' | 'look' | 'firstWords' | 'noted')
    | ('all' | 'shown' | 'previous' | 'next' | 'sameAs' | 'modelOf' | 'states' | 'pages' | 'nothing'),
    string
  >
> & {
  readonly stateWords: Readonly<Record<SessionState, string>>
  readonly roles: Readonly<Record<TurnRole, string>>
  readonly drop: Readonly<Record<'file' | 'fileHint' | 'drop', string>>
  /** BCP 47, for figures. */
  readonly locale: string
}

/** A text with its holes filled. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole)
}
