import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import type { Commitment, CommitmentVersion, Prisma } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { visibleTo as modelsVisibleTo } from '@/lib/models/queries'
import type { Stage } from '@/lib/models/schema'
import { type StoredSlot, slotsWhere } from '@/lib/obligations/queries'
import type { ObligationState } from '@/lib/obligations/schema'
import { type KeysetSort, keysetPage, type Lane, type ListSource, type Page } from '@/lib/paging'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, instantFromJson, joined, jsonListOf, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import { owedVerdict } from './rules'
import { type CommitmentSort, type commitmentList, grades } from './schema'

type CommitmentParams = ListParams<CommitmentSort, keyof typeof commitmentList.filters>

const column = columnsOf<Prisma.CommitmentScalarFieldEnum>('c')

/** Commitments are public, and so is this list of them; narrower sight would go here. */
export function visibleTo(_actor: Actor): Visibility<Commitment> {
  return {}
}

const rowColumns = [
  ...(['id', 'version', 'slug', 'provider', 'title', 'grade', 'scope', 'duty', 'kind', 'owedTo', 'statedOn'] as const),
  ...(['revisedOn', 'withdrawnAt', 'isDemo'] as const),
] as const satisfies readonly Prisma.CommitmentScalarFieldEnum[]

/** What it made owed, by what became of it. The index of commitment and state holds all that is counted. */
const outcomes = sql`(
  select json_build_object(
    'open', count(*) filter (where o."state" in ('notYetDue', 'inTheWorks', 'stalled')),
    'kept', count(*) filter (where o."state" = 'kept'),
    'compromised', count(*) filter (where o."state" = 'compromised'),
    'broken', count(*) filter (where o."state" = 'broken'),
    'models', count(distinct o."modelId"))
  from "Obligation" o where o."commitmentId" = ${column('id')})`

/** Of the newest version. */
function newest(name: 'sourceUrl' | 'sourceTitle'): Sql {
  const part = columnsOf<Prisma.CommitmentVersionScalarFieldEnum>('v')(name)
  return sql`(select ${part} from "CommitmentVersion" v where v."commitmentId" = ${column('id')}
    order by v."number" desc limit 1)`
}

const rowSelection = joined(
  [
    ...rowColumns.map(column),
    sql`${newest('sourceUrl')} as "sourceUrl"`,
    sql`${newest('sourceTitle')} as "sourceTitle"`,
    sql`${outcomes} as "outcomes"`,
  ],
  ', ',
)

type Days = 'statedOn' | 'revisedOn'

type StoredRow = Omit<Pick<Commitment, (typeof rowColumns)[number]>, Days> &
  Record<Days, string> & {
    readonly sourceUrl: string
    readonly sourceTitle: string
    readonly outcomes: Readonly<Record<'open' | 'kept' | 'compromised' | 'broken' | 'models', number>>
  }

const sorts = {
  title: { column: 'title', kind: 'text' },
  stated: { column: 'statedOn', kind: 'day' },
  grade: { column: 'grade', kind: grades },
} as const satisfies Record<CommitmentSort, KeysetSort<Commitment>>

/** One page of what was said in public, each with what became of what it makes owed. */
export async function listCommitments(
  context: Context<'commitment.read'>,
  params: CommitmentParams,
): Promise<Page<CommitmentRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map(toRow) }
}

