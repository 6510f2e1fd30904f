import type { Context } from './auth/context'
import { type Cursor, type KeyKind, readCursor, writeCursor } from './cursor'
import type { ListParams, SortDirection } from './list-params'
import { allOf, anyOf, columnsOf, joined, named, type Sql, sql, wholeNumber } from './sql'

type Kind<Value> = [Value] extends [Date]
  ? 'day' | 'instant'
  : [Value] extends [bigint]
    ? 'number'
    : [Value] extends [number]
      ? 'integer'
      : string extends Value
        ? 'text'
        : readonly Value[]

type SortOf<Column, Value> = { readonly column: Column; readonly kind: Kind<NonNullable<Value>> } & (null extends Value
  ? { readonly isNullable: true }
  : { readonly isNullable?: false })

/**
 * One order of a list: a column of `Table`, Prisma's type of its rows; what the keys look like (an enum is its values);
 * and whether they can be null. A column that does not exist, another kind or a forgotten null does not compile. Nulls
 * come last in both directions.
 */
export type KeysetSort<Table> = { [Column in keyof Table & string]: SortOf<Column, Table[Column]> }[keyof Table &
  string]

type AnySort = { readonly column: string; readonly kind: KeyKind; readonly isNullable?: boolean }

/** A filter on a column: one of `values`, of which null means unknown. */
export type Lane = { readonly column: string; readonly values: readonly (string | null)[] }

export type ListSource = {
  readonly table: string
  /** What the table is called in `columns` and `conditions`. */
  readonly alias: string
  /** What a row is made of. */
  readonly columns: Sql
  readonly id: { readonly column: string; readonly kind: 'uuid' | 'number' }
  /** Conditions that the list's own indexes have as well, without a value: they change no plan. */
  readonly within?: readonly Sql[]
  /** All of them hold for every row of the list. */
  readonly conditions: readonly Sql[]
  /** Filters on columns that have an index (column, sort, id) for every sort of the list. */
  readonly lanes?: readonly Lane[]
}

type PageRequest = {
  readonly source: ListSource
  readonly sort: AnySort
  readonly params: Pick<ListParams, 'direction' | 'size' | 'after' | 'before'>
}

export type Page<Row> = {
  readonly rows: readonly Row[]
  /** Cursors of the neighbouring pages; null where the list ends. */
  readonly next: string | null
  readonly previous: string | null
  /** A cursor was sent that belongs to no place in this order, so this is the first page. Programs are told. */
  readonly isCursorIgnored: boolean
}

type Keyed = { readonly sortKey: string | number | Date | null; readonly sortId: string }

/**
 * One page of a list by keyset, in one statement of ranges of an index: a deep page costs what the first one costs.
 * Rows also have the columns of their cursor, `sortKey` and `sortId`.
 */
export async function keysetPage<Row extends object>(
  context: Context<never>,
  request: PageRequest,
): Promise<Page<Row & Keyed>> {
  const { params, sort, source } = request
  const cursor = readCursor(params.after ?? params.before, {
    key: sort.kind,
    isNullable: sort.isNullable === true,
    id: source.id.kind,
  })
  const isBackward = cursor !== null && params.after === undefined
  const lanes = lanesOf(source)
  // Where one index has the rows in their order, every value has the same best plan.
  const isOneRange = source.conditions.length === 0 && (source.lanes ?? []).length <= 1 && lanes.length === 1
  const planning = isOneRange ? 'kept' : 'fresh'
  const found = await context.select<Row & Keyed>(pageStatement(request, { cursor, isBackward }, lanes), planning)
  const hasMore = found.length > params.size
  const rows = found.slice(0, params.size)
  if (isBackward) rows.reverse()
  return {
    rows,
    next: isBackward || hasMore ? edgeOf(rows.at(-1)) : null,
    previous: (isBackward ? hasMore : cursor !== null) ? edgeOf(rows[0]) : null,
    isCursorIgnored: cursor === null && (params.after ?? params.before) !== undefined,
  }
}

/** The table and the condition of a list, for whoever counts its rows. */
export function rowsOf({ table, alias, within = [], conditions, lanes = [] }: ListSource): { from: Sql; where: Sql } {
  const chosen = lanes.map((lane) => anyOf(lane.values.map((value) => laneCondition(alias, lane.column, value))))
  return { from: sql`${named(table)} ${named(alias)}`, where: allOf([...within, ...conditions, ...chosen]) }
}

function edgeOf(row: Keyed | undefined): string | null {
  return row ? writeCursor(row.sortKey, row.sortId) : null
}

/** More lanes than this are read as one condition: each costs up to a page of rows. */
const MAX_LANES = 24

type Fixed = { readonly conditions: readonly Sql[]; readonly columns: readonly Sql[] }

/**
 * Every combination of the values of the source's lanes. Within one, an index has the rows in the order of the list; over
 * several values of a filter, none has.
 */
