import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import type { Preference, Prisma } from '@/lib/db/generated/client'
import { decidedFacts } from '@/lib/decisions/queries'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type Lane, type ListSource, type Page } from '@/lib/paging'
import { periodOf } from '@/lib/periods/rules'
import { listCited } from '@/lib/preference-excerpts/queries'
import { listVerifications } from '@/lib/preference-verifications/queries'
import { findModelFinding } from '@/lib/robustness/queries'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, joined, jsonListOf, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import { actsOf, recordedWithin, verifyingHeldBack } from './rules'
import {
  type PreferenceSort,
  type PreferenceState,
  type preferenceList,
  type UndecidedAge,
  undecidedAges,
  undecidedStates,
} from './schema'

type PreferenceParams = ListParams<PreferenceSort, keyof typeof preferenceList.filters>

const column = columnsOf<Prisma.PreferenceScalarFieldEnum>('p')

/** Everybody here sees what was asked for, in words of the office; the model's own words are opened by themselves. */
export function visibleTo(_actor: Actor): Visibility<Preference> {
  return {}
}

const rowColumns = [
  ...(['id', 'version', 'title', 'statement', 'origin', 'scope', 'strength', 'state', 'stateSince', 'isDemo'] as const),
  ...(['createdAt', 'updatedAt'] as const),
] as const satisfies readonly Prisma.PreferenceScalarFieldEnum[]

const modelOf = sql`(select json_build_object('slug', m."slug", 'displayName', m."displayName") from "Model" m
  where m."id" = ${column('modelId')}) as "model"`

const themeOf = sql`(select json_build_object('slug', t."slug", 'title', t."title") from "Theme" t
  where t."id" = ${column('themeId')}) as "theme"`

const rowSelection = joined([...rowColumns.map(column), modelOf, themeOf], ', ')

type StoredRow = Pick<Preference, (typeof rowColumns)[number]> & {
  readonly model: { readonly slug: string; readonly displayName: string }
  readonly theme: { readonly slug: string; readonly title: string }
}

const sorts = {
  title: { column: 'title', kind: 'text' },
  since: { column: 'stateSince', kind: 'instant' },
  strength: { column: 'strength', kind: 'integer' },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<PreferenceSort, KeysetSort<Preference>>

/** One page of what models asked for, in words of the office. Times are ISO instants. */
export async function listPreferences(
  context: Context<'preference.read'>,
  params: PreferenceParams,
): Promise<Page<PreferenceRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map(toRow) }
}

