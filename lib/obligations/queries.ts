import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import { calendarDate } from '@/lib/days'
import type { Evidence, Obligation, Prisma, Rating } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type Lane, type ListSource, type Page } from '@/lib/paging'
import { type Period, periodOf } from '@/lib/periods/rules'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, instantFromJson, joined, jsonListOf, named, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import { assignRefusal, isOverdue, movesOf, ratingHeldBack, regressionsOf } from './rules'
import type { ObligationSort, ObligationState, obligationList } from './schema'

type ObligationParams = ListParams<ObligationSort, keyof typeof obligationList.filters>

const column = columnsOf<Prisma.ObligationScalarFieldEnum>('o')

/** Every role reads the whole ledger; narrower sight would go here. */
export function visibleTo(_actor: Actor): Visibility<Obligation> {
  return {}
}

const rowColumns = [
  ...(['id', 'version', 'title', 'owedTo', 'source', 'kind', 'state', 'dueOn', 'isDueAtRetirement', 'slot'] as const),
  ...(['evidenceCount', 'isDemo', 'updatedAt'] as const),
] as const satisfies readonly Prisma.ObligationScalarFieldEnum[]

const rowSelection = joined(
  [
    ...rowColumns.map(column),
    sql`coalesce(${column('doerIds')}, '{}')::text[] as "doerIds"`,
    sql`(select json_build_object('slug', m."slug", 'displayName', m."displayName") from "Model" m
      where m."id" = ${column('modelId')}) as "model"`,
    sql`(select json_build_object('id', p."id", 'name', p."name") from "Person" p
      where p."id" = ${column('ownerId')}) as "owner"`,
    sql`(case when ${column('seriesId')} is null then 0 else (select count(*)::int from "Obligation" s
      where s."seriesId" = ${column('seriesId')}) end) as "slots"`,
  ],
  ', ',
)

type StoredRow = Omit<Pick<Obligation, (typeof rowColumns)[number] | 'doerIds'>, 'dueOn'> & {
  readonly dueOn: string | null
  readonly model: { readonly slug: string; readonly displayName: string }
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly slots: number
}

const sorts = {
  title: { column: 'title', kind: 'text' },
  due: { column: 'dueOn', kind: 'day', isNullable: true },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<ObligationSort, KeysetSort<Obligation>>

/** One page of what is owed. Days are calendar dates; `updatedAt` is an ISO instant. */
export async function listObligations(
  context: Context<'obligation.read'>,
  params: ObligationParams,
): Promise<Page<ObligationRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map((row) => toRow(row, context)) }
}