export function countCommitments(context: Context<'commitment.read'>, params: CommitmentParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

export type CommitmentRow = ReturnType<typeof toRow>

function toRow(row: StoredRow) {
  return {
    ...{ id: row.id, version: row.version, slug: row.slug, provider: row.provider, title: row.title },
    ...{ grade: row.grade, scope: row.scope, duty: row.duty, kind: row.kind, owedTo: row.owedTo },
    ...{ statedOn: row.statedOn, revisedOn: row.revisedOn, sourceUrl: row.sourceUrl, sourceTitle: row.sourceTitle },
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    isDemo: row.isDemo,
    outcomes: row.outcomes,
  }
}

function sourceOf(context: Pick<Context<never>, 'actor'>, params: CommitmentParams): ListSource {
  const { grade, scope, standing } = params.filters
  const lanes: Lane[] = grade ? [{ column: 'grade', values: grade }] : []
  const conditions = [...visible(visibleTo(context.actor), 'c'), ...searched(column('searchText'), params.q)]
  if (scope) conditions.push(sql`${column('scope')} = any(${scope}::"CommitmentScope"[])`)
  if (standing) conditions.push(anyOf(standing.map(standingCondition)))
  return {
    table: 'Commitment',
    alias: 'c',
    columns: rowSelection,
    id: { column: 'id', kind: 'uuid' },
    conditions,
    lanes,
  }
}

function standingCondition(standing: string): Sql {
  return standing === 'withdrawn' ? sql`${column('withdrawnAt')} is not null` : sql`${column('withdrawnAt')} is null`
}

/** The commitments that something is owed for, by name: to choose from in a filter. */
export async function listCommitmentNames(context: Context<'commitment.read'>) {
  return context.db.commitment.findMany({
    where: { AND: [visibleTo(context.actor), { duty: { not: 'none' } }] },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { slug: true, title: true },
    take: 100,
  })
}

type StoredVersion = Omit<CommitmentVersion, 'statedOn' | 'createdAt'> & {
  readonly statedOn: string
  readonly createdAt: string
}

type StoredRecord = StoredRow &
  Pick<Commitment, 'cadence'> & {
    readonly startsOn: string | null
    readonly endsOn: string | null
    readonly model: { readonly slug: string; readonly displayName: string } | null
    readonly versions: readonly StoredVersion[]
  }

/** One commitment, by its id or its slug, with every version of it, newest first; null if unseen. One statement. */
export async function findCommitment(context: Context<'commitment.read'>, name: string) {
  const isNamed = isUuid(name)
    ? sql`${column('id')} = ${name}::uuid or ${column('slug')} = ${name}`
    : sql`${column('slug')} = ${name}`
  const versions = sql`select * from "CommitmentVersion" v where v."commitmentId" = ${column('id')} order by v."number" desc`
  const [record] = await context.select<StoredRecord>(sql`
    select ${rowSelection}, ${column('cadence')}, ${column('startsOn')}, ${column('endsOn')},
      (select json_build_object('slug', m."slug", 'displayName', m."displayName") from "Model" m
        where m."id" = ${column('modelId')}) as "model",
      ${jsonListOf(versions)} as "versions"
    from "Commitment" c where ${allOf([isNamed, ...visible(visibleTo(context.actor), 'c')])} limit 1`)
  return record ? toRecord(record) : null
}

export type CommitmentRecord = NonNullable<Awaited<ReturnType<typeof findCommitment>>>

function toRecord(record: StoredRecord) {
  return {
    ...toRow(record),
    ...{ cadence: record.cadence, startsOn: record.startsOn, endsOn: record.endsOn, model: record.model },
    versions: record.versions.map((version) => ({
      ...{ number: version.number, title: version.title, statement: version.statement, grade: version.grade },
      ...{ scope: version.scope, duty: version.duty, statedOn: version.statedOn, sourceUrl: version.sourceUrl },
      ...{ sourceTitle: version.sourceTitle, reason: version.reason },
      createdAt: instantFromJson(version.createdAt) ?? '',
    })),
  }
}

type StoredScoped = {
  readonly id: string
  readonly slug: string
  readonly displayName: string
  readonly provider: string
  readonly stage: Stage | null
  readonly isPubliclyReleased: boolean
  readonly hasSignificantInternalUse: boolean
  readonly deprecatedOn: string | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
  readonly owed: readonly {
    readonly id: string
    readonly state: ObligationState
    readonly dueOn: string | null
    readonly evidenceCount: number
  }[]
  readonly slots: readonly StoredSlot[]
}

/** As many models as the page of a commitment shows; the ledger shows all. */
export const SCOPE_SHOWN = 100

/**
 * The models a commitment speaks of, newest retirement first, with what became of it there, or why nothing is owed. One
 * more than is shown, which tells whether there are others.
 */
export async function listScope(context: Context<'commitment.read'>, id: string) {
  const commitment = await context.db.commitment.findFirst({ where: { AND: [{ id }, visibleTo(context.actor)] } })
  if (!commitment) return []
  const { provider, scope, modelId } = commitment
  const inScope = {
    oneModel: sql`m."id" = ${modelId}::uuid`,
    publiclyReleased: sql`m."isPubliclyReleased"`,
    publiclyReleasedOrInternal: sql`(m."isPubliclyReleased" or m."hasSignificantInternalUse")`,
  }[scope]
  const mine = sql`o."commitmentId" = ${id}::uuid and o."modelId" = m."id"`
  const models = await context.select<StoredScoped>(sql`
    select m."id", m."slug", m."displayName", m."provider", m."stage", m."isPubliclyReleased",
      m."hasSignificantInternalUse", m."deprecatedOn", m."retiresOn", m."isRetirementTentative",
      ${jsonListOf(sql`select o."id", o."state", o."dueOn", o."evidenceCount" from "Obligation" o where ${mine} and o."slot" = 0`)} as "owed",
      ${jsonListOf(slotsWhere(sql`s."commitmentId" = ${id}::uuid and s."modelId" = m."id"`))} as "slots"
    from "Model" m
    where m."provider" = ${provider} and ${inScope} and ${allOf(visible(modelsVisibleTo(context.actor), 'm'))}
    order by m."retiresOn" desc nulls last, m."id" limit ${SCOPE_SHOWN + 1}`)
  const standing = {
    ...commitment,
    isWithdrawn: commitment.withdrawnAt !== null,
    startsOn: null,
    endsOn: null,
    statedOn: commitment.statedOn.toISOString().slice(0, 10),
  }
  return models.map((model) => ({
    ...{ id: model.id, slug: model.slug, displayName: model.displayName, stage: model.stage },
    verdict: owedVerdict(standing, model),
    owed: model.owed[0] ?? null,
    slots: model.slots,
  }))
}

export type ScopeRow = Awaited<ReturnType<typeof listScope>>[number]
