import 'server-only'
import { v7 as newId } from 'uuid'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import { slotsOf } from '@/lib/obligations/rules'
import type { ObligationKind, ObligationSource, OwedTo, Recurrence } from '@/lib/obligations/schema'

/** Who makes something owed, and when (database time). */
export type OwedBy = { readonly now: Date; readonly actor: { readonly id: string | null } }

/** One thing to be owed. Days are calendar dates; slots start at 1, and 0 is owed once. */
export type Owed = {
  /** Made when it is absent; given for what must have an address that is known ahead. */
  readonly id?: string
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
  /** The decision to honor a preference that makes it owed. */
  readonly decisionId?: string | null
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
  const wanted = owed.filter(({ subjectId }, at) => !subjectId || at === firstAbout(owed, subjectId))
  const events: AuditEntry[] = []
  for (let at = 0; at < wanted.length; at += BATCH) {
    const rows = wanted.slice(at, at + BATCH).map((one) => ({ ...defaults, ...one, id: one.id ?? newId() }))
    const made = await insertOwed(tx, by, rows)
    events.push(...rows.flatMap((row) => openedEvents(row, made)))
  }
  return events
}

/** A statement does not see its own rows, so two about one subject would both find nothing open. */
function firstAbout(owed: readonly Owed[], subjectId: string): number {
  return owed.findIndex((one) => one.subjectId === subjectId)
}

const defaults = {
  ...{ detail: '', isDueAtRetirement: false, ownerId: null, commitmentId: null, commitmentNumber: null },
  ...{ seriesId: null, slot: 0, subjectId: null, decisionId: null, sourceUrl: '', sourceTitle: '', isDemo: false },
} as const

type OwedRow = Required<Owed>

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

async function insertOwed(tx: Transaction, { now, actor }: OwedBy, rows: readonly OwedRow[]): Promise<Inserted> {
  const inserted = await tx.$queryRaw<{ id: string; modelName: string }[]>`
    insert into "Obligation" (id, "modelId", "owedTo", source, kind, title, detail, "dueOn", "isDueAtRetirement", "ownerId",
      "doerIds", "commitmentId", "commitmentNumber", "seriesId", slot, "subjectId", "decisionId", "sourceUrl",
      "sourceTitle", "isDemo", "createdAt", "createdById", "updatedAt")
    select id, "modelId", "owedTo", source, kind, title, detail, "dueOn", "isDueAtRetirement", "ownerId",
      array_remove(array["ownerId"], null), "commitmentId", "commitmentNumber", "seriesId", slot, "subjectId",
      "decisionId", "sourceUrl", "sourceTitle", "isDemo", ${now}::timestamptz, ${actor.id}::uuid, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, "modelId" uuid, "owedTo" "OwedTo",
      source "ObligationSource", kind "ObligationKind", title text, detail text, "dueOn" date, "isDueAtRetirement" boolean,
      "ownerId" uuid, "commitmentId" uuid, "commitmentNumber" int, "seriesId" uuid, slot int, "subjectId" uuid,
      "decisionId" uuid, "sourceUrl" text, "sourceTitle" text, "isDemo" boolean)
    where "subjectId" is null or not exists (
      select 1 from "Obligation" as open where open."subjectId" = row."subjectId"
        and open.state in ('notYetDue', 'inTheWorks', 'stalled'))
    on conflict do nothing
    returning id, "modelName"`
  return new Map(inserted.map(({ id, modelName }) => [id, modelName]))
}

/** What was inserted, by id, with the model's name. */
type Inserted = ReadonlyMap<string, string>

function openedEvents(row: OwedRow, made: Inserted): AuditEntry[] {
  const { id, title, modelId, owedTo, source, kind, dueOn, slot } = row
  const modelName = made.get(id)
  if (modelName === undefined) return []
  const record = { type: 'obligation', id, label: title, version: 1 }
  const after = { model: { id: modelId, name: modelName }, owedTo, source, kind, dueOn, ...(slot > 0 ? { slot } : {}) }
  return [{ operation: 'obligation.open', record, changes: changesBetween({}, after) }]
}

type NewSeries = { readonly owed: Omit<Owed, 'dueOn'>; readonly recurrence: Recurrence }

/** Makes a series and answers its slots, each as something to be owed. A step of a command that calls `makeOwed`. */
export async function seriesOwed(tx: Transaction, by: OwedBy, { owed, recurrence }: NewSeries): Promise<Owed[]> {
  const id = newId()
  const { cadence, startsOn, endsOn } = recurrence
  const { modelId, title, isDemo = false } = owed
  const days = { startsOn: new Date(startsOn), endsOn: new Date(endsOn) }
  const made = { createdAt: by.now, createdById: by.actor.id, isDemo }
  await tx.obligationSeries.create({ data: { id, modelId, title, cadence, ...days, ...made }, select: { id: true } })
  return slotsOf(recurrence).map((dueOn, index) => ({ ...owed, seriesId: id, slot: index + 1, dueOn }))
}
