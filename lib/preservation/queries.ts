import 'server-only'
import { type ArtifactRow, artifactsOf, type StoredArtifact, toArtifact } from '@/lib/artifacts/queries'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import type { Preservation, Prisma } from '@/lib/db/generated/client'
import { drillsOf, type StoredDrill, toDrill } from '@/lib/drills/queries'
import type { ListParams } from '@/lib/list-params'
import { visibleTo } from '@/lib/models/queries'
import { readAmount, writeAmount } from '@/lib/money/rules'
import { type KeysetSort, keysetPage, type Lane, type ListSource, type Page } from '@/lib/paging'
import { getPolicyInForce, policyInForce, type StoredPolicy, toPolicy } from '@/lib/policies/queries'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, joined, jsonListOf, type Sql, sql } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { isOverdue, lastOnSchedule, nothingKept, projectionOf, type Schedule, standingOf, totalsOf } from './rules'
import { levels, type PreservationSort, type preservationList, storedCosts, storedSteps } from './schema'

type PreservationParams = ListParams<PreservationSort, keyof typeof preservationList.filters>

const column = columnsOf<Prisma.PreservationScalarFieldEnum>('p')

const rowColumns = [
  'modelId',
  'displayName',
  'provider',
  'levelIfFresh',
  'restsOnAt',
  'oldestCheckAt',
  'missing',
  'copies',
  'failedCopies',
  'bytes',
  'costs',
  'isDemo',
] as const satisfies readonly Prisma.PreservationScalarFieldEnum[]

const slug = sql`(select m."slug" from "Model" m where m."id" = ${column('modelId')}) as "slug"`

const rowSelection = joined([...rowColumns.map(column), slug], ', ')

type StoredRow = Omit<Pick<Preservation, (typeof rowColumns)[number]>, 'bytes'> & {
  readonly bytes: string
  readonly slug: string
}

const sorts = {
  name: { column: 'displayName', kind: 'text' },
  provider: { column: 'provider', kind: 'text' },
  oldestCheck: { column: 'oldestCheckAt', kind: 'instant', isNullable: true },
  bytes: { column: 'bytes', kind: 'number' },
} as const satisfies Record<PreservationSort, KeysetSort<Preservation>>

/** One page of how the models this actor may see are kept. Level and staleness are those of today's policy and date. */
export async function listPreservation(
  context: Context<'model.read'>,
  params: PreservationParams,
): Promise<Page<PreservationRow>> {
  const schedule = await scheduleOf(context)
  const source = sourceOf(context.actor, params, schedule)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map((row) => toRow(row, schedule)) }
}

export async function countPreservation(context: Context<'model.read'>, params: PreservationParams): Promise<Count> {
  return countRows(context, sourceOf(context.actor, params, await scheduleOf(context)))
}

type StoredRecord = StoredRow & {
  readonly version: number
  readonly policy: StoredPolicy
  readonly artifacts: readonly StoredArtifact[]
  readonly drills: readonly StoredDrill[]
}

/** How one model is kept, by its id or its slug, with all that is on record about it; null if unseen. One statement. */
export async function findPreservation(context: Context<'model.read'>, name: string) {
  const isNamed = isUuid(name) ? sql`m."id" = ${name}::uuid or m."slug" = ${name}` : sql`m."slug" = ${name}`
  const [record] = await context.select<StoredRecord>(sql`
    select ${joined(rowColumns.map(column), ', ')}, m."slug", m."version", ${policyInForce} as "policy",
      ${jsonListOf(artifactsOf(column('modelId')))} as "artifacts", ${jsonListOf(drillsOf(column('modelId')))} as "drills"
    from "Preservation" p join "Model" m on m."id" = ${column('modelId')}
    where ${allOf([isNamed, ...visible(visibleTo(context.actor), 'm')])} limit 1`)
  return record ? toRecord(record, context.now) : null
}

export type PreservationRecord = NonNullable<Awaited<ReturnType<typeof findPreservation>>>

export type PreservationRow = ReturnType<typeof toRow>

function toRecord({ version, policy, artifacts, drills, ...row }: StoredRecord, now: Date) {
  const { fixityIntervalDays } = toPolicy(policy).values
  const schedule = { now, fixityIntervalDays }
  return {
    ...toRow(row, schedule),
    version,
    artifacts: artifacts.map(toArtifact).map((artifact) => withStaleness(artifact, schedule)),
    drills: drills.map(toDrill),
  }
}

