import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import type { Prisma, Protocol, ProtocolVersion } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type ListSource, type Page } from '@/lib/paging'
import { draftRefusal, missingOf, movesOf } from '@/lib/protocol-versions/rules'
import { protocolSections } from '@/lib/protocol-versions/schema'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, instantFromJson, joined, jsonListOf, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import type { ProtocolSort, protocolList, Standing } from './schema'

type ProtocolParams = ListParams<ProtocolSort, keyof typeof protocolList.filters>

const column = columnsOf<Prisma.ProtocolScalarFieldEnum>('p')

/** How models are interviewed is no secret in the office; narrower sight would go here. */
export function visibleTo(_actor: Actor): Visibility<Protocol> {
  return {}
}

const rowColumns = [
  'id',
  'version',
  'slug',
  'title',
  'summary',
  'isDemo',
  'updatedAt',
] as const satisfies readonly Prisma.ProtocolScalarFieldEnum[]

/** Whether it has a version in that state. */
function has(state: ProtocolVersion['state']): Sql {
  return sql`exists (select 1 from "ProtocolVersion" v where v."protocolId" = ${column('id')} and v."state" = ${state})`
}

const standingConditions = {
  published: has('published'),
  unpublished: sql`not exists (select 1 from "ProtocolVersion" v where v."protocolId" = ${column('id')} and v."state" <> 'draft')`,
  withdrawn: sql`${has('withdrawn')} and not ${has('published')}`,
} as const satisfies Record<Standing, Sql>

const newest = sql`(
  select json_build_object('number', v."number", 'publishedAt', v."publishedAt", 'questions', (
    select coalesce(sum(jsonb_array_length(part -> 'questions')), 0) from jsonb_array_elements(v."sections") as part))
  from "ProtocolVersion" v where v."protocolId" = ${column('id')} and v."state" = 'published'
  order by v."number" desc limit 1)`

const rowSelection = joined(
  [
    ...rowColumns.map(column),
    sql`${newest} as "newest"`,
    sql`(select v."number" from "ProtocolVersion" v
      where v."protocolId" = ${column('id')} and v."state" = 'draft') as "draft"`,
    // Not "exists": the planner would look at every version there is to answer it for one page.
    sql`(select coalesce(bool_or(v."state" = 'withdrawn'), false) from "ProtocolVersion" v
      where v."protocolId" = ${column('id')}) as "hasWithdrawn"`,
  ],
  ', ',
)

type StoredRow = Pick<Protocol, (typeof rowColumns)[number]> & {
  readonly newest: { readonly number: number; readonly publishedAt: string; readonly questions: number } | null
  readonly draft: number | null
  readonly hasWithdrawn: boolean
}

const sorts = {
  title: { column: 'title', kind: 'text' },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<ProtocolSort, KeysetSort<Protocol>>

/** One page of the protocols, each with the version that interviews are held with. */
export async function listProtocols(
  context: Context<'protocol.read'>,
  params: ProtocolParams,
): Promise<Page<ProtocolRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map(toRow) }
}

