import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { COUNT_LIMIT, type Count, countRows, toldCount } from '@/lib/counting'
import { calendarDate } from '@/lib/days'
import type { Obligation, Prisma } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/obligations/queries'
import { daysLeft } from '@/lib/obligations/rules'
import { type KeysetSort, keysetPage, type Lane, type ListSource, type Page, rowsOf } from '@/lib/paging'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, joined, type Sql, sql, wholeNumber } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { bandOf, type ClockParams, isDue, placeOf, spansOf, withDue } from './rules'
import { type clockRow, type Due, dues } from './schema'

const column = columnsOf<Prisma.ObligationScalarFieldEnum>('o')

/** Written as the indexes of the board have it. */
export const openOnes = sql`${column('state')} in ('notYetDue', 'inTheWorks', 'stalled')`

const rowColumns = [
  'id',
  'version',
  'title',
  'kind',
  'owedTo',
  'source',
  'state',
  'dueOn',
  'ownerId',
  'responsibleId',
  'evidenceCount',
  'isDemo',
] as const satisfies readonly Prisma.ObligationScalarFieldEnum[]

const rowSelection = sql`${joined(rowColumns.map(column), ', ')},
  (select json_build_object('id', m."id", 'slug', m."slug", 'displayName', m."displayName")
    from "Model" m where m."id" = ${column('modelId')}) as "model",
  (select json_build_object('id', p."id", 'name', p."name", 'isDemo', p."isDemo")
    from "Person" p where p."id" = ${column('responsibleId')}) as "responsible"`

export type ClockRow = z.output<typeof clockRow>

type StoredRow = Omit<Pick<Obligation, (typeof rowColumns)[number]>, 'dueOn' | 'state'> &
  Pick<ClockRow, 'model' | 'responsible' | 'dueOn' | 'state'>

type Reader = { readonly actor: Actor; readonly now: Date }

/** By time left; what never comes due is last. */
const byDue = { column: 'dueOn', kind: 'day', isNullable: true } as const satisfies KeysetSort<Obligation>

/** One page of what is owed and still open. `today` is a calendar date, the reader's own where she has one. */
export async function listClocks(
  context: Context<'obligation.read'>,
  params: ClockParams,
  today: string = calendarDate(context.now),
): Promise<Page<ClockRow>> {
  const { due, on } = params.filters
  // Where days are asked for, what has none is no second range of the page.
  const isDated = on !== undefined || (due !== undefined && !due.includes('undated'))
  const sort = { ...byDue, isNullable: !isDated }
  const page = await keysetPage<StoredRow>(context, { source: sourceOf(context, params, today), sort, params })
  return { ...page, rows: page.rows.map((row) => toRow(row, context.actor, today)) }
}

export function countClocks(context: Context<'obligation.read'>, params: ClockParams, today: string): Promise<Count> {
  return countRows(context, sourceOf(context, params, today))
}

export type DueCounts = Readonly<Record<Due, Count>>

/** How much is due in each span of time, within the other filters: exact up to {@link COUNT_LIMIT}. */
export async function countDues(
  context: Context<'obligation.read'>,
  params: ClockParams,
  today: string,
): Promise<DueCounts> {
  const rowsIn = (due: Due): Sql => {
    const { from, where } = rowsOf(sourceOf(context, withDue(params, due), today))
    return sql`select 1 from ${from} where ${where}`
  }
  const parts = dues.map((due) => {
    const limited = sql`${rowsIn(due)} limit ${wholeNumber(COUNT_LIMIT + 1)}`
    return sql`(select ${due}::text as due, count(*)::int as count from (${limited}) as counted)`
  })
  const found = await context.select<{ due: Due; count: number }>(joined(parts, ' union all '), 'fresh')
  const countOf = async (due: Due): Promise<Count> => {
    const count = found.find((row) => row.due === due)?.count ?? 0
    return toldCount(context, count, rowsIn(due))
  }
  const [overdue, unrated, week, month, quarter, later, undated] = await Promise.all([
    ...([countOf('overdue'), countOf('unrated'), countOf('week'), countOf('month')] as const),
    ...([countOf('quarter'), countOf('later'), countOf('undated')] as const),
  ])
  return { overdue, unrated, week, month, quarter, later, undated }
}

function sourceOf(reader: Reader, params: Pick<ClockParams, 'q' | 'filters'>, today: string): ListSource {
  const { due, owner, owedTo, kind, source, on } = params.filters
  const conditions = [...visible(visibleTo(reader.actor), 'o'), ...searched(column('searchText'), params.q)]
  const lanes: Lane[] = []
  const choices = { owedTo, kind, source }
  for (const [name, values] of Object.entries(choices)) if (values) lanes.push({ column: name, values })
  if (due) conditions.push(dueCondition(due.filter(isDue), today))
  if (on) conditions.push(anyOf(on.filter(isDay).map((day) => sql`${column('dueOn')} = ${day}`)))
  if (owner && owner.length < 3) {
    if (owner.includes('others')) conditions.push(othersCondition(owner, reader.actor))
    else lanes.push(ownLane(owner, reader.actor))
  }
  const table = { table: 'Obligation', alias: 'o', columns: rowSelection, id: { column: 'id', kind: 'uuid' } } as const
  return { ...table, within: [openOnes], conditions, lanes }
}

/** PostgreSQL has no year 0000. */
function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success && text >= '0001-01-01'
}

/** Nothing waits for a system. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

function ownLane(owner: readonly string[], actor: Actor): Lane {
  const values = owner.map((who) => (who === 'me' ? (actor.id ?? NOBODY) : null))
  return { column: 'responsibleId', values }
}

/** Beside somebody else's: what waits for nobody, or the reader's own. */
function othersCondition(owner: readonly string[], actor: Actor): Sql {
  const responsible = column('responsibleId')
  const me = actor.id ?? NOBODY
  if (owner.includes('none')) return sql`${responsible} is distinct from ${me}::uuid`
  return owner.includes('me') ? sql`${responsible} is not null` : sql`${responsible} <> ${me}::uuid`
}

function dueCondition(due: readonly Due[], today: string): Sql {
  const day = column('dueOn')
  const evidence = {
    true: [sql`${column('evidenceCount')} > 0`],
    false: [sql`${column('evidenceCount')} = 0`],
    null: [],
  }
  const spans = spansOf(due, today).map(({ from, until, hasEvidence }) =>
    allOf([
      ...(from ? [sql`${day} >= ${from}`] : []),
      ...(until ? [sql`${day} <= ${until}`] : []),
      ...evidence[`${hasEvidence}`],
    ]),
  )
  return anyOf([...spans, ...(due.includes('undated') ? [sql`${day} is null`] : [])])
}

function toRow({ ownerId, responsibleId, evidenceCount, ...row }: StoredRow, actor: Actor, today: string): ClockRow {
  const left = daysLeft(row.dueOn, today)
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    kind: row.kind,
    owedTo: row.owedTo,
    source: row.source,
    state: row.state,
    dueOn: row.dueOn,
    daysLeft: left,
    band: bandOf(left, evidenceCount > 0),
    place: placeOf(row.kind, { ...row, hasEvidence: evidenceCount > 0 }),
    model: row.model,
    responsible: row.responsible,
    isOwned: ownerId !== null,
    isMine: responsibleId !== null && responsibleId === actor.id,
    hasEvidence: evidenceCount > 0,
    isDemo: row.isDemo,
  }
}
