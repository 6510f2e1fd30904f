import 'server-only'
import canonicalize from 'canonicalize'
import type { Actor, Role } from '@/lib/auth/permissions'
import type { Database } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { ReadClient } from '@/lib/db/read-client'
import { transaction } from '@/lib/db/transaction'
import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import type { AuditEntry, Outcome } from './schema'

export type Transaction = Prisma.TransactionClient

/** What a transaction must hand over: its value, and at least one event that tells what it did. */
export type WriteOutcome<T> = { readonly value: T; readonly events: readonly [AuditEntry, ...AuditEntry[]] }

export type AuditedWrite<T> = (tx: Transaction) => Promise<WriteOutcome<T> | Refusal>

/** Ties a change to a request that may be sent again: the change is made once, and its answer is kept with it. */
export type WriteClaim = {
  /** First in the transaction. Waits for another that takes the same; false when that one was committed. */
  readonly take: (tx: Transaction) => Promise<boolean>
  /** Last before the commit, with what the change answers. */
  readonly keep: (tx: Transaction, value: unknown) => Promise<void>
}

/** Who did it, when (database time) and in which request. */
export type Authorship = {
  readonly actor: Actor
  readonly now: Date
  readonly requestId: string
  readonly claim?: WriteClaim | undefined
}

/** How long the transaction may take before it is rolled back, in milliseconds. */
export type WriteOptions = { readonly timeoutMs?: number }

/** Conditional updates and the locked end of the chain decide races; serializable would only make every write retry. */
const isolationLevel = 'ReadCommitted'

class Rollback extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** One transaction: the work, then its audit events, then the commit. Nothing is changed without an event. */
export async function writeAudited<T>(
  database: Database,
  authorship: Authorship,
  work: AuditedWrite<T>,
  { timeoutMs = 15_000 }: WriteOptions = {},
): Promise<Result<T>> {
  try {
    const run = async (tx: Transaction) => {
      const { claim } = authorship
      if (claim && !(await claim.take(tx))) throw new Rollback(refuse('idempotencyBusy'))
      const outcome = await work(tx)
      if ('ok' in outcome) throw new Rollback(outcome)
      await claim?.keep(tx, outcome.value)
      await appendAll(tx, authorship, 'done', outcome.events)
      return outcome.value
    }
    return done(await transaction(database.prisma, run, { isolationLevel, timeoutMs }))
  } catch (error) {
    if (error instanceof Rollback) return error.refusal
    throw error
  }
}

/** Records an attempt that was refused. */
export async function recordDenial(database: Database, authorship: Authorship, entry: AuditEntry): Promise<void> {
  await transaction(database.prisma, (tx) => appendAll(tx, authorship, 'denied', [entry]), { isolationLevel })
}

const REPEAT_MINUTES = 10

/**
 * The same, but once in ten minutes (database time) for one actor, attempt and record: the log never forgets, so whoever
 * asks again and again must not make it grow, nor queue at the end of the chain each time.
 */
export async function recordFirstDenial(database: Database, by: Authorship, entry: AuditEntry): Promise<void> {
  if (await isRecorded(database.prisma, by, entry)) return
  const work = async (tx: Transaction) => {
    await lockWrites(tx)
    if (!(await isRecorded(tx, by, entry))) await appendAll(tx, by, 'denied', [entry])
  }
  await transaction(database.prisma, work, { isolationLevel })
}

async function isRecorded(reader: Pick<ReadClient, 'auditEvent'>, { actor, now }: Authorship, entry: AuditEntry) {
  const { type, id } = entry.record
  const event = await reader.auditEvent.findFirst({
    where: {
      ...{ outcome: 'denied', actorId: actor.id, actorName: actor.name },
      ...{ operation: entry.operation, recordType: type, recordId: id },
      at: { gt: new Date(now.getTime() - REPEAT_MINUTES * 60_000) },
    },
    select: { seq: true },
  })
  return event !== null
}

/**
 * Makes everything that follows in this transaction run alone among all writers, by taking the end of the chain now
 * instead of at the end. For commands that check several rows before they write one, such as "the last admin stays".
 */
export async function lockWrites(tx: Transaction): Promise<void> {
  await tx.$queryRaw`select seq from "AuditHead" where id = 1 for update`
}

/** Statements of bounded size: the embedded database answers nobody while it runs one. */
const batchSize = 50

/** Events are appended last, because the append holds the end of the chain locked until the commit. */
async function appendAll(tx: Transaction, by: Authorship, outcome: Outcome, entries: readonly AuditEntry[]) {
  for (let at = 0; at < entries.length; at += batchSize) {
    await append(tx, by, outcome, entries.slice(at, at + batchSize))
  }
}

async function append(tx: Transaction, by: Authorship, outcome: Outcome, entries: readonly AuditEntry[]) {
  const payloads = entries.map((entry) => payloadOf(by, outcome, entry))
  const operations = entries.map((entry) => entry.operation)
  const types = entries.map((entry) => entry.record.type)
  const ids = entries.map((entry) => entry.record.id)
  const versions = entries.map((entry) => entry.record.version)
  await tx.$queryRaw`
    select count(appended.seq) from unnest(${payloads}::text[], ${operations}::text[], ${types}::text[], ${ids}::text[],
      ${versions}::int[]) with ordinality as event (payload, operation, type, id, version, position),
    lateral audit_append(event.payload, ${by.now}::timestamptz, ${by.actor.id}::uuid, ${by.actor.name},
      event.operation, ${outcome}, event.type, event.id, event.version, ${by.requestId}) as appended`
}

/** RFC 8785 JSON: the very text that is hashed and stored. */
function payloadOf(by: Authorship, outcome: Outcome, entry: AuditEntry): string {
  const roles: readonly Role[] = by.actor.roles
  const text = canonicalize({
    actor: { id: by.actor.id, kind: by.actor.kind, name: by.actor.name, roles },
    at: by.now.toISOString(),
    changes: entry.changes,
    operation: entry.operation,
    outcome,
    record: entry.record,
    requestId: by.requestId,
    ...(entry.reason ? { reason: entry.reason } : {}),
    ...(entry.policyVersion ? { policyVersion: entry.policyVersion } : {}),
  })
  if (text === undefined) throw new Error(`The event ${entry.operation} cannot be written as JSON`)
  return text
}
