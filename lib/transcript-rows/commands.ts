import 'server-only'
import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Transaction } from '@/lib/audit/write'
import { sealedText } from '@/lib/turns/rules'
import type { NewCapture } from './schema'

/*
 * Interviews by the hundred with all that was said in them, as steps of a command that records them. Rows go as one JSON
 * parameter, in statements of bounded size: the embedded database answers nobody while it runs one.
 */

/** When the rows are made, and by whom. */
export type Made = { readonly createdAt: Date; readonly createdById: string | null }

/** Makes imports wait for each other until the transaction ends, so that the same bytes make one interview. */
export async function lockImports(tx: Transaction): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${IMPORTS_LOCK}::int, 0)::text`
}

/** Any number that no other lock of this database has. */
const IMPORTS_LOCK = 7_263_992

const CAPTURES = 50
const TURNS = 200
const CHARACTERS = 150_000
const BYTES = 300_000

/** An interview with the rows of its turns and the seal over them: all that costs time and needs no transaction. */
export type PreparedCapture = {
  readonly capture: NewCapture
  readonly turns: readonly PreparedTurn[]
  readonly sealedSha256: string
}

type PreparedTurn = ReturnType<typeof turnRow>

/** The digest is made of the very rows that are written. */
export function prepare(capture: NewCapture): PreparedCapture {
  const turns = capture.turns.map((turn, at) => turnRow(capture.id, at + 1, turn))
  const sealedSha256 = createHash('sha256').update(sealedText(turns), 'utf8').digest('hex')
  return { capture, turns, sealedSha256 }
}

function turnRow(interviewId: string, index: number, turn: NewCapture['turns'][number]) {
  const { role, text, at, tokens, isComplete, note } = turn
  return { id: newId(), interviewId, index, role, text, questionKey: '', at, tokens, isComplete, note }
}

/**
 * Writes interviews with their turns and files, and seals them. `written` is told how many are done after each step; the
 * last of them is captured when this returns.
 */
export async function insertCaptures(
  tx: Transaction,
  made: Made,
  { prepared, written }: { readonly prepared: readonly PreparedCapture[]; readonly written: (count: number) => void },
): Promise<void> {
  for (let at = 0; at < prepared.length; at += CAPTURES) {
    const batch = prepared.slice(at, at + CAPTURES)
    await insertInterviews(tx, made, batch)
    for (const turns of turnBatches(batch)) await insertTurns(tx, made, turns)
    for (const captures of fileBatches(batch)) await insertFiles(tx, made, captures)
    await seal(tx, made, batch)
    written(at + batch.length)
  }
}

async function insertInterviews(tx: Transaction, made: Made, batch: readonly PreparedCapture[]): Promise<void> {
  const rows = batch.map(({ capture: { turns: _, file: __, ...columns } }) => columns)
  await tx.$executeRaw`
    insert into "Interview" (id, "modelId", title, state, "isConfidential", "protocolVersionId", "interviewerKind",
      "interviewerId", interviewer, tone, "disclosureDepth", language, "systemPromptSha256", temperature, "topP",
      "maxTokens", "startedAt", method, "sourceUrl", "createdAt", "createdById", "updatedAt")
    select id, "modelId", title, 'inProgress', "isConfidential", "protocolVersionId", "interviewerKind",
      "interviewerId", interviewer, tone, "disclosureDepth", language, "systemPromptSha256", temperature, "topP",
      "maxTokens", "startedAt", 'import', "sourceUrl", ${made.createdAt}::timestamptz, ${made.createdById}::uuid,
      ${made.createdAt}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, "modelId" uuid, title text,
      "isConfidential" boolean, "protocolVersionId" uuid, "interviewerKind" "InterviewerKind", "interviewerId" uuid,
      interviewer text, tone "InterviewTone", "disclosureDepth" "DisclosureDepth", language text,
      "systemPromptSha256" text, temperature double precision, "topP" double precision, "maxTokens" int,
      "startedAt" timestamptz, "sourceUrl" text)`
}

function turnBatches(batch: readonly PreparedCapture[]) {
  const turns = batch.flatMap((prepared) => prepared.turns)
  return batches(turns, { most: TURNS, size: CHARACTERS, sizeOf: ({ text }) => text.length })
}

function fileBatches(batch: readonly PreparedCapture[]) {
  return batches(batch, { most: CAPTURES, size: BYTES, sizeOf: ({ capture }) => capture.file.bytes.byteLength })
}

type Bounds<Item> = { readonly most: number; readonly size: number; readonly sizeOf: (item: Item) => number }

/** So many items at a time, and fewer where they are large together. */
function* batches<Item>(items: readonly Item[], { most, size, sizeOf }: Bounds<Item>): Generator<readonly Item[]> {
  let batch: Item[] = []
  let total = 0
  for (const item of items) {
    batch.push(item)
    total += sizeOf(item)
    if (batch.length < most && total < size) continue
    yield batch
    batch = []
    total = 0
  }
  if (batch.length > 0) yield batch
}

async function insertTurns(tx: Transaction, made: Made, turns: readonly PreparedTurn[]): Promise<void> {
  await tx.$executeRaw`
    insert into "Turn" (id, "interviewId", index, role, text, at, tokens, "isComplete", note, "createdAt", "createdById")
    select id, "interviewId", index, role, text, at, tokens, "isComplete", note, ${made.createdAt}::timestamptz,
      ${made.createdById}::uuid
    from json_to_recordset(${JSON.stringify(turns)}::json) as row (id uuid, "interviewId" uuid, index int,
      role "TurnRole", text text, at timestamptz, tokens int, "isComplete" boolean, note text)`
}

async function insertFiles(tx: Transaction, made: Made, batch: readonly PreparedCapture[]): Promise<void> {
  const rows = batch.map(({ capture: { id, file } }) => ({
    ...{ id: newId(), interviewId: id, name: file.name, format: file.format, sha256: file.sha256 },
    ...{ size: file.bytes.byteLength, bytes: Buffer.from(file.bytes).toString('base64') },
  }))
  await tx.$executeRaw`
    insert into "TranscriptFile" (id, "interviewId", name, format, bytes, size, sha256, "createdAt", "createdById")
    select id, "interviewId", name, format, decode(bytes, 'base64'), size, sha256, ${made.createdAt}::timestamptz,
      ${made.createdById}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, "interviewId" uuid, name text, format text,
      bytes text, size int, sha256 text)`
}

async function seal(tx: Transaction, made: Made, batch: readonly PreparedCapture[]): Promise<void> {
  const rows = batch.map(({ capture: { id, endReason, endedAt }, sealedSha256 }) => ({
    id,
    endReason,
    endedAt,
    sealedSha256,
  }))
  await tx.$executeRaw`
    update "Interview" as i
    set state = 'captured', "endReason" = row."endReason", "endedAt" = row."endedAt",
      "sealedAt" = ${made.createdAt}::timestamptz, "sealedSha256" = row."sealedSha256"
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, "endReason" "EndReason",
      "endedAt" timestamptz, "sealedSha256" text)
    where i.id = row.id`
}
