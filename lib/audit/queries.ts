import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/auth/context'
import { type Count, countRows, distinctValues } from '@/lib/counting'
import type { AuditEvent, Prisma } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type Lane, type ListSource, type Page } from '@/lib/paging'
import { searched } from '@/lib/search'
import { columnsOf, joined, type Sql, sql, wholeNumber } from '@/lib/sql'
import { type auditList, auditPeriods, decisionOperations, type JsonValue } from './schema'

const HISTORY_LENGTH = 20

const storedPayload = z.object({
  actor: z.object({ kind: z.string(), roles: z.array(z.string()) }),
  changes: z.record(z.string(), z.object({ before: z.json(), after: z.json() })),
  reason: z.string().optional(),
  policyVersion: z.number().optional(),
  record: z.object({ label: z.string() }),
})

const column = columnsOf<Prisma.AuditEventScalarFieldEnum>('e')

const rowColumns = [
  'seq',
  'hash',
  'payload',
  'at',
  'actorId',
  'actorName',
  'operation',
  'outcome',
  'recordType',
  'recordId',
  'recordVersion',
  'requestId',
] as const satisfies readonly Prisma.AuditEventScalarFieldEnum[]

const rowSelection = joined(rowColumns.map(column), ', ')

type StoredEvent = Omit<Pick<AuditEvent, (typeof rowColumns)[number]>, 'seq'> & { readonly seq: string }

export type AuditEventRow = ReturnType<typeof toRow>

/**
 * The newest events of one record, newest first; with `before`, those of an earlier time. Whoever may read the record may
 * read its history.
 */
export async function listHistory(
  context: Context<never>,
  record: { readonly type: string; readonly id: string },
  before?: Date,
): Promise<readonly AuditEventRow[]> {
  const events = await context.select<StoredEvent>(sql`
    select ${rowSelection} from "AuditEvent" e
    where ${column('recordId')} = ${record.id} and ${column('recordType')} = ${record.type}
      and ${column('outcome')} = 'done' ${before ? sql`and ${column('at')} < ${before}` : sql``}
    order by ${column('seq')} desc limit ${wholeNumber(HISTORY_LENGTH)}`)
  return events.map(toRow)
}

/** Everything that was done to one record, oldest first, with the values as the log keeps them. For undoing it. */
export async function listDone(context: Context<never>, record: { readonly type: string; readonly id: string }) {
  const events = await context.select<StoredEvent>(sql`
    select ${rowSelection} from "AuditEvent" e
    where ${column('recordId')} = ${record.id} and ${column('recordType')} = ${record.type}
      and ${column('outcome')} = 'done'
    order by ${column('seq')}`)
  return events.map(({ payload, operation, at, recordVersion }) => {
    const { changes, reason = null } = storedPayload.parse(JSON.parse(payload))
    return { operation, at: at.toISOString(), version: recordVersion, reason, changes }
  })
}

/** The same of several records of one type, from an instant on. */
export async function listDoneSince(
  context: Context<never>,
  { type, ids }: { readonly type: string; readonly ids: readonly string[] },
  since: Date,
) {
  const events = await context.select<Pick<StoredEvent, 'recordId' | 'payload'>>(sql`
    select ${column('recordId')}, ${column('payload')} from "AuditEvent" e
    where ${column('recordId')} = any(${ids}) and ${column('recordType')} = ${type}
      and ${column('outcome')} = 'done' and ${column('at')} >= ${since}
    order by ${column('seq')}`)
  return events.map(({ recordId, payload }) => {
    return { recordId, changes: storedPayload.parse(JSON.parse(payload)).changes }
  })
}

/** The newest event of one record among `operations`, or null: what happened to it last in that respect. */
export async function findNewestEvent(
  context: Context<never>,
  record: { readonly type: string; readonly id: string },
  operations: readonly string[],
): Promise<AuditEventRow | null> {
  const [event] = await context.select<StoredEvent>(sql`
    select ${rowSelection} from "AuditEvent" e
    where ${column('recordId')} = ${record.id} and ${column('recordType')} = ${record.type}
      and ${column('outcome')} = 'done' and ${column('operation')} = any(${operations})
    order by ${column('seq')} desc limit 1`)
  return event ? toRow(event) : null
}

type AuditParams = ListParams<'time', keyof (typeof auditList)['filters']>

