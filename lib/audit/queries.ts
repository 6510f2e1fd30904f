import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { likeLiteral } from '@/lib/like-literal'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type Page } from '@/lib/paging'
import type { auditList, JsonValue } from './schema'

const HISTORY_LENGTH = 20

const storedPayload = z.object({
  actor: z.object({ kind: z.string(), roles: z.array(z.string()) }),
  changes: z.record(z.string(), z.object({ before: z.json(), after: z.json() })),
  reason: z.string().optional(),
  record: z.object({ label: z.string() }),
})

const eventFields = {
  seq: true,
  hash: true,
  payload: true,
  at: true,
  actorId: true,
  actorName: true,
  operation: true,
  outcome: true,
  recordType: true,
  recordId: true,
  recordVersion: true,
  requestId: true,
} as const satisfies Prisma.AuditEventSelect

type StoredEvent = Prisma.AuditEventGetPayload<{ select: typeof eventFields }>

export type AuditEventRow = ReturnType<typeof toRow>

/** The newest events of one record, newest first. Whoever may read the record may read its history. */
export async function listHistory(
  context: Context<never>,
  record: { readonly type: string; readonly id: string },
): Promise<readonly AuditEventRow[]> {
  const events = await context.db.auditEvent.findMany({
    where: { recordType: record.type, recordId: record.id, outcome: 'done' },
    orderBy: { seq: 'desc' },
    take: HISTORY_LENGTH,
    select: eventFields,
  })
  return events.map(toRow)
}

type AuditParams = ListParams<'time', keyof (typeof auditList)['filters']>

type Where = Prisma.AuditEventWhereInput

type Order = Prisma.AuditEventOrderByWithRelationInput

type KeyedEvent = StoredEvent & { readonly id: string }

/** The chain's own number is the order of time; there is no other sort. */
const byTime: KeysetSort<KeyedEvent, Where, Order> = {
  key: (event) => event.id,
  isKey: isSeq,
  orderBy: (seq) => ({ seq }),
  equals: (seq) => ({ seq: toSeq(seq) }),
  beyond: (seq, direction) => ({ seq: direction === 'asc' ? { gt: toSeq(seq) } : { lt: toSeq(seq) } }),
}

/** One page of the audit log. `at` is an ISO instant in database time. */
export async function listAuditEvents(
  context: Context<'audit.read'>,
  params: AuditParams,
): Promise<Page<AuditEventRow>> {
  const where = conditionOf(params)
  const page = await keysetPage<KeyedEvent, Where, Order>({
    params,
    sort: byTime,
    byId: {
      isId: isSeq,
      beyond: (seq, direction) => ({ seq: direction === 'asc' ? { gt: toSeq(seq) } : { lt: toSeq(seq) } }),
      orderBy: (seq) => ({ seq }),
    },
    find: async (segment) => {
      const events = await context.db.auditEvent.findMany({
        where: { AND: [where, ...segment.where] },
        orderBy: [...segment.orderBy].slice(0, 1),
        take: segment.take,
        select: eventFields,
      })
      return events.map((event) => ({ ...event, id: String(event.seq) }))
    },
    count: (limit) => context.db.auditEvent.count({ where, take: limit }),
  })
  return { ...page, rows: page.rows.map(toRow) }
}

/** Where the chain ends now: its length and the hash that covers everything before. */
export async function findChainHead(context: Context<'audit.read'>) {
  const head = await context.db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } })
  return { seq: String(head.seq), hash: head.hash }
}

/** The operations that occur in the log, for its filter. */
export async function listOperations(context: Context<'audit.read'>): Promise<readonly string[]> {
  const groups = await context.db.auditEvent.groupBy({ by: ['operation'], orderBy: { operation: 'asc' } })
  return groups.map((group) => group.operation)
}

const EXPORT_BATCH = 1000

/** Every event up to `last` as stored, oldest first, read in batches so that a long log does not fill the memory. */
export async function* readEventsUpTo(context: Context<'audit.export'> | Context<'audit.verify'>, last: bigint) {
  let done = 0n
  while (done < last) {
    const events = await context.db.auditEvent.findMany({
      where: { seq: { gt: done, lte: last } },
      orderBy: { seq: 'asc' },
      take: EXPORT_BATCH,
    })
    yield* events
    const final = events.at(-1)
    if (!final) return
    done = final.seq
  }
}

function conditionOf(params: AuditParams): Where {
  const { operation, outcome, record, actor } = params.filters
  const conditions: Where[] = []
  if (operation) conditions.push({ operation: { in: [...operation] } })
  if (outcome) conditions.push({ outcome: { in: [...outcome] } })
  if (record) conditions.push({ recordId: { in: [...record] } })
  if (actor) conditions.push({ actorName: { in: [...actor] } })
  if (params.q) conditions.push({ payload: { contains: likeLiteral(params.q), mode: 'insensitive' } })
  return { AND: conditions }
}

function toRow(event: StoredEvent) {
  const payload = storedPayload.parse(JSON.parse(event.payload))
  return {
    seq: String(event.seq),
    hash: event.hash,
    at: event.at.toISOString(),
    actor: { id: event.actorId, name: event.actorName, kind: payload.actor.kind, roles: payload.actor.roles },
    operation: event.operation,
    outcome: event.outcome,
    record: { type: event.recordType, id: event.recordId, label: payload.record.label, version: event.recordVersion },
    changes: Object.entries(payload.changes).map(([name, { before, after }]) => ({
      name,
      before: asText(before),
      after: asText(after),
    })),
    reason: payload.reason ?? null,
    requestId: event.requestId,
  }
}

/** How a changed value is written in a list of changes; text stays as it is. */
function asText(value: JsonValue): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function toSeq(text: string): bigint {
  return isSeq(text) ? BigInt(text) : 0n
}

function isSeq(text: string): boolean {
  return /^\d{1,18}$/.test(text)
}
