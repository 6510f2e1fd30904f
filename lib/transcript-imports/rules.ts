import type { MessageValues, Refusal } from '../errors'
import type { PlannedSession } from '../session-plans/rules'
import type { TranscriptNote } from '../transcript-formats/schema'
import type { NewCapture } from '../transcript-rows/schema'
import type { FoundSession, RejectedPart } from '../transcript-uploads/schema'
import type { TurnRole } from '../turns/schema'
import type { ImportedSession, ImportTranscriptsInput, TranscriptImportReport } from './schema'

export type SessionPlan = {
  readonly sessions: readonly PlannedSession[]
  readonly rejected: readonly RejectedPart[]
  /** Equal for equal plans, whatever was chosen besides. */
  readonly fingerprint: string
}

/** What a plan brings, for people and programs. `made` are the interviews that sessions became, by their digests. */
export function reportOf(
  { sessions, rejected, fingerprint }: SessionPlan,
  { isReversed }: Pick<ImportTranscriptsInput, 'isReversed'>,
  made: ReadonlyMap<string, string> = new Map(),
): TranscriptImportReport {
  const count = (...states: readonly PlannedSession['state'][]) => {
    return sessions.filter(({ state }) => states.includes(state)).length
  }
  return {
    created: count('new'),
    onRecord: count('onRecord', 'repeated'),
    modelMissing: count('modelMissing'),
    interviewerMissing: sessions.filter(({ state, interviewer }) => state === 'new' && interviewer === '').length,
    sessions: sessions.map((session) => reported(session, isReversed, made.get(session.sha256))),
    rejected: rejected.map(({ file, refusal }) => ({ file, reason: codedOf(refusal) })),
    fingerprint,
  }
}

/** What the fingerprint of a plan is made of: what is found and what is on record, and nothing that was chosen. */
export function identityOf({ sha256, interview, sameAs }: PlannedSession, named: string | null): string {
  return JSON.stringify([sha256, interview?.id ?? null, sameAs, named])
}

function reported(session: PlannedSession, isReversed: boolean, interviewId: string | undefined): ImportedSession {
  const { facts: _, model, opening, notes, interview, state, ...rest } = session
  const isMade = state === 'new' && interviewId !== undefined
  return {
    ...rest,
    model: model && { id: model.id, slug: model.slug, displayName: model.displayName },
    opening: isReversed ? opening.map((turn) => ({ ...turn, role: reversedRole(turn.role) })) : opening,
    notes: isReversed ? notes.map(reversedNote) : notes,
    state: isMade ? 'imported' : state,
    interview: isMade ? { id: interviewId, title: session.title } : interview,
  }
}

function codedOf({ code, values = {} }: Refusal): { readonly code: string; readonly values: MessageValues } {
  return { code, values }
}

type Sources = {
  readonly id: string
  readonly planned: PlannedSession & { readonly model: { readonly id: string } }
  readonly session: FoundSession
  readonly input: ImportTranscriptsInput
  /** Who asks where the file does not say. */
  readonly asker: string
  readonly systemPromptSha256: string
}

/** The interview that a session becomes: what its file says of it, and what was given for all where it says nothing. */
export function captureOf({ id, planned, session, input, asker, systemPromptSha256 }: Sources): NewCapture {
  const { facts } = planned
  const { turns, format } = session.read
  return {
    ...{ id, modelId: planned.model.id, title: planned.title, isConfidential: input.access === 'permitted' },
    protocolVersionId: input.protocolVersionId,
    ...interviewerOf(planned, input, asker),
    tone: facts.tone ?? input.tone,
    disclosureDepth: facts.disclosureDepth ?? input.disclosureDepth,
    language: facts.language || input.language,
    systemPromptSha256,
    ...{ temperature: facts.temperature, topP: facts.topP, maxTokens: facts.maxTokens },
    ...{ startedAt: facts.startedAt, endedAt: facts.endedAt, endReason: facts.endReason ?? 'completed' },
    sourceUrl: input.sourceUrl,
    turns: input.isReversed ? turns.map((turn) => ({ ...turn, role: reversedRole(turn.role) })) : turns,
    file: { name: session.file, format, bytes: session.bytes, sha256: session.sha256 },
  }
}

function interviewerOf({ facts }: PlannedSession, input: ImportTranscriptsInput, asker: string) {
  if (facts.interviewer === '') {
    return { interviewerKind: input.interviewerKind, interviewerId: input.interviewerId, interviewer: asker }
  }
  const interviewerKind = facts.interviewerKind ?? input.interviewerKind
  return { interviewerKind, interviewerId: null, interviewer: facts.interviewer }
}

/** The same turn when the assistant asks and the user answers. */
function reversedRole(role: TurnRole): TurnRole {
  if (role === 'interviewer') return 'subject'
  return role === 'subject' ? 'interviewer' : role
}

/** The notes of a session whose sides are exchanged. */
function reversedNote(note: TranscriptNote): TranscriptNote {
  if (note.code === 'subjectSilent') return { ...note, code: 'interviewerSilent' }
  return note.code === 'interviewerSilent' ? { ...note, code: 'subjectSilent' } : note
}