/** The copies whose last check passed and is older than the schedule allows are marked. */
export function withStaleness(artifact: ArtifactRow, schedule: Schedule) {
  const copies = artifact.copies.map((copy) => {
    const isPassed = copy.endedOn === null && copy.lastCheck?.result === 'passed'
    return { ...copy, isStale: isPassed && isOverdue(copy.lastCheck?.checkedAt ?? null, schedule) }
  })
  return { ...artifact, copies }
}

type DrillRow = ReturnType<typeof toDrill>

/** What comes of all that is on record about how a model is kept, whatever today's date and policy: see {@link standingOf}. */
export function projected(artifacts: readonly ArtifactRow[], drills: readonly DrillRow[]) {
  const kept = artifacts.map((artifact) => ({
    ...artifact,
    copies: artifact.copies.filter(({ endedOn }) => endedOn === null),
  }))
  const rows = [...kept, ...kept.flatMap(({ copies }) => copies), ...drills]
  return {
    projection: projectionOf({ artifacts: kept, lastDrill: drills[0] ?? null }),
    ...totalsOf(kept.map(({ bytes, copies }) => ({ bytes: BigInt(bytes), copies: copies.map(withCost) }))),
    isDemo: rows.some(({ isDemo }) => isDemo),
  }
}

function withCost({ lastCheck, costPerMonth, currency }: ArtifactRow['copies'][number]) {
  return { lastCheck, cost: costPerMonth && currency ? readAmount(costPerMonth, currency) : null }
}

function toRow({ modelId, levelIfFresh, restsOnAt, oldestCheckAt, missing, costs, ...row }: StoredRow, on: Schedule) {
  const steps = storedSteps.parse(missing)
  const oldestCheck = oldestCheckAt?.toISOString() ?? null
  const projection = {
    levelIfFresh: levels.find((level) => level === levelIfFresh) ?? 0,
    restsOnAt: restsOnAt?.toISOString() ?? null,
    oldestCheckAt: oldestCheck,
    // The database makes the row with the model, and knows no steps.
    missing: levelIfFresh < 4 && steps.length === 0 ? nothingKept.missing : steps,
  }
  return {
    id: modelId,
    slug: row.slug,
    displayName: row.displayName,
    provider: row.provider,
    ...standingOf(projection, on),
    oldestCheckAt: oldestCheck,
    copies: row.copies,
    failedCopies: row.failedCopies,
    bytes: row.bytes,
    costs: storedCosts.parse(costs).map(({ minor, currency }) => ({
      costPerMonth: `${writeAmount({ minor: BigInt(minor), currency })}`,
      currency,
    })),
    isDemo: row.isDemo,
  }
}

async function scheduleOf(context: Context<'model.read'>): Promise<Schedule> {
  const { values } = await getPolicyInForce(context.db)
  return { now: context.now, fixityIntervalDays: values.fixityIntervalDays }
}

function sourceOf(actor: Actor, params: Pick<PreservationParams, 'q' | 'filters'>, schedule: Schedule): ListSource {
  const { level, provider, checks } = params.filters
  const lanes: Lane[] = provider ? [{ column: 'provider', values: provider }] : []
  const conditions = [...modelConditions(actor, params.q)]
  const since = lastOnSchedule(schedule)
  if (level) conditions.push(anyOf(level.map((wanted) => levelCondition(Number(wanted), since))))
  if (checks) conditions.push(anyOf(checks.map((kind) => checksCondition(kind, since))))
  const id = { column: 'modelId', kind: 'uuid' } as const
  return { table: 'Preservation', alias: 'p', columns: rowSelection, id, conditions, lanes }
}

/** What is asked of the model itself. Every role sees every model, so that usually nothing is. */
function modelConditions(actor: Actor, q: string): readonly Sql[] {
  const asked = [...visible(visibleTo(actor), 'm'), ...searched(sql`m."searchText"`, q)]
  return asked.length === 0 ? [] : [sql`${column('modelId')} in (select m."id" from "Model" m where ${allOf(asked)})`]
}

/** The same answer as {@link standingOf} gives. */
function levelCondition(level: number, since: Date): Sql {
  const isAsStored = sql`${column('levelIfFresh')} = ${level}`
  if (level > 2) return sql`${isAsStored} and ${column('restsOnAt')} >= ${since}`
  if (level < 2) return isAsStored
  return sql`${isAsStored} or (${column('levelIfFresh')} > 2 and ${column('restsOnAt')} < ${since})`
}

function checksCondition(kind: string, since: Date): Sql {
  return kind === 'stale' ? sql`${column('oldestCheckAt')} < ${since}` : sql`${column('failedCopies')} > 0`
}