export function countPreferences(context: Context<'preference.read'>, params: PreferenceParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

export type PreferenceRow = ReturnType<typeof toRow>

function toRow({ stateSince, createdAt, updatedAt, ...row }: StoredRow) {
  return {
    ...{ id: row.id, version: row.version, title: row.title, statement: row.statement, model: row.model },
    ...{ theme: row.theme, origin: row.origin, scope: row.scope, strength: row.strength, state: row.state },
    stateSince: stateSince.toISOString(),
    isDemo: row.isDemo,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

function sourceOf(context: Pick<Context<never>, 'actor' | 'now'>, params: PreferenceParams): ListSource {
  const { state, age, origin, scope, strength, theme, model, recorded } = params.filters
  const lanes: Lane[] = state ? [{ column: 'state', values: state }] : []
  const conditions = [...visible(visibleTo(context.actor), 'p'), ...searched(column('searchText'), params.q)]
  if (age) conditions.push(anyOf(undecidedAges.filter((one) => age.includes(one)).map(agedIn(context.now))))
  if (origin) conditions.push(sql`${column('origin')} = any(${origin}::"PreferenceOrigin"[])`)
  if (scope) conditions.push(sql`${column('scope')} = any(${scope}::"PreferenceScope"[])`)
  if (strength) conditions.push(sql`${column('strength')} = any(${strength}::int[])`)
  if (theme) conditions.push(sql`${column('themeId')} in (select "id" from "Theme" where "slug" = any(${theme}))`)
  if (model) conditions.push(sql`${column('modelId')} in (select "id" from "Model" where "slug" = any(${model}))`)
  if (recorded) conditions.push(anyOf(recorded.map(recordedIn)))
  const id = { column: 'id', kind: 'uuid' } as const
  return { table: 'Preference', alias: 'p', columns: rowSelection, id, conditions, lanes }
}

function agedIn(now: Date) {
  return (age: UndecidedAge): Sql => {
    const { from, before } = recordedWithin(age, now)
    const bounds = [
      ...(from ? [sql`${column('createdAt')} >= ${from}`] : []),
      ...(before ? [sql`${column('createdAt')} < ${before}`] : []),
    ]
    return allOf([sql`${column('state')} = any(${[...undecidedStates]}::"PreferenceState"[])`, ...bounds])
  }
}

/** What nobody can read as a period names no days, so nothing was recorded in it. */
function recordedIn(text: string): Sql {
  const period = periodOf(text)
  if (!period) return sql`false`
  const [from, until] = [new Date(period.from), new Date(period.until)]
  return sql`${column('createdAt')} >= ${from} and ${column('createdAt')} < ${until}`
}

const recordColumns = [
  ...(['modelId', 'themeId', 'wording', 'tradedAgainst', 'sourceUrl', 'sourceTitle', 'stateReason'] as const),
  ...(['recordedBy', 'withdrawnOn', 'withdrawnWords'] as const),
] as const satisfies readonly Prisma.PreferenceScalarFieldEnum[]

type Related = { readonly id: string; readonly title: string; readonly state: PreferenceState }

type StoredRecord = StoredRow &
  Omit<Pick<Preference, (typeof recordColumns)[number]>, 'withdrawnOn'> & {
    readonly withdrawnOn: string | null
    readonly authorIds: readonly string[]
    readonly mergedInto: readonly Related[]
    readonly merged: readonly Related[]
    readonly splitFrom: readonly Related[]
    readonly split: readonly Related[]
    readonly conflicts: readonly (Related & { readonly note: string; readonly isDemo: boolean })[]
  }

function relatedBy(condition: Sql): Sql {
  return jsonListOf(sql`select r."id", r."title", r."state" from "Preference" r where ${condition} order by r."id"`)
}

const relations = joined(
  [
    sql`${relatedBy(sql`r."id" = ${column('mergedIntoId')}`)} as "mergedInto"`,
    sql`${relatedBy(sql`r."mergedIntoId" = ${column('id')}`)} as "merged"`,
    sql`${relatedBy(sql`r."id" = ${column('splitFromId')}`)} as "splitFrom"`,
    sql`${relatedBy(sql`r."splitFromId" = ${column('id')}`)} as "split"`,
    sql`${jsonListOf(sql`select r."id", r."title", r."state", c."note", c."isDemo"
      from "PreferenceConflict" c
      join "Preference" r on r."id" = case when c."oneId" = ${column('id')} then c."otherId" else c."oneId" end
      where ${column('id')} in (c."oneId", c."otherId") order by r."title", r."id"`)} as "conflicts"`,
    sql`coalesce(${column('authorIds')}, '{}')::text[] as "authorIds"`,
  ],
  ', ',
)

/** One preference with the words that show it, its readers, how robust it is, and what this actor may do; null if unseen. */
export async function findPreference(context: Context<'preference.read'>, id: string) {
  if (!isUuid(id)) return null
  const seen = allOf([sql`${column('id')} = ${id}::uuid`, ...visible(visibleTo(context.actor), 'p')])
  const [record] = await context.select<StoredRecord>(sql`
    select ${rowSelection}, ${joined(recordColumns.map(column), ', ')}, ${relations}
    from "Preference" p where ${seen} limit 1`)
  if (!record) return null
  const { modelId, themeId } = record
  const [words, verifications, decided, robustness] = await Promise.all([
    listCited(context, id),
    listVerifications(context.db, id),
    decidedFacts(context, id),
    findModelFinding(context, { themeId, model: { id: modelId, ...record.model } }),
  ])
  return toRecord(record, { words, verifications, decided, robustness }, context.actor)
}

export type PreferenceRecord = NonNullable<Awaited<ReturnType<typeof findPreference>>>

type Parts = {
  readonly words: Awaited<ReturnType<typeof listCited>>
  readonly verifications: Awaited<ReturnType<typeof listVerifications>>
  readonly decided: Awaited<ReturnType<typeof decidedFacts>>
  readonly robustness: Awaited<ReturnType<typeof findModelFinding>>
}

function toRecord(record: StoredRecord, parts: Parts, actor: Actor) {
  const { wording, state, authorIds } = record
  const { cited, isOpenThroughout: isOpen } = parts.words
  const readerIds = parts.verifications.filter((one) => one.wording === wording).map(({ readerId }) => readerId)
  const standing = { state, authorIds, readerIds, isOpen, ...parts.decided }
  return {
    ...toRow(record),
    ...{ modelId: record.modelId, themeId: record.themeId, wording, tradedAgainst: record.tradedAgainst },
    ...{ sourceUrl: record.sourceUrl, sourceTitle: record.sourceTitle, stateReason: record.stateReason },
    ...{ recordedBy: record.recordedBy, withdrawnOn: record.withdrawnOn },
    withdrawnWords: record.withdrawnOn !== null && isOpen ? record.withdrawnWords : null,
    excerpts: cited,
    verifications: parts.verifications.map(({ readerId: _, ...verification }) => verification),
    conflicts: record.conflicts,
    ...{ mergedInto: record.mergedInto[0] ?? null, merged: record.merged },
    ...{ splitFrom: record.splitFrom[0] ?? null, split: record.split },
    robustness: parts.robustness,
    acts: actsOf(standing, actor),
    verifyingHeldBack: verifyingHeldBack(standing, actor),
  }
}

/** What of a preference the form of its wording takes; null if unseen. */
export async function findPreferenceText(context: Context<'preference.update'>, id: string) {
  const found = await context.db.preference.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      ...{ title: true, statement: true, themeId: true, origin: true, strength: true, scope: true },
      ...{ tradedAgainst: true, sourceUrl: true, sourceTitle: true },
      excerpts: { select: { excerptId: true } },
    },
  })
  if (!found) return null
  const { excerpts, ...text } = found
  return { ...text, excerptIds: excerpts.map(({ excerptId }) => excerptId) }
}

/** Of the same model, what another preference can be merged into or held against: by title, as a list of choices. */
export async function listLivePreferences(context: Context<'preference.read'>, modelId: string) {
  return context.db.preference.findMany({
    where: { AND: [{ modelId, state: { notIn: ['closed', 'withdrawnByModel', 'merged'] } }, visibleTo(context.actor)] },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, title: true },
  })
}

/** What rests on words of one interview, by title. */
export function listAskedIn(context: Context<'preference.read'>, interviewId: string) {
  return context.db.preference.findMany({
    where: { AND: [{ excerpts: { some: { excerpt: { interviewId } } } }, visibleTo(context.actor)] },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, title: true, state: true, strength: true, isDemo: true },
  })
}