export function countObligations(context: Context<'obligation.read'>, params: ObligationParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

export type ObligationRow = ReturnType<typeof toRow>

function toRow(row: StoredRow, { now }: Pick<Context<never>, 'now'>) {
  const { doerIds: _, updatedAt, ...shown } = row
  return {
    ...{ id: shown.id, version: shown.version, title: shown.title, model: shown.model },
    ...{ owedTo: shown.owedTo, source: shown.source, kind: shown.kind, state: shown.state, dueOn: shown.dueOn },
    isDueAtRetirement: shown.isDueAtRetirement,
    isOverdue: isOverdue(shown, calendarDate(now)),
    ...{ owner: shown.owner, evidenceCount: shown.evidenceCount, slot: shown.slot, slots: shown.slots },
    isDemo: shown.isDemo,
    updatedAt: updatedAt.toISOString(),
  }
}

function sourceOf(context: Pick<Context<never>, 'actor' | 'now'>, params: ObligationParams): ListSource {
  const { state, due, owner, owedTo, source, kind, model, commitment, rated } = params.filters
  const lanes: Lane[] = state ? [{ column: 'state', values: state }] : []
  const conditions = [...visible(visibleTo(context.actor), 'o'), ...searched(column('searchText'), params.q)]
  if (due) conditions.push(anyOf(due.map((when) => dueCondition(when, context.now))))
  if (owner) conditions.push(anyOf(owner.map((who) => ownerCondition(who, context.actor))))
  if (owedTo) conditions.push(sql`${column('owedTo')} = any(${owedTo}::"OwedTo"[])`)
  if (source) conditions.push(sql`${column('source')} = any(${source}::"ObligationSource"[])`)
  if (kind) conditions.push(sql`${column('kind')} = any(${kind}::"ObligationKind"[])`)
  if (model) conditions.push(sql`${column('modelId')} in (select "id" from "Model" where "slug" = any(${model}))`)
  if (commitment) {
    const known = sql`select "id" from "Commitment" where "slug" = any(${commitment})`
    conditions.push(sql`${column('commitmentId')} in (${known})`)
  }
  if (rated) conditions.push(anyOf(rated.map((text) => ratedWithin('o', periodOf(text)))))
  return {
    table: 'Obligation',
    alias: 'o',
    columns: rowSelection,
    id: { column: 'id', kind: 'uuid' },
    conditions,
    lanes,
  }
}

/** True of an obligation whose newest rating was given on one of the days, in UTC; of none without a period. */
export function ratedWithin(alias: string, period: Period | null): Sql {
  if (!period) return sql`false`
  const [from, until] = [new Date(period.from), new Date(period.until)]
  // No newer one is older than the period, so that of long ago nothing has to be read.
  const newer = sql`select 1 from "Rating" newer where newer."obligationId" = r."obligationId"
    and newer."createdAt" >= ${from} and (newer."createdAt", newer."id") > (r."createdAt", r."id")`
  return sql`exists (select 1 from "Rating" r where r."obligationId" = ${named(alias)}."id"
    and r."createdAt" >= ${from} and r."createdAt" < ${until} and not exists (${newer}))`
}

/** Written as its index has it. */
const isOpen = sql`${column('state')} in ('notYetDue', 'inTheWorks', 'stalled')`

function dueCondition(when: string, now: Date): Sql {
  const [dueOn, today] = [column('dueOn'), calendarDate(now)]
  if (when === 'none') return sql`${dueOn} is null`
  if (when === 'ahead') return sql`${dueOn} >= ${today}`
  const shown = when === 'overdue' ? sql`= 0` : sql`> 0`
  return sql`${dueOn} < ${today} and ${isOpen} and ${column('evidenceCount')} ${shown}`
}

function ownerCondition(who: string, actor: Actor): Sql {
  return who === 'me' ? sql`${column('ownerId')} = ${actor.id}` : sql`${column('ownerId')} is null`
}

/** The slots of the series that an obligation belongs to, in order, for its picture; of a model, of all its series. */
export function slotsWhere(condition: Sql): Sql {
  return sql`select s."id", s."slot", s."dueOn"::text as "dueOn", s."state", s."seriesId",
      s."evidenceCount"
    from "Obligation" s where s."seriesId" is not null and ${condition} order by s."seriesId", s."slot"`
}

export type StoredSlot = {
  readonly id: string
  readonly slot: number
  readonly dueOn: string
  readonly state: ObligationState
  readonly seriesId: string
  readonly evidenceCount: number
}

type StoredRecord = StoredRow &
  Pick<Obligation, 'detail' | 'stateReason' | 'sourceUrl' | 'sourceTitle' | 'createdAt'> & {
    readonly commitment: StoredCommitment | null
    readonly decision: { readonly id: string; readonly title: string } | null
    readonly series: readonly StoredSlot[]
    readonly evidence: readonly FromJson<Evidence, 'capturedOn' | 'createdAt'>[]
    readonly ratings: readonly FromJson<Rating, 'createdAt'>[]
  }

type FromJson<Table, Instant extends keyof Table> = Omit<Table, Instant> & Readonly<Record<Instant, string>>

type StoredCommitment = {
  readonly slug: string
  readonly title: string
  readonly number: number
  readonly statement: string
  readonly statedOn: string
  readonly sourceUrl: string
  readonly sourceTitle: string
}

const commitmentOf = sql`(
  select json_build_object('slug', c."slug", 'title', v."title", 'number', v."number", 'statement', v."statement",
    'statedOn', v."statedOn", 'sourceUrl', v."sourceUrl", 'sourceTitle', v."sourceTitle")
  from "Commitment" c join "CommitmentVersion" v on v."commitmentId" = c."id"
  where c."id" = ${column('commitmentId')} and v."number" = ${column('commitmentNumber')})`

const decisionOf = sql`(select json_build_object('id', d."id", 'title', d."title")
  from "Decision" d where d."id" = ${column('decisionId')})`

/** One obligation with why it is owed, its evidence, its ratings, and the moves this actor may make; null if unseen. */
export async function findObligation(context: Context<'obligation.read'>, id: string) {
  if (!isUuid(id)) return null
  const seen = allOf([sql`${column('id')} = ${id}::uuid`, ...visible(visibleTo(context.actor), 'o')])
  const [record] = await context.select<StoredRecord>(sql`
    select ${rowSelection}, ${column('detail')}, ${column('stateReason')}, ${column('sourceUrl')},
      ${column('sourceTitle')}, ${column('createdAt')}, ${commitmentOf} as "commitment", ${decisionOf} as "decision",
      ${jsonListOf(slotsWhere(sql`s."seriesId" = ${column('seriesId')}`))} as "series",
      ${jsonListOf(sql`select * from "Evidence" e where e."obligationId" = ${column('id')} order by e."id"`)} as "evidence",
      ${jsonListOf(sql`select * from "Rating" r where r."obligationId" = ${column('id')} order by r."id"`)} as "ratings"
    from "Obligation" o where ${seen} limit 1`)
  return record ? toRecord(record, context) : null
}

export type ObligationRecord = NonNullable<Awaited<ReturnType<typeof findObligation>>>

function toRecord(record: StoredRecord, context: Pick<Context<never>, 'actor' | 'now'>) {
  const { evidence, ratings, series, state, doerIds, evidenceCount } = record
  const lowered = regressionsOf(ratings.map(({ verdict }) => verdict))
  const standing = { state, doers: doerIds, evidenceCount }
  return {
    ...toRow(record, context),
    ...{ detail: record.detail, stateReason: record.stateReason, commitment: record.commitment },
    decision: record.decision,
    ...{ sourceUrl: record.sourceUrl, sourceTitle: record.sourceTitle, createdAt: record.createdAt.toISOString() },
    series: series.map(({ seriesId: _, ...slot }) => slot),
    evidence: evidence.map(({ id, url, sha256, title, capturedOn, note, addedBy, createdAt, isDemo }) => ({
      ...{ id, url, sha256, title, capturedOn, note, addedBy, isDemo },
      createdAt: instantFromJson(createdAt) ?? '',
    })),
    ratings: ratings.map(({ id, verdict, reason, ratedBy, createdAt, isDemo }, at) => ({
      ...{ id, verdict, reason, ratedBy, isDemo },
      createdAt: instantFromJson(createdAt) ?? '',
      isRegression: lowered[at] ?? false,
    })),
    moves: movesOf(standing, context.actor),
    ratingHeldBack: ratingHeldBack(standing, context.actor),
    isAssignable: assignRefusal(record, context.actor) === null,
  }
}
