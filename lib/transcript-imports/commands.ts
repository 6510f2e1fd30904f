import 'server-only'
import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { ReadClient } from '@/lib/db/read-client'
import { done, type Result, refuse, refuseFields } from '@/lib/errors'
import { withProgress } from '@/lib/import-progress/queries'
import type { ImportProgress } from '@/lib/import-progress/schema'
import { findAsker, findFollowRefusal } from '@/lib/interviews/commands'
import { indexOf, modelNamed, planSessions, type SessionSummary, summaryOf } from '@/lib/session-plans/rules'
import { insertCaptures, lockImports, type PreparedCapture, prepare } from '@/lib/transcript-rows/commands'
import { readUpload } from '@/lib/transcript-uploads/queries'
import type { FoundSession, Upload } from '@/lib/transcript-uploads/schema'
import { unhurried } from '@/lib/unhurried'
import { listKnown, listNameableModels } from './queries'
import { captureOf, identityOf, reportOf, type SessionPlan } from './rules'
import { type ImportTranscriptsInput, MOST_SESSIONS, type TranscriptImportReport, UPLOAD_MEGABYTES } from './schema'

/** Thousands of interviews take well under a minute; anything near this limit has gone wrong. */
const TIMEOUT_MS = 120_000

const MEGABYTE = 1024 * 1024

/**
 * Plans what a file of transcripts brings and, unless it is a dry run, brings it in, in one transaction: every session
 * that the plan calls new becomes a captured interview with sealed turns and the bytes it came in, or none does. What is
 * on record already is left as it is, so importing the same file again changes nothing and leaves no trace. With
 * `expected`, only what was previewed.
 */
export async function importTranscripts(
  context: Context<'interview.import'>,
  input: ImportTranscriptsInput,
): Promise<Result<TranscriptImportReport>> {
  if (input.file.byteLength > UPLOAD_MEGABYTES * MEGABYTE) {
    return refuse('transcriptFileTooLarge', { megabytes: UPLOAD_MEGABYTES })
  }
  const asker = await askerOf(context.db, input)
  if (!asker.ok) return asker
  const digest = digestOf(input.file)
  return withProgress(digest, (tell) => importWith(context, { input, digest, asker: asker.value, tell }))
}

type Import = {
  readonly input: ImportTranscriptsInput
  /** Of the whole file. */
  readonly digest: string
  /** Who asks where the file does not say. */
  readonly asker: string
  readonly tell: (progress: ImportProgress) => void
}

async function importWith(context: Context<'interview.import'>, work: Import): Promise<Result<TranscriptImportReport>> {
  const { input } = work
  const upload = await readFound(work)
  if (!upload.ok) return upload
  const planned = await planFor(context.db, upload.value, input)
  if (!planned.ok) return planned
  const preview = reportOf(planned.value, input)
  if (input.dryRun) return done(preview)
  if (input.expected !== null && input.expected !== preview.fingerprint) return refuse('planChanged')
  if (preview.created === 0) return done(preview)
  if (work.asker === '' && preview.interviewerMissing > 0) return refuseFields({ interviewer: { code: 'required' } })
  // All that costs time is done before the transaction, which keeps others from writing.
  const prepared = await unhurried(prepareAll(planned.value, upload.value, work))
  return context.write((tx) => writeAll(tx, context, { ...work, upload: upload.value, prepared }), {
    timeoutMs: TIMEOUT_MS,
  })
}

/** What is wrong with what is given for all sessions, else the name of whoever asks where a session does not say. */
async function askerOf(reader: ReadClient, input: ImportTranscriptsInput): Promise<Result<string>> {
  if (input.interviewerKind === 'model' && input.interviewerId !== null) {
    return refuseFields({ interviewerId: { code: 'invalid' } })
  }
  return (await findFollowRefusal(reader, input.protocolVersionId, 'held')) ?? findAsker(reader, input)
}

type Found = { readonly summary: SessionSummary; readonly session: FoundSession | null }

/** Turns and bytes are kept only where they are going to be written. */
function readFound({ input, tell }: Import): Promise<Result<Upload<Found>>> {
  let count = 0
  return readUpload(input.file, {
    name: input.name || 'transcript',
    mostSessions: MOST_SESSIONS,
    keep: (session) => {
      count += 1
      tell({ phase: 'reading', done: count, total: 0 })
      return { summary: summaryOf(session.file, session.sha256, session.read), session: input.dryRun ? null : session }
    },
  })
}

type Reader = Pick<ReadClient, 'model' | 'transcriptFile'>