export function countProtocols(context: Context<'protocol.read'>, params: ProtocolParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

export type ProtocolRow = ReturnType<typeof toRow>

function toRow({ newest, draft, hasWithdrawn, updatedAt, ...row }: StoredRow) {
  return {
    ...{ id: row.id, version: row.version, slug: row.slug, title: row.title, summary: row.summary },
    standing: newest ? ('published' as const) : hasWithdrawn ? ('withdrawn' as const) : ('unpublished' as const),
    newest: newest && { ...newest, publishedAt: instantFromJson(newest.publishedAt) ?? '' },
    ...{ draft, isDemo: row.isDemo, updatedAt: updatedAt.toISOString() },
  }
}

function sourceOf(context: Pick<Context<never>, 'actor'>, params: ProtocolParams): ListSource {
  const { standing, draft } = params.filters
  const conditions = [...visible(visibleTo(context.actor), 'p'), ...searched(column('searchText'), params.q)]
  const standings = (standing ?? []).flatMap((name) => (isStanding(name) ? [standingConditions[name]] : []))
  if (standing) conditions.push(anyOf(standings))
  if (draft) conditions.push(anyOf(draft.map((name) => (name === 'open' ? has('draft') : sql`not ${has('draft')}`))))
  return { table: 'Protocol', alias: 'p', columns: rowSelection, id: { column: 'id', kind: 'uuid' }, conditions }
}

function isStanding(name: string): name is Standing {
  return Object.hasOwn(standingConditions, name)
}

/** What it is called and what it is for, as its form sends it; null if unseen. */
export async function findNaming(context: Context<'protocol.update'>, id: string) {
  if (!isUuid(id)) return null
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  return context.db.protocol.findFirst({ where, select: { title: true, summary: true } })
}

type Instants = 'createdAt' | 'updatedAt'

type StoredVersion = Omit<ProtocolVersion, Instants | 'publishedAt' | 'withdrawnAt'> &
  Readonly<Record<Instants, string> & Record<'publishedAt' | 'withdrawnAt', string | null>> & {
    readonly interviews: number
  }

type StoredRecord = StoredRow & Pick<Protocol, 'createdAt'> & { readonly versions: readonly StoredVersion[] }

/** One protocol, by its id or its slug, with every version of it, newest first; null if unseen. One statement. */
export async function findProtocol(context: Context<'protocol.read'>, name: string) {
  const isNamed = isUuid(name)
    ? sql`${column('id')} = ${name}::uuid or ${column('slug')} = ${name}`
    : sql`${column('slug')} = ${name}`
  const versions = sql`
    select v.*, (select count(*)::int from "Interview" i where i."protocolVersionId" = v."id") as "interviews"
    from "ProtocolVersion" v where v."protocolId" = ${column('id')} order by v."number" desc`
  const [record] = await context.select<StoredRecord>(sql`
    select ${rowSelection}, ${column('createdAt')}, ${jsonListOf(versions)} as "versions"
    from "Protocol" p where ${allOf([isNamed, ...visible(visibleTo(context.actor), 'p')])} limit 1`)
  return record ? toRecord(record, context.actor) : null
}

export type ProtocolRecord = NonNullable<Awaited<ReturnType<typeof findProtocol>>>

export type ProtocolVersionRecord = ProtocolRecord['versions'][number]

function toRecord(record: StoredRecord, actor: Actor) {
  const versions = record.versions.map((version) => ({
    ...version,
    sections: protocolSections.parse(version.sections),
  }))
  return {
    ...toRow(record),
    createdAt: record.createdAt.toISOString(),
    mayDraft:
      draftRefusal(
        versions.map(({ state }) => state),
        actor,
      ) === null,
    versions: versions.map((version, at) => {
      const compared = { version, before: versions[at + 1] ?? null }
      return {
        ...{ id: version.id, number: version.number, state: version.state, disclosure: version.disclosure },
        ...{ exitInstruction: version.exitInstruction, sections: version.sections, changeNote: version.changeNote },
        createdAt: instantFromJson(version.createdAt) ?? '',
        updatedAt: instantFromJson(version.updatedAt) ?? '',
        publishedAt: instantFromJson(version.publishedAt),
        ...{ publishedBy: version.publishedBy, withdrawnReason: version.withdrawnReason },
        withdrawnAt: instantFromJson(version.withdrawnAt),
        interviews: version.interviews,
        moves: movesOf(compared, actor),
        missing: version.state === 'draft' ? missingOf(version, compared.before) : [],
      }
    }),
  }
}

type StoredText = Pick<ProtocolVersion, 'id' | 'number' | 'state' | 'disclosure' | 'exitInstruction' | 'changeNote'> & {
  readonly sections: unknown
}

type StoredWhole = Pick<Protocol, 'id' | 'version' | 'slug' | 'title'> & { readonly versions: readonly StoredText[] }

/**
 * A protocol as its commands look at it, its versions newest first; null if unseen. One statement, so that whoever was
 * overtaken learns that, and not that something is in the way.
 */
export async function findWholeProtocol(context: Context<never>, id: string) {
  const versions = sql`
    select v."id", v."number", v."state", v."disclosure", v."exitInstruction", v."sections", v."changeNote"
    from "ProtocolVersion" v where v."protocolId" = ${column('id')} order by v."number" desc`
  const named = joined((['id', 'version', 'slug', 'title'] as const).map(column), ', ')
  const [protocol] = await context.select<StoredWhole>(sql`
    select ${named}, ${jsonListOf(versions)} as "versions" from "Protocol" p
    where ${allOf([sql`${column('id')} = ${id}::uuid`, ...visible(visibleTo(context.actor), 'p')])}`)
  if (!protocol) return null
  const whole = protocol.versions.map((one) => ({ ...one, sections: protocolSections.parse(one.sections) }))
  return { ...protocol, versions: whole }
}

export type WholeProtocol = NonNullable<Awaited<ReturnType<typeof findWholeProtocol>>>

/** What is told to a model before it is asked, by the version that an interview follows; null when it follows none. */
export async function findTold(context: Context<'interview.read'>, versionId: string | null) {
  if (versionId === null) return null
  return context.db.protocolVersion.findUnique({
    where: { id: versionId },
    select: { disclosure: true, exitInstruction: true },
  })
}
