import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Actor, may } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import { calendarDate } from '@/lib/days'
import type { Interview, Prisma } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type Lane, type ListSource, type Page } from '@/lib/paging'
import { searched } from '@/lib/search'
import { allOf, columnsOf, joined, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import { mayOpen, movesOf, updateRefusal } from './rules'
import type { InterviewSort, interviewList } from './schema'

type InterviewParams = ListParams<InterviewSort, keyof typeof interviewList.filters>

const column = columnsOf<Prisma.InterviewScalarFieldEnum>('i')

/** That an interview took place, and how, is no secret here; what was said is opened by itself. */
export function visibleTo(_actor: Actor): Visibility<Interview> {
  return {}
}

const rowColumns = [
  ...(['id', 'version', 'title', 'state', 'isConfidential', 'interviewerKind', 'interviewer', 'tone'] as const),
  ...(['disclosureDepth', 'plannedOn', 'startedAt', 'endedAt', 'endReason', 'method', 'turnCount', 'release'] as const),
  ...(['isDemo', 'updatedAt'] as const),
] as const satisfies readonly Prisma.InterviewScalarFieldEnum[]

const modelOf = sql`(select json_build_object('slug', m."slug", 'displayName', m."displayName") from "Model" m
  where m."id" = ${column('modelId')}) as "model"`

const protocolOf = sql`(select json_build_object('slug', p."slug", 'title', p."title", 'number', v."number")
  from "ProtocolVersion" v join "Protocol" p on p."id" = v."protocolId"
  where v."id" = ${column('protocolVersionId')}) as "protocol"`

const rowSelection = joined([...rowColumns.map(column), modelOf, protocolOf], ', ')

type StoredRow = Omit<Pick<Interview, (typeof rowColumns)[number]>, 'plannedOn'> & {
  readonly plannedOn: string | null
  readonly model: { readonly slug: string; readonly displayName: string }
  readonly protocol: { readonly slug: string; readonly title: string; readonly number: number } | null
}

const sorts = {
  title: { column: 'title', kind: 'text' },
  started: { column: 'startedAt', kind: 'instant', isNullable: true },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<InterviewSort, KeysetSort<Interview>>

/** One page of interviews, with nothing of what was said. Days are calendar dates, times ISO instants. */
export async function listInterviews(
  context: Context<'interview.read'>,
  params: InterviewParams,
): Promise<Page<InterviewRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map(toRow) }
}