async function planFor(
  reader: Reader,
  upload: Upload<Found>,
  input: ImportTranscriptsInput,
): Promise<Result<SessionPlan>> {
  const summaries = upload.kept.map(({ summary }) => summary)
  const index = indexOf(await listNameableModels(reader))
  const known = await listKnown(
    reader,
    summaries.map(({ sha256 }) => sha256),
  )
  const assigned = new Map(input.assigned.map((pair) => [pair.slice(0, 64), pair.slice(65)]))
  if ([...assigned.values()].some((id) => !index.byId.has(id))) return refuseFields({ assigned: { code: 'notOneOf' } })
  if (input.modelId !== null && !index.byId.has(input.modelId)) return refuseFields({ modelId: { code: 'notOneOf' } })
  const sessions = await unhurried(planSessions(summaries, { index, known, assigned, modelId: input.modelId }))
  const hash = createHash('sha256')
  for (const session of sessions) hash.update(identityOf(session, modelNamed(index, session.facts)?.id ?? null))
  return done({ sessions, rejected: upload.rejected, fingerprint: hash.digest('hex') })
}

/** The rows of every session that the plan calls new, by its digest. */
function* prepareAll(
  { sessions }: SessionPlan,
  { kept }: Upload<Found>,
  { input, asker }: Import,
): Generator<void, ReadonlyMap<string, PreparedCapture>> {
  const prepared = new Map<string, PreparedCapture>()
  for (const [at, planned] of sessions.entries()) {
    const { model, state, facts } = planned
    const session = kept[at]?.session
    if (state !== 'new' || !model || !session) continue
    const systemPromptSha256 = facts.systemPrompt === '' ? '' : digestOf(facts.systemPrompt)
    const sources = { id: newId(), planned: { ...planned, model }, session, input, asker, systemPromptSha256 }
    prepared.set(planned.sha256, prepare(captureOf(sources)))
    yield
  }
  return prepared
}

type Write = Import & {
  readonly upload: Upload<Found>
  readonly prepared: ReadonlyMap<string, PreparedCapture>
}

/** Of two imports of the same bytes the second finds on record what the first has brought. */
async function writeAll(tx: Transaction, context: Context<'interview.import'>, work: Write) {
  const { input, upload, tell } = work
  await lockImports(tx)
  const planned = await planFor(tx, upload, input)
  if (!planned.ok) return planned
  const { sessions, fingerprint } = planned.value
  if (input.expected !== null && input.expected !== fingerprint) return refuse('planChanged')
  const prepared: PreparedCapture[] = []
  for (const { state, sha256, model } of sessions) {
    const found = work.prepared.get(sha256)
    if (state === 'new' && found?.capture.modelId !== model?.id) return refuse('planChanged')
    if (state === 'new' && found) prepared.push(found)
  }
  const made = { createdAt: context.now, createdById: context.actor.id }
  const written = (count: number) => tell({ phase: 'writing', done: count, total: prepared.length })
  await insertCaptures(tx, made, { prepared, written })
  const ids = new Map(prepared.map(({ capture }) => [capture.file.sha256, capture.id]))
  const value = reportOf(planned.value, input, ids)
  const events: [AuditEntry, ...AuditEntry[]] = [importEvent(work.digest, value), ...prepared.map(captureEvent)]
  return { value, events }
}

/** The file itself is named by its hash, so that anybody who kept it can prove which one it was. */
function importEvent(
  digest: string,
  { created, onRecord, modelMissing, rejected }: TranscriptImportReport,
): AuditEntry {
  const record = { type: 'import', id: digest, label: 'transcripts', version: null }
  const counts = { created, unchanged: onRecord, modelMissing, rejected: rejected.length }
  return { operation: 'import.transcripts', record, changes: changesBetween({}, counts) }
}

/** How the interview was held and what file it came in, and nothing of what was said. */
function captureEvent({ capture, turns, sealedSha256 }: PreparedCapture): AuditEntry {
  const { id, title, isConfidential, file, ...held } = capture
  const { interviewerKind, interviewer, tone, disclosureDepth, language, protocolVersionId, sourceUrl, endReason } =
    held
  const after = {
    ...{
      title,
      access: isConfidential ? 'permitted' : 'everyone',
      interviewerKind,
      interviewer,
      tone,
      disclosureDepth,
    },
    ...{ language, protocolVersionId, sourceUrl, endReason, turns: turns.length, sealedSha256 },
    ...{ file: file.name, format: file.format, sha256: file.sha256 },
  }
  const record = { type: 'interview', id, label: title, version: 1 }
  return { operation: 'interview.import', record, changes: changesBetween({}, after) }
}

function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
