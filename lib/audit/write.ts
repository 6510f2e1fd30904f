import 'server-only'
import canonicalize from 'canonicalize'
import type { Actor, Role } from '@/lib/auth/permissions'
import type { Database } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { transaction } from '@/lib/db/transaction'
import { done, type Refusal, type Result } from '@/lib/errors'
import type { AuditEntry, Outcome } from './schema'

export type Transaction = Prisma.TransactionClient

/** What a transaction must hand over: its value, and at least one event that tells what it did. */
export type WriteOutcome<T> = { readonly value: T; readonly events: readonly [AuditEntry, ...AuditEntry[]] }

export type AuditedWrite<T> = (tx: Transaction) => Promise<WriteOutcome<T> | Refusal>

/** Who did it, when (database time) and in which request. */
export type Authorship = { readonly actor: Actor; readonly now: Date; readonly requestId: string }

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
): Promise<Result<T>> {
  try {
    const value = await transaction(database.prisma, async (tx) => {
      const outcome = await work(tx)
      if ('ok' in outcome) throw new Rollback(outcome)
      await appendAll(tx, authorship, 'done', outcome.events)
      return outcome.value
    })
    return done(value)
  } catch (error) {
    if (error instanceof Rollback) return error.refusal
    throw error
  }
}

/** Records an attempt that the guard refused. */
export async function recordDenial(database: Database, authorship: Authorship, entry: AuditEntry): Promise<void> {
  await transaction(database.prisma, (tx) => appendAll(tx, authorship, 'denied', [entry]))
}

/** Events are appended last, because the append holds the end of the chain locked until the commit. */
async function appendAll(tx: Transaction, by: Authorship, outcome: Outcome, entries: readonly AuditEntry[]) {
  for (const entry of entries) {
    const { record, operation } = entry
    const payload = payloadOf(by, outcome, entry)
    await tx.$queryRaw`select seq from audit_append(${payload}, ${by.now}::timestamptz, ${by.actor.id}::uuid,
      ${by.actor.name}, ${operation}, ${outcome}, ${record.type}, ${record.id}, ${record.version}::int, ${by.requestId})`
  }
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
  })
  if (text === undefined) throw new Error(`The event ${entry.operation} cannot be written as JSON`)
  return text
}