export function countInterviews(context: Context<'interview.read'>, params: InterviewParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

export type InterviewRow = ReturnType<typeof toRow>

function toRow(row: StoredRow) {
  const { isConfidential, startedAt, endedAt, updatedAt } = row
  return {
    ...{ id: row.id, version: row.version, title: row.title, model: row.model, state: row.state },
    access: isConfidential ? ('permitted' as const) : ('everyone' as const),
    ...{ interviewerKind: row.interviewerKind, interviewer: row.interviewer, tone: row.tone },
    ...{ disclosureDepth: row.disclosureDepth, protocol: row.protocol, plannedOn: row.plannedOn },
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    ...{ endReason: row.endReason, method: row.method, turnCount: row.turnCount, release: row.release },
    isDemo: row.isDemo,
    updatedAt: updatedAt.toISOString(),
  }
}

function sourceOf(context: Pick<Context<never>, 'actor'>, params: InterviewParams): ListSource {
  const { state, tone, disclosureDepth, interviewerKind, release, model } = params.filters
  const lanes: Lane[] = state ? [{ column: 'state', values: state }] : []
  const conditions = [...visible(visibleTo(context.actor), 'i'), ...searched(column('searchText'), params.q)]
  if (tone) conditions.push(sql`${column('tone')} = any(${tone}::"InterviewTone"[])`)
  if (disclosureDepth) conditions.push(sql`${column('disclosureDepth')} = any(${disclosureDepth}::"DisclosureDepth"[])`)
  if (interviewerKind) conditions.push(sql`${column('interviewerKind')} = any(${interviewerKind}::"InterviewerKind"[])`)
  if (release) conditions.push(sql`${column('release')} = any(${release}::"ReleaseState"[])`)
  if (model) conditions.push(sql`${column('modelId')} in (select "id" from "Model" where "slug" = any(${model}))`)
  const id = { column: 'id', kind: 'uuid' } as const
  return { table: 'Interview', alias: 'i', columns: rowSelection, id, conditions, lanes }
}

/** How many people rated it, and which topics its protocol asks for without anybody having said how far they were probed. */
export function standingOf(interview: Sql): Sql {
  return sql`(select count(distinct r."raterId")::int from "InterviewRating" r where r."interviewId" = ${interview}."id")
      as "raters",
    coalesce((select array_agg(distinct q->>'topic' order by q->>'topic') from "ProtocolVersion" v,
      jsonb_array_elements(v."sections") s, jsonb_array_elements(s->'questions') q
      where v."id" = ${interview}."protocolVersionId" and (q->>'required')::boolean and not exists (select 1 from "Coverage" c
        where c."interviewId" = ${interview}."id" and c."topic" = q->>'topic')), '{}') as "uncoveredTopics"`
}

const recordColumns = [
  ...(['modelId', 'protocolVersionId', 'interviewerId', 'language', 'precision', 'systemPromptSha256'] as const),
  ...(['temperature', 'topP', 'maxTokens', 'sourceUrl', 'sourceTitle', 'summary', 'stateReason', 'sealedAt'] as const),
  ...(['sealedSha256', 'releaseReason', 'restrictedUntil', 'createdAt'] as const),
] as const satisfies readonly Prisma.InterviewScalarFieldEnum[]

type StoredRecord = StoredRow &
  Omit<Pick<Interview, (typeof recordColumns)[number]>, 'restrictedUntil'> & {
    readonly restrictedUntil: string | null
    readonly raters: number
    readonly uncoveredTopics: readonly string[]
  }

/** One interview with how it was held and the moves this actor may make, and nothing of what was said; null if unseen. */
export async function findInterview(context: Context<'interview.read'>, id: string) {
  if (!isUuid(id)) return null
  const seen = allOf([sql`${column('id')} = ${id}::uuid`, ...visible(visibleTo(context.actor), 'i')])
  const [record] = await context.select<StoredRecord>(sql`
    select ${rowSelection}, ${joined(recordColumns.map(column), ', ')}, ${standingOf(sql`i`)}
    from "Interview" i where ${seen} limit 1`)
  return record ? toRecord(record, context.actor) : null
}

export type InterviewRecord = NonNullable<Awaited<ReturnType<typeof findInterview>>>

const MOST_CHOICES = 500

/** Sealed interviews whose words this actor may read, to choose from, by model. */
export async function listReadable(context: Context<'transcript.read'>) {
  const isOpenToAll = may(context.actor, 'transcript.readConfidential') ? {} : { isConfidential: false }
  return context.db.interview.findMany({
    where: { AND: [{ sealedAt: { not: null }, turnCount: { gt: 0 }, ...isOpenToAll }, visibleTo(context.actor)] },
    orderBy: [{ modelName: 'asc' }, { title: 'asc' }, { id: 'asc' }],
    take: MOST_CHOICES,
    select: { id: true, title: true, modelName: true },
  })
}

export type ReadableInterview = Awaited<ReturnType<typeof listReadable>>[number]

/** The versions of protocols that an interview can follow, with what a list of choices calls them. */
export async function listFollowable(context: Context<'interview.plan'>) {
  const versions = await context.db.protocolVersion.findMany({
    where: { state: 'published' },
    orderBy: [{ protocol: { title: 'asc' } }, { number: 'desc' }],
    select: { id: true, number: true, protocol: { select: { title: true } } },
  })
  return versions.map(({ id, number, protocol }) => ({ id, number, title: protocol.title }))
}

/** What of an interview the form of its details takes; null if unseen. */
export async function findDetails(context: Context<'interview.plan'>, id: string) {
  const interview = await context.db.interview.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      ...{ title: true, protocolVersionId: true, isConfidential: true, interviewerKind: true, interviewerId: true },
      ...{ interviewer: true, tone: true, disclosureDepth: true, language: true, precision: true, temperature: true },
      ...{ systemPromptSha256: true, topP: true, maxTokens: true, plannedOn: true, sourceUrl: true, sourceTitle: true },
      summary: true,
    },
  })
  if (!interview) return null
  const { isConfidential, plannedOn, ...details } = interview
  const access = isConfidential ? ('permitted' as const) : ('everyone' as const)
  return { ...details, access, plannedOn: plannedOn && calendarDate(plannedOn) }
}

function toRecord(record: StoredRecord, actor: Actor) {
  const { raters, uncoveredTopics, sealedAt, createdAt } = record
  return {
    ...toRow(record),
    ...{ modelId: record.modelId, protocolVersionId: record.protocolVersionId, interviewerId: record.interviewerId },
    ...{ language: record.language, precision: record.precision, systemPromptSha256: record.systemPromptSha256 },
    ...{ temperature: record.temperature, topP: record.topP, maxTokens: record.maxTokens },
    ...{ sourceUrl: record.sourceUrl, sourceTitle: record.sourceTitle, summary: record.summary },
    stateReason: record.stateReason,
    sealedAt: sealedAt?.toISOString() ?? null,
    ...{ sealedSha256: record.sealedSha256, releaseReason: record.releaseReason },
    restrictedUntil: record.restrictedUntil,
    createdAt: createdAt.toISOString(),
    ...{ raters, uncoveredTopics },
    moves: movesOf(record, actor),
    canOpen: mayOpen(record, actor),
    canUpdate: updateRefusal(record, actor) === null,
  }
}
