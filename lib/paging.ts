import { z } from 'zod'
import type { ListParams, SortDirection } from './list-params'

export type KeyValue = string | number | Date | null

/**
 * How one sort of a list reaches its column. `where` parts are typed by the noun's own Prisma filter, so a column that
 * does not exist cannot compile. Nulls come last in both directions.
 */
export type KeysetSort<Row, Where, Order> = {
  readonly key: (row: Row) => KeyValue
  /** Whether a cursor's text can be a key of this sort. */
  readonly isKey: (text: string) => boolean
  readonly orderBy: (direction: SortDirection) => Order
  readonly equals: (key: string) => Where
  /** Rows that come after `key` when sorted in `direction`; never null ones. */
  readonly beyond: (key: string, direction: SortDirection) => Where
  /** Only for columns that can be null. */
  readonly nullable?: { readonly isNull: Where; readonly isNotNull: Where }
}

export type Page<Row> = {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly previous: string | null
  /** Exact up to {@link COUNT_LIMIT}; above it `isCountCapped` is true and the number is that limit. */
  readonly count: number
  readonly isCountCapped: boolean
  /** A cursor was sent that belongs to no place in this order, so this is the first page. Programs are told. */
  readonly isCursorIgnored: boolean
}

/** Counting further would cost more than the page itself. */
export const COUNT_LIMIT = 1000

export type Segment<Where, Order> = {
  readonly where: readonly Where[]
  readonly orderBy: readonly Order[]
  readonly take: number
}

type Identified = { readonly id: string }

type PageRequest<Row extends Identified, Where, Order> = {
  readonly params: Pick<ListParams, 'direction' | 'size' | 'after' | 'before'>
  readonly sort: KeysetSort<Row, Where, Order>
  readonly byId: {
    /** Whether a cursor's text can be an id at all; the database would refuse another. */
    readonly isId: (text: string) => boolean
    readonly beyond: (id: string, direction: SortDirection) => Where
    readonly orderBy: (direction: SortDirection) => Order
  }
  /** Reads rows that satisfy all of `where`, in this order, at most `take`. */
  readonly find: (segment: Segment<Where, Order>) => Promise<Row[]>
  /** Counts the list's rows, at most `limit`. */
  readonly count: (limit: number) => Promise<number>
}

/**
 * One page of a list by keyset: a deep page costs what the first one costs. The rest of the list after a cursor is
 * read as at most three ranges of the (column, id) index: the same key, the keys beyond it, and the nulls.
 */
export async function keysetPage<Row extends Identified, Where, Order>(
  request: PageRequest<Row, Where, Order>,
): Promise<Page<Row>> {
  const { params, sort, count } = request
  const isBackward = params.after === undefined && params.before !== undefined
  const cursor = readCursor(params.after ?? params.before, request)
  const found = await collect(request, ranges(request, cursor, isBackward && cursor !== null))
  const total = await count(COUNT_LIMIT + 1)
  const hasMore = found.length > params.size
  const rows = found.slice(0, params.size)
  if (isBackward) rows.reverse()
  const edge = (row: Row | undefined) => (row ? writeCursor(sort.key(row), row.id) : null)
  return {
    rows,
    next: isBackward || hasMore ? edge(rows.at(-1)) : null,
    previous: (isBackward ? hasMore : cursor !== null) ? edge(rows[0]) : null,
    count: Math.min(total, COUNT_LIMIT),
    isCountCapped: total > COUNT_LIMIT,
    isCursorIgnored: cursor === null && (params.after ?? params.before) !== undefined,
  }
}

type Cursor = { readonly key: string | null; readonly id: string }

function ranges<Row extends Identified, Where, Order>(
  { params, sort, byId }: PageRequest<Row, Where, Order>,
  cursor: Cursor | null,
  isBackward: boolean,
): { where: Where[]; orderBy: Order[] }[] {
  const direction = isBackward ? opposite(params.direction) : params.direction
  const idOrder = byId.orderBy(direction)
  const ordered = [sort.orderBy(direction), idOrder]
  const nulls = sort.nullable ? [{ where: [sort.nullable.isNull], orderBy: [idOrder] }] : []
  const values = { where: sort.nullable ? [sort.nullable.isNotNull] : [], orderBy: ordered }
  if (!cursor) return [values, ...nulls]
  const further = byId.beyond(cursor.id, direction)
  if (cursor.key === null) {
    const rest = nulls.map((range) => ({ where: [...range.where, further], orderBy: range.orderBy }))
    return isBackward ? [...rest, values] : rest
  }
  return [
    { where: [sort.equals(cursor.key), further], orderBy: [idOrder] },
    { where: [sort.beyond(cursor.key, direction)], orderBy: ordered },
    ...(isBackward ? [] : nulls),
  ]
}