/** The chain's own number is the order of time; there is no other sort. */
const byTime = { column: 'seq', kind: 'number' } as const satisfies KeysetSort<AuditEvent>

/** One page of the audit log. `at` is an ISO instant in database time. */
export async function listAuditEvents(
  context: Context<'audit.read'>,
  params: AuditParams,
): Promise<Page<AuditEventRow>> {
  const page = await keysetPage<StoredEvent>(context, { source: sourceOf(context, params), sort: byTime, params })
  return { ...page, rows: page.rows.map(toRow) }
}

export function countAuditEvents(context: Context<'audit.read'>, params: AuditParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

/** Where the chain ends now: its length and the hash that covers everything before. */
export async function findChainHead(context: Context<'audit.read'>) {
  const head = await context.db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } })
  return { seq: String(head.seq), hash: head.hash }
}

const OPERATIONS_SHOWN = 200

/** The operations that occur in the log, for its filter. */
export async function listOperations(context: Context<'audit.read'>): Promise<readonly string[]> {
  const occurring = distinctValues({ table: 'AuditEvent', column: 'operation', conditions: [] }, OPERATIONS_SHOWN)
  return (await context.select<{ value: string }>(occurring)).map(({ value }) => value)
}

const ACTORS_SHOWN = 200

/** Who acts in the log, for its filter. Names are kept as they were, so a person who changed hers is there twice. */
export async function listActors(context: Context<'audit.read'>): Promise<readonly string[]> {
  const acting = distinctValues({ table: 'AuditEvent', column: 'actorName', conditions: [] }, ACTORS_SHOWN)
  return (await context.select<{ value: string }>(acting)).map(({ value }) => value)
}

/** What the log last called a record, or null when it holds no event of it. */
export async function findRecordLabel(context: Context<'audit.read'>, recordId: string) {
  const event = await context.db.auditEvent.findFirst({
    where: { recordId },
    orderBy: { seq: 'desc' },
    select: { payload: true, recordType: true },
  })
  if (!event) return null
  return { type: event.recordType, label: storedPayload.parse(JSON.parse(event.payload)).record.label }
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
      omit: { searchText: true },
    })
    yield* events
    const final = events.at(-1)
    if (!final) return
    done = final.seq
  }
}

const periodDays: Readonly<Record<(typeof auditPeriods)[number], number>> = { day: 1, week: 7, month: 30 }

const DAY_MS = 86_400_000

function sourceOf(context: Pick<Context<'audit.read'>, 'now'>, params: AuditParams): ListSource {
  const { show, period, operation, outcome, record, actor } = params.filters
  const decided = show?.includes('decisions') ? decisionOperations : undefined
  const lanes: Lane[] = []
  for (const values of [decided, operation]) if (values) lanes.push({ column: 'operation', values })
  for (const [name, values] of Object.entries({ outcome, recordId: record, actorName: actor })) {
    if (values) lanes.push({ column: name, values })
  }
  const conditions = [...searched(column('searchText'), params.q)]
  if (show?.includes('withoutSignIns')) conditions.push(withoutSignIns)
  const days = Math.max(0, ...auditPeriods.filter((name) => period?.includes(name)).map((name) => periodDays[name]))
  if (days > 0) conditions.push(since(new Date(context.now.getTime() - days * DAY_MS)))
  return {
    table: 'AuditEvent',
    alias: 'e',
    columns: rowSelection,
    id: { column: 'seq', kind: 'number' },
    conditions,
    lanes,
  }
}

/** Written as its index has it. */
const withoutSignIns = sql`${column('operation')} not like 'session.%'`

/**
 * The events since an instant, as a range of the chain's own number, which is the order of every page. Numbers and times
 * may differ by the moments that a request took, so at that edge the order of the log decides.
 */
function since(instant: Date): Sql {
  return sql`${column('seq')} >= (select "seq" from "AuditEvent" where "at" >= ${instant} order by "at", "seq" limit 1)`
}

function toRow(event: StoredEvent) {
  const payload = storedPayload.parse(JSON.parse(event.payload))
  return {
    seq: event.seq,
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
    policyVersion: payload.policyVersion ?? null,
    requestId: event.requestId,
  }
}

/** How a changed value is written in a list of changes; text stays as it is. */
function asText(value: JsonValue): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
