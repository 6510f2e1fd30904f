import 'server-only'
import { findNewestEvent, listHistory } from '@/lib/audit/queries'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { factsOf, type StoredFacts, toChecklist, toParts } from '@/lib/checklists/queries'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import { claimsOf, type StoredClaim, toClaim } from '@/lib/dates/queries'
import { calendarDate } from '@/lib/days'
import type { Model, Prisma } from '@/lib/db/generated/client'
import { demandSignalsOf, type StoredDemandSignal, toDemandSignal } from '@/lib/demand-signals/queries'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type Lane, type ListSource, type Page, rowsOf } from '@/lib/paging'
import { policyInForce, type StoredPolicy, toPolicy } from '@/lib/policies/queries'
import { followReplacements, replacementsOf, type StoredReplacement, toReplacement } from '@/lib/replacements/queries'
import { retirementOf, type StoredRetirement, toRetirement } from '@/lib/retirements/queries'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, joined, jsonListOf, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import { movesOf, noticeOf, reprieveIn } from './rules'
import { type ModelSort, type modelList, moves, stages } from './schema'

type ModelParams = ListParams<ModelSort, keyof typeof modelList.filters>

const column = columnsOf<Prisma.ModelScalarFieldEnum>('m')

/** Every role reads every model; a noun with narrower sight puts its condition here. */
export function visibleTo(_actor: Actor): Visibility<Model> {
  return {}
}

const rowColumns = [
  'id',
  'version',
  'slug',
  'provider',
  'apiId',
  'displayName',
  'family',
  'stage',
  'isDemo',
  'releasedOn',
  'deprecatedOn',
  'retiresOn',
  'isRetirementTentative',
  'updatedAt',
] as const satisfies readonly Prisma.ModelScalarFieldEnum[]

/** The database has null where nothing was ever written, which Prisma reads as an empty list. */
const unsettledKinds = sql`coalesce(${column('unsettledKinds')}, '{}')::text[] as "unsettledKinds"`

const rowSelection = joined([...rowColumns.map(column), unsettledKinds], ', ')

type Days = 'releasedOn' | 'deprecatedOn' | 'retiresOn'

type StoredRow = Omit<Pick<Model, (typeof rowColumns)[number] | 'unsettledKinds'>, Days> & Record<Days, string | null>

const sorts = {
  name: { column: 'displayName', kind: 'text' },
  provider: { column: 'provider', kind: 'text' },
  family: { column: 'family', kind: 'text' },
  stage: { column: 'stage', kind: stages, isNullable: true },
  released: { column: 'releasedOn', kind: 'day', isNullable: true },
  retires: { column: 'retiresOn', kind: 'day', isNullable: true },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<ModelSort, KeysetSort<Model>>

/** One page of the models this actor may see. Dates are calendar dates; `updatedAt` is an ISO instant. */
export async function listModels(context: Context<'model.read'>, params: ModelParams): Promise<Page<ModelRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map(toRow) }
}

/** Some of the models this actor may see, by name. */
export async function listModelsById(context: Context<'model.read'>, ids: readonly string[]): Promise<ModelRow[]> {
  const rows = await context.select<StoredRow>(sql`
    select ${rowSelection} from "Model" m
    where ${allOf([sql`${column('id')} = any(${ids}::uuid[])`, ...visible(visibleTo(context.actor), 'm')])}
    order by ${column('displayName')}, ${column('id')}`)
  return rows.map(toRow)
}