async function collect<Row extends Identified, Where, Order>(
  request: PageRequest<Row, Where, Order>,
  segments: readonly { where: Where[]; orderBy: Order[] }[],
): Promise<Row[]> {
  const wanted = request.params.size + 1
  const rows: Row[] = []
  for (const segment of segments) {
    if (rows.length >= wanted) break
    rows.push(...(await request.find({ ...segment, take: wanted - rows.length })))
  }
  return rows
}

const cursorSchema = z.tuple([z.string().nullable(), z.string().min(1).max(100)])

/** A cursor that somebody mangled, or that belongs to another sort, opens the first page. */
function readCursor<Row extends Identified, Where, Order>(
  text: string | undefined,
  { sort, byId }: PageRequest<Row, Where, Order>,
): Cursor | null {
  if (!text) return null
  try {
    const [key, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    const isKey = key === null ? sort.nullable !== undefined : sort.isKey(key)
    return isKey && byId.isId(id) ? { key, id } : null
  } catch {
    return null
  }
}

function writeCursor(key: KeyValue, id: string): string {
  const value = key instanceof Date ? key.toISOString() : key === null ? null : String(key)
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

function opposite(direction: SortDirection): SortDirection {
  return direction === 'asc' ? 'desc' : 'asc'
}

type Comparison<Value> = Value | { readonly gt: Value } | { readonly lt: Value }

/** A sort by a text column that is never null. */
export function byText<Row, Where, Order>(
  key: (row: Row) => string,
  where: (filter: Comparison<string>) => Where,
  orderBy: (direction: SortDirection) => Order,
): KeysetSort<Row, Where, Order> {
  return {
    key,
    orderBy,
    isKey: (text) => !text.includes('\u0000'),
    equals: where,
    beyond: (value, direction) => where(further(value, direction)),
  }
}

/** A sort by a date or instant that is always known. */
export function byInstant<Row, Where, Order>(
  key: (row: Row) => Date | null,
  where: (filter: Comparison<Date>) => Where,
  orderBy: (direction: SortDirection) => Order,
): KeysetSort<Row, Where, Order> {
  return {
    key,
    orderBy,
    isKey: isStorableDate,
    equals: (text) => where(new Date(text)),
    beyond: (text, direction) => where(further(new Date(text), direction)),
  }
}

/** A sort by a date or instant that may be null. */
export function byDate<Row, Where, Order>(
  key: (row: Row) => Date | null,
  where: (filter: Comparison<Date> | null | { readonly not: null }) => Where,
  orderBy: (direction: SortDirection) => Order,
): KeysetSort<Row, Where, Order> {
  return {
    ...byInstant(key, where, orderBy),
    nullable: { isNull: where(null), isNotNull: where({ not: null }) },
  }
}

/** A sort by an enum that may be null, in the order in which its values are declared. */
export function byEnum<Row, Value extends string, Where, Order>(
  values: readonly Value[],
  key: (row: Row) => Value | null,
  where: (filter: { readonly in: Value[] } | null) => Where,
  orderBy: (direction: SortDirection) => Order,
): KeysetSort<Row, Where, Order> {
  const positions = new Map<string, number>(values.map((value, at) => [value, at]))
  return {
    key,
    orderBy,
    isKey: (text) => positions.has(text),
    equals: (text) => where({ in: values.filter((value) => value === text) }),
    beyond: (text, direction) => {
      const at = positions.get(text) ?? -1
      return where({ in: direction === 'asc' ? values.slice(at + 1) : values.slice(0, Math.max(0, at)) })
    },
    nullable: { isNull: where(null), isNotNull: where({ in: [...values] }) },
  }
}

function further<Value>(value: Value, direction: SortDirection): { readonly gt: Value } | { readonly lt: Value } {
  return direction === 'asc' ? { gt: value } : { lt: value }
}

/** Dates as the cursors write them; years beyond four digits are none that a record has. */
function isStorableDate(text: string): boolean {
  return /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text))
}

/** The ids of records made here. */
export function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success
}