function lanesOf({ alias, lanes = [] }: ListSource): readonly Fixed[] {
  const [only] = lanes
  if (only && lanes.length === 1 && only.values.length <= MAX_LANES) return onlyLanes(alias, only)
  const column = columnsOf(alias)
  let combined: readonly Fixed[] = [{ conditions: [], columns: [] }]
  for (const lane of lanes) {
    const choices = lane.values.map((value) => laneCondition(alias, lane.column, value))
    const isFew = combined.length * choices.length <= MAX_LANES
    const options = isFew ? choices : [anyOf(choices)]
    const columns = isFew ? [column(lane.column)] : []
    combined = combined.flatMap((fixed) =>
      options.map((option) => ({
        conditions: [...fixed.conditions, option],
        columns: [...fixed.columns, ...columns],
      })),
    )
  }
  return combined
}

/**
 * The values of the only filter, as lists of one and not as equalities: so that the order (filter, sort, id) is that of
 * one index alone. After an equality the planner may also walk the index of the sort and throw away what does not fit,
 * which takes for ever where all that fits is at the other end: the events of somebody who left, say.
 */
function onlyLanes(alias: string, { column: name, values }: Lane): readonly Fixed[] {
  const column = columnsOf(alias)(name)
  return values.map((value) => ({
    conditions: [value === null ? sql`${column} is null` : sql`${column} = any(${[value]})`],
    columns: [column],
  }))
}

function laneCondition(alias: string, name: string, value: string | null): Sql {
  const column = columnsOf(alias)(name)
  return value === null ? sql`${column} is null` : sql`${column} = ${value}`
}

type Walk = { readonly cursor: Cursor | null; readonly isBackward: boolean }

function pageStatement(request: PageRequest, walk: Walk, lanes: readonly Fixed[]): Sql {
  const ranges = rangesOf(request, walk)
  const parts = lanes.map((lane) => laneStatement(request, walk, { lane, ranges }))
  const [only, ...others] = parts
  if (only && others.length === 0 && ranges.length === 1) return only
  const order = orderOf(request.params.direction, walk)
  // The last range of each lane comes last in the list's own direction, and first against it.
  const nulls = walk.isBackward ? sql`nulls first` : sql`nulls last`
  return sql`select * from (${joined(
    parts.map((part) => sql`(${part})`),
    ' union all ',
  )}) as page order by "sortKey" ${order} ${nulls}, "sortId" ${order} limit ${limitOf(request)}`
}

/** The rest of the list after the cursor: the known keys and the unknown ones, in the order in which they are met. */
function rangesOf({ source, sort, params }: PageRequest, { cursor, isBackward }: Walk): readonly Sql[] {
  const column = columnsOf(source.alias)
  const [key, id] = [column(sort.column), column(source.id.column)]
  const sign = isAscending(params.direction, isBackward) ? sql`>` : sql`<`
  const known = sort.isNullable ? sql`${key} is not null` : sql`true`
  const unknown = sort.isNullable ? [sql`${key} is null`] : []
  if (!cursor) return [known, ...unknown]
  if (cursor.key === null) {
    const rest = sql`${key} is null and ${id} ${sign} ${cursor.id}`
    return isBackward ? [rest, known] : [rest]
  }
  if (sort.column === source.id.column) return [sql`${id} ${sign} ${cursor.id}`]
  return [sql`(${key}, ${id}) ${sign} (${cursor.key}, ${cursor.id})`, ...(isBackward ? [] : unknown)]
}

type LaneRanges = { readonly lane: Fixed; readonly ranges: readonly Sql[] }

/** The second range is read only for what the first one leaves of the page. */
function laneStatement(request: PageRequest, walk: Walk, { lane, ranges }: LaneRanges): Sql {
  const [first, second] = ranges.map((range) => rangeStatement(request, walk, { lane, range }))
  if (!first || !second) return first ?? sql`select`
  const limit = limitOf(request)
  return sql`with first as materialized (${first}) select * from first union all
    (select * from (${second}) as second limit ${limit} - (select count(*) from first))`
}

type LaneRange = { readonly lane: Fixed; readonly range: Sql }

function rangeStatement(request: PageRequest, walk: Walk, { lane, range }: LaneRange): Sql {
  const { source, sort, params } = request
  const column = columnsOf(source.alias)
  const [key, id] = [column(sort.column), column(source.id.column)]
  const direction = orderOf(params.direction, walk)
  const columns = [...lane.columns, key, ...(sort.column === source.id.column ? [] : [id])]
  const order = joined(
    columns.map((part) => sql`${part} ${direction}`),
    ', ',
  )
  return sql`select ${source.columns}, ${key} as "sortKey", ${id} as "sortId"
    from ${named(source.table)} ${named(source.alias)}
    where ${allOf([...(source.within ?? []), ...source.conditions, ...lane.conditions, range])} order by ${order} limit ${limitOf(request)}`
}

/** One more than the page, which tells whether there is another one. */
function limitOf({ params }: PageRequest): Sql {
  return wholeNumber(params.size + 1)
}

function orderOf(direction: SortDirection, { isBackward }: Walk): Sql {
  return isAscending(direction, isBackward) ? sql`asc` : sql`desc`
}

function isAscending(direction: SortDirection, isBackward: boolean): boolean {
  return (direction === 'asc') !== isBackward
}