export function countModels(context: Context<'model.read'>, params: ModelParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

export type ModelRow = ReturnType<typeof toRow>

function toRow(row: StoredRow) {
  return {
    id: row.id,
    version: row.version,
    slug: row.slug,
    provider: row.provider,
    apiId: row.apiId,
    displayName: row.displayName,
    family: row.family,
    stage: row.stage,
    isDemo: row.isDemo,
    releasedOn: row.releasedOn,
    deprecatedOn: row.deprecatedOn,
    retiresOn: row.retiresOn,
    isRetirementTentative: row.isRetirementTentative,
    unsettledKinds: row.unsettledKinds,
    updatedAt: row.updatedAt.toISOString(),
  }
}

type Reader = { readonly actor: Actor; readonly now: Date }

/** Which models, in a statement that knows them as `m`, the search and the filters ask for and the reader may see. */
export function matchingModels(reader: Reader, params: Pick<ModelParams, 'q' | 'filters'>): Sql {
  return rowsOf(sourceOf(reader, params)).where
}

function sourceOf(context: Reader, params: Pick<ModelParams, 'q' | 'filters'>): ListSource {
  const { stage, provider, dates, steward } = params.filters
  const lanes: Lane[] = []
  if (stage) lanes.push({ column: 'stage', values: stage.map((state) => (state === 'unrecorded' ? null : state)) })
  if (provider) lanes.push({ column: 'provider', values: provider })
  const conditions = [...visible(visibleTo(context.actor), 'm'), ...searched(column('searchText'), params.q)]
  if (dates) conditions.push(anyOf(dates.map((kind) => dateCondition(kind, context.now))))
  if (steward) conditions.push(anyOf(steward.map((who) => stewardCondition(who, context.actor))))
  return { table: 'Model', alias: 'm', columns: rowSelection, id: { column: 'id', kind: 'uuid' }, conditions, lanes }
}

function stewardCondition(who: string, actor: Actor): Sql {
  return who === 'me' ? sql`${column('stewardId')} = ${actor.id}` : sql`${column('stewardId')} is null`
}

/** The retirement date of a model that is not retired yet, written as its index has it. */
const openRetirement = sql`case when ${column('stage')} is distinct from 'retired' then ${column('retiresOn')} end`

/** Overdue: a firm date has passed and the stage was not moved. A floor that has passed asks for nothing. */
function dateCondition(kind: string, now: Date): Sql {
  const isTentative = column('isRetirementTentative')
  const today = calendarDate(now)
  if (kind === 'tentative') return isTentative
  if (kind === 'unsettled') return sql`cardinality(${column('unsettledKinds')}) > 0`
  if (kind === 'ahead') return sql`${column('retiresOn')} >= ${today}`
  return sql`${openRetirement} < ${today} and ${kind === 'floorPassed' ? isTentative : sql`not ${isTentative}`}`
}

const recordColumns = [
  'summary',
  'traits',
  'isPubliclyReleased',
  'hasSignificantInternalUse',
  'createdAt',
] as const satisfies readonly Prisma.ModelScalarFieldEnum[]

type StoredRecord = StoredRow &
  Pick<Model, (typeof recordColumns)[number] | 'aliases'> & {
    readonly steward: { readonly id: string; readonly name: string; readonly isDemo: boolean } | null
    readonly dateClaims: readonly StoredClaim[]
    readonly facts: StoredFacts
    readonly demandSignals: readonly StoredDemandSignal[]
    readonly retirement: StoredRetirement | null
    readonly replacements: readonly StoredReplacement[]
    readonly policy: StoredPolicy
  }

/**
 * One model, by its id or its slug, with steward, dates, availability, replacements, what its retirement rests on and
 * the moves this actor may make now; null if unseen. One statement.
 */
export async function findModel(context: Context<'model.read'>, name: string) {
  const isNamed = isUuid(name)
    ? sql`${column('id')} = ${name}::uuid or ${column('slug')} = ${name}`
    : sql`${column('slug')} = ${name}`
  const [record] = await context.select<StoredRecord>(sql`
    select ${rowSelection}, ${joined(recordColumns.map(column), ', ')}, coalesce(${column('aliases')}, '{}') as "aliases",
      (select json_build_object('id', p."id", 'name', p."name", 'isDemo', p."isDemo") from "Person" p
        where p."id" = m."stewardId") as "steward",
      ${jsonListOf(claimsOf(column('id')))} as "dateClaims", ${factsOf(column('id'))} as "facts",
      ${jsonListOf(demandSignalsOf(column('id')))} as "demandSignals", ${retirementOf(column('id'))} as "retirement",
      ${jsonListOf(replacementsOf(visibleTo(context.actor)))} as "replacements", ${policyInForce} as "policy"
    from "Model" m where ${allOf([isNamed, ...visible(visibleTo(context.actor), 'm')])} limit 1`)
  return record ? toRecord(record, context) : null
}

export type ModelRecord = ReturnType<typeof toRecord>

function toRecord(record: StoredRecord, context: Pick<Context<'model.read'>, 'actor' | 'now'>) {
  const row = toRow(record)
  const { values } = toPolicy(record.policy)
  const by = { actor: context.actor, now: context.now, policy: values }
  const { standing, ...checklist } = toChecklist(record.facts, row, by)
  return {
    ...row,
    ...toParts(record.facts),
    aliases: record.aliases,
    summary: record.summary,
    traits: record.traits,
    isPubliclyReleased: record.isPubliclyReleased,
    hasSignificantInternalUse: record.hasSignificantInternalUse,
    steward: record.steward,
    createdAt: record.createdAt.toISOString(),
    dateClaims: record.dateClaims.map(toClaim),
    demandSignals: record.demandSignals.map(toDemandSignal),
    checklist: { ...checklist, retirement: record.retirement && toRetirement(record.retirement) },
    replacements: record.replacements.map(toReplacement),
    moves: movesOf({ ...row, checklist: standing }, by),
    noticeDays: values.noticeDays,
    notice: noticeOf(row, values),
  }
}

/** The columns that describe a model, all but its steward. */
export const describedFields = {
  displayName: true,
  family: true,
  aliases: true,
  summary: true,
  traits: true,
  isPubliclyReleased: true,
  hasSignificantInternalUse: true,
} as const satisfies Prisma.ModelSelect

/** What describes a model, as its editor sends it; null if unseen. */
export async function findDescription(context: Context<'model.update'>, id: string) {
  if (!isUuid(id)) return null
  return context.db.model.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: { ...describedFields, stewardId: true },
  })
}

const moveNames = moves.map((move) => `model.${move}`)

/** The record with what its page tells beside it: what happened to it, and where its successors lead. Null if unseen. */
export async function findWholeModel(context: Context<'model.read'>, name: string) {
  const model = await findModel(context, name)
  if (!model) return null
  const reference = { type: 'model', id: model.id }
  const [{ succession, nameClash }, history, lastMove] = await Promise.all([
    followReplacements(context, model),
    listHistory(context, reference),
    findNewestEvent(context, reference, moveNames),
  ])
  return { ...model, succession, nameClash, history, reprieve: reprieveIn(lastMove) }
}

export type WholeModel = NonNullable<Awaited<ReturnType<typeof findWholeModel>>>
