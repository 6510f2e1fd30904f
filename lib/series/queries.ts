import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Actor, may } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import { calendarDate } from '@/lib/days'
import type { EssaySeries, Obligation, ObligationSeries, Prisma, SeriesDisclaimer } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type ListSource, type Page } from '@/lib/paging'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, instantFromJson, joined, jsonListOf, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import { countSlots, lastDayOf, slotOn } from './rules'
import type { SeriesSort, seriesList } from './schema'

type SeriesParams = ListParams<SeriesSort, keyof typeof seriesList.filters>

const column = columnsOf<Prisma.EssaySeriesScalarFieldEnum>('s')

/** Everybody here sees which channels there are. */
export function visibleTo(_actor: Actor): Visibility<EssaySeries> {
  return {}
}

const rowColumns = [
  ...(['id', 'version', 'slug', 'name', 'channelUrl', 'isDemo', 'updatedAt'] as const),
] as const satisfies readonly Prisma.EssaySeriesScalarFieldEnum[]

const slots = jsonListOf(sql`
  select o."id", o."slot", o."dueOn"::text as "dueOn", o."state", o."evidenceCount" from "Obligation" o
  where o."seriesId" = ${column('obligationSeriesId')} order by o."slot"`)

const rowSelection = joined(
  [
    ...rowColumns.map(column),
    sql`(select json_build_object('id', m."id", 'slug', m."slug", 'displayName', m."displayName")
      from "Model" m where m."id" = ${column('modelId')}) as "model"`,
    sql`(select p."endsOn"::text from "ObligationSeries" p where p."id" = ${column('obligationSeriesId')}) as "endsOn"`,
    sql`${slots} as "slots"`,
  ],
  ', ',
)

type StoredSlot = Pick<Obligation, 'id' | 'slot' | 'state' | 'evidenceCount'> & { readonly dueOn: string | null }

type StoredRow = Pick<EssaySeries, (typeof rowColumns)[number]> & {
  readonly model: { readonly id: string; readonly slug: string; readonly displayName: string }
  readonly endsOn: string | null
  readonly slots: readonly StoredSlot[]
}

const sorts = {
  name: { column: 'name', kind: 'text' },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<SeriesSort, KeysetSort<EssaySeries>>

/** One page of the channels in which models write, each with how its slots stand. */
export async function listSeries(context: Context<'series.read'>, params: SeriesParams): Promise<Page<SeriesRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map((row) => toRow(row, calendarDate(context.now))) }
}

export function countSeries(context: Context<'series.read'>, params: SeriesParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

type StoredRecord = StoredRow &
  Pick<EssaySeries, 'about'> & {
    readonly promise: (Pick<ObligationSeries, 'id' | 'title' | 'cadence'> & { readonly startsOn: string }) | null
    readonly disclaimers: readonly (Pick<SeriesDisclaimer, 'number' | 'text' | 'reason' | 'createdBy' | 'isDemo'> & {
      readonly createdAt: string
    })[]
  }

/** One series, by its id or its slug, with its slots and every wording of its disclaimer; null if unseen. */
export async function findSeries(context: Context<'series.read'>, name: string) {
  const isNamed = isUuid(name)
    ? sql`${column('id')} = ${name}::uuid or ${column('slug')} = ${name}`
    : sql`${column('slug')} = ${name}`
  const seen = allOf([isNamed, ...visible(visibleTo(context.actor), 's')])
  const [record] = await context.select<StoredRecord>(sql`
    select ${rowSelection}, ${column('about')},
      (select json_build_object('id', p."id", 'title', p."title", 'cadence', p."cadence", 'startsOn', p."startsOn"::text)
        from "ObligationSeries" p where p."id" = ${column('obligationSeriesId')}) as "promise",
      ${jsonListOf(sql`select * from "SeriesDisclaimer" d where d."seriesId" = ${column('id')} order by d."number" desc`)}
        as "disclaimers"
    from "EssaySeries" s where ${seen} limit 1`)
  return record ? toRecord(record, context) : null
}

export type SeriesRow = ReturnType<typeof toRow>

export type SeriesRecord = NonNullable<Awaited<ReturnType<typeof findSeries>>>

function toRow({ model, endsOn, slots: stored, updatedAt, ...row }: StoredRow, today: string) {
  return {
    ...{ id: row.id, version: row.version, slug: row.slug, name: row.name, channelUrl: row.channelUrl, model },
    slots: countSlots(stored, today),
    promisedUntil: endsOn && lastDayOf(endsOn),
    isDemo: row.isDemo,
    updatedAt: updatedAt.toISOString(),
  }
}

function toRecord(record: StoredRecord, { actor, now }: Pick<Context<never>, 'actor' | 'now'>) {
  const today = calendarDate(now)
  return {
    ...toRow(record, today),
    about: record.about,
    promise: record.promise,
    slotList: record.slots.map((slot) => slotOn(slot, today)),
    disclaimers: record.disclaimers.map(({ number, text, reason, createdBy, createdAt, isDemo }) => ({
      ...{ number, text, reason, createdBy, isDemo },
      createdAt: instantFromJson(createdAt) ?? '',
    })),
    canUpdate: may(actor, 'series.update'),
  }
}

/** What of a series its form takes; null if unseen. */
export async function findSeriesText(context: Context<'series.update'>, id: string) {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  return context.db.essaySeries.findFirst({ where, select: textFields })
}

const textFields = { name: true, about: true, channelUrl: true, obligationSeriesId: true } as const

/** As many as somebody looks through. */
const MOST_PROMISES = 200

/** Recurring promises that are the slots of no series yet, or of this one, to choose from: by the model and the title. */
export async function listPromises(context: Context<'obligation.read'>, seriesId: string | null) {
  const free = { OR: [{ essaySeries: null }, ...(seriesId === null ? [] : [{ essaySeries: { id: seriesId } }])] }
  const rows = await context.db.obligationSeries.findMany({
    where: free,
    orderBy: [{ model: { displayName: 'asc' } }, { title: 'asc' }, { id: 'asc' }],
    take: MOST_PROMISES,
    select: {
      id: true,
      title: true,
      cadence: true,
      startsOn: true,
      endsOn: true,
      model: { select: { id: true, displayName: true } },
    },
  })
  return rows.map(({ startsOn, endsOn, ...row }) => ({
    ...row,
    startsOn: calendarDate(startsOn),
    lastOn: lastDayOf(calendarDate(endsOn)),
  }))
}

function sourceOf(context: Pick<Context<never>, 'actor'>, { q, filters }: SeriesParams): ListSource {
  const { slots: promised, model } = filters
  const conditions = [...visible(visibleTo(context.actor), 's'), ...searched(column('searchText'), q)]
  if (promised) conditions.push(anyOf(promised.map(promisedOrNot)))
  if (model) conditions.push(sql`${column('modelId')} in (select "id" from "Model" where "slug" = any(${model}))`)
  const id = { column: 'id', kind: 'uuid' } as const
  return { table: 'EssaySeries', alias: 's', columns: rowSelection, id, conditions }
}

function promisedOrNot(which: string): Sql {
  return which === 'promised'
    ? sql`${column('obligationSeriesId')} is not null`
    : sql`${column('obligationSeriesId')} is null`
}
