import 'server-only'
import { v7 as newId } from 'uuid'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { ObligationKind, ObligationSource, OwedTo } from './schema'

/** Who makes something owed, and when (database time). */
export type OwedBy = { readonly now: Date; readonly actor: { readonly id: string | null } }

/** One thing to be owed. Days are calendar dates; slots start at 1, and 0 is owed once. */
export type Owed = {
  readonly modelId: string
  readonly owedTo: OwedTo
  readonly source: ObligationSource
  readonly kind: ObligationKind
  readonly title: string
  readonly detail?: string
  readonly dueOn: string | null
  readonly isDueAtRetirement?: boolean
  readonly ownerId?: string | null
  readonly commitmentId?: string | null
  readonly commitmentNumber?: number | null
  readonly seriesId?: string | null
  readonly slot?: number
  /** The record it came from; while something is open about it, nothing more is opened. */
  readonly subjectId?: string | null
  readonly sourceUrl?: string
  readonly sourceTitle?: string
  readonly isDemo?: boolean
}

/** Statements of bounded size: the embedded database answers nobody while it runs one. */
const BATCH = 50

/**
 * Puts on the ledger what is owed from now on, and answers one event for each that is new. What a commitment has made owed
 * to a model already, or is open about the same subject, is not owed twice. A step of a command that records the events.
 */
export async function makeOwed(tx: Transaction, by: OwedBy, owed: readonly Owed[]): Promise<AuditEntry[]> {
  await lockSubjects(tx, owed)
  const events: AuditEntry[] = []
  for (let at = 0; at < owed.length; at += BATCH) {
    const rows = owed.slice(at, at + BATCH).map((one) => ({ ...defaults, ...one, id: newId() }))
    const made = new Set(await insertOwed(tx, by, rows))
    events.push(...rows.filter(({ id }) => made.has(id)).map(openedEvent))
  }
  return events
}

const defaults = {
  ...{ detail: '', isDueAtRetirement: false, ownerId: null, commitmentId: null, commitmentNumber: null },
  ...{ seriesId: null, slot: 0, subjectId: null, sourceUrl: '', sourceTitle: '', isDemo: false },
} as const

type OwedRow = Required<Owed> & { readonly id: string }

/** Two checks of one copy that fail at once must not both find nothing open about it. */
async function lockSubjects(tx: Transaction, owed: readonly Owed[]): Promise<void> {
  const subjects = owed.flatMap(({ subjectId }) => (subjectId ? [subjectId] : []))
  if (subjects.length === 0) return
  await tx.$queryRaw`
    select count(pg_advisory_xact_lock(key)::text) from (
      select distinct hashtextextended(subject, ${SUBJECTS_LOCK}::int) as key from unnest(${subjects}::text[]) as subject
      order by 1 offset 0
    ) as keys`
}

/** Any number that no other lock of this database has. */
const SUBJECTS_LOCK = 7_263_992

async function insertOwed(tx: Transaction, { now, actor }: OwedBy, rows: readonly OwedRow[]): Promise<string[]> {
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    insert into "Obligation" (id, "modelId", "owedTo", source, kind, title, detail, "dueOn", "isDueAtRetirement", "ownerId",
      "commitmentId", "commitmentNumber", "seriesId", slot, "subjectId", "sourceUrl", "sourceTitle", "isDemo", "createdAt",
      "createdById", "updatedAt")
    select id, "modelId", "owedTo", source, kind, title, detail, "dueOn", "isDueAtRetirement", "ownerId", "commitmentId",
      "commitmentNumber", "seriesId", slot, "subjectId", "sourceUrl", "sourceTitle", "isDemo", ${now}::timestamptz,
      ${actor.id}::uuid, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, "modelId" uuid, "owedTo" "OwedTo",
      source "ObligationSource", kind "ObligationKind", title text, detail text, "dueOn" date, "isDueAtRetirement" boolean,
      "ownerId" uuid, "commitmentId" uuid, "commitmentNumber" int, "seriesId" uuid, slot int, "subjectId" uuid,
      "sourceUrl" text, "sourceTitle" text, "isDemo" boolean)
    where "subjectId" is null or not exists (
      select 1 from "Obligation" as open where open."subjectId" = row."subjectId"
        and open.state in ('notYetDue', 'inTheWorks', 'stalled'))
    on conflict do nothing
    returning id`
  return inserted.map(({ id }) => id)
}

function openedEvent({ id, title, modelId, owedTo, source, kind, dueOn, slot }: OwedRow): AuditEntry {
  const record = { type: 'obligation', id, label: title, version: 1 }
  const after = { modelId, owedTo, source, kind, dueOn, ...(slot > 0 ? { slot } : {}) }
  return { operation: 'obligation.open', record, changes: changesBetween({}, after) }
}
