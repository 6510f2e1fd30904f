import { columnsText, isUsual, type ListColumns, readColumns, type ShownColumn, usualColumns } from './list-columns'

export const PAGE_SIZES = [25, 50, 100] as const
const DEFAULT_PAGE_SIZE = 50

/** Of a search, and of a value that a filter takes freely, in characters. */
export const LONGEST_TEXT = 200

/** Repeated and comma-separated values mean the same: `?stage=active,legacy` or `?stage=active&stage=legacy`. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>

export type SortDirection = 'asc' | 'desc'

/** Rows of 44 pixels, or of 36. */
export const densities = ['roomy', 'compact'] as const

export type Density = (typeof densities)[number]

export type ListParams<Sort extends string = string, Filter extends string = string> = {
  readonly q: string
  readonly sort: Sort
  readonly direction: SortDirection
  readonly size: number
  /** Opaque cursors of the row after (before) which the page starts (ends); at most one of the two is set. */
  readonly after?: string
  readonly before?: string
  readonly filters: Readonly<Partial<Record<Filter, readonly string[]>>>
  /** The columns somebody chose; absent for the usual ones. */
  readonly columns?: readonly ShownColumn[]
  /** Absent for roomy. */
  readonly density?: Density
  /** The saved view the list was opened with. It only says where the rest came from. */
  readonly view?: string
}

export type ListSchema<Sort extends string, Filter extends string> = {
  readonly sorts: readonly Sort[]
  readonly defaultSort: Sort
  readonly defaultDirection: SortDirection
  /** Rows of a page when the address says nothing; usually fifty. */
  readonly defaultSize?: (typeof PAGE_SIZES)[number]
  /** Allowed values of each filter; `null` takes any text up to 200 characters. */
  readonly filters: Readonly<Record<Filter, readonly string[] | null>>
  /** Filters that say how the list is drawn. They narrow nothing, and stay when the others are cleared. */
  readonly arrangements?: readonly NoInfer<Filter>[]
  /** A list without them shows what its table gives it. */
  readonly columns?: ListColumns
}

/**
 * Reads list parameters from a URL. Never fails: what is not offered is ignored, so that an old link still opens.
 * The page parses with it, the query takes the result, and {@link listHref} writes it back.
 */
export function parseList<Sort extends string, Filter extends string>(
  schema: ListSchema<Sort, Filter>,
  raw: RawParams,
): ListParams<Sort, Filter> {
  const [field, direction] = readSort(schema, first(raw.sort))
  const after = first(raw.after)
  const before = first(raw.before)
  const columns = readColumns(schema.columns, all(raw.cols))
  const view = first(raw.view)
  return {
    q: first(raw.q).normalize('NFKC').trim().slice(0, LONGEST_TEXT),
    sort: field,
    direction,
    size: readSize(schema, first(raw.size)),
    ...(after ? { after } : before ? { before } : {}),
    filters: readFilters(schema, raw),
    ...(columns ? { columns } : {}),
    ...(first(raw.density) === 'compact' ? { density: 'compact' as const } : {}),
    ...(isViewId(view) ? { view } : {}),
  }
}

/** Reads the query string of an address, with or without its `?`. */
export function parseQuery<Sort extends string, Filter extends string>(
  schema: ListSchema<Sort, Filter>,
  query: string,
): ListParams<Sort, Filter> {
  const search = new URLSearchParams(query)
  return parseList(schema, Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name)])))
}

/** The query string that {@link parseList} reads as `params`; defaults are left out. Starts with `?` or is empty. */
export function listHref<Sort extends string, Filter extends string>(
  schema: ListSchema<Sort, Filter>,
  params: ListParams<Sort, Filter>,
): string {
  const search = new URLSearchParams()
  if (params.q) search.set('q', params.q)
  if (params.sort !== schema.defaultSort || params.direction !== schema.defaultDirection) {
    search.set('sort', params.direction === 'desc' ? `-${params.sort}` : params.sort)
  }
  for (const name of filterNames(schema)) {
    const values = params.filters[name]
    if (values?.length) search.set(name, values.join(','))
  }
  if (params.size !== sizeOf(schema)) search.set('size', String(params.size))
  if (params.columns && schema.columns && !isUsual(schema.columns, params.columns))
    search.set('cols', columnsText(params.columns))
  if (params.density === 'compact') search.set('density', 'compact')
  if (params.view) search.set('view', params.view)
  if (params.after) search.set('after', params.after)
  if (params.before) search.set('before', params.before)
  // Commas and colons may stand in a query as they are, and an address is read by people too.
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text ? `?${text}` : ''
}

/** What a saved view keeps of a list: everything but the page and the view itself. */
export function viewQuery<Sort extends string, Filter extends string>(
  schema: ListSchema<Sort, Filter>,
  { after: _after, before: _before, view: _view, ...kept }: ListParams<Sort, Filter>,
): string {
  return listHref(schema, kept)
}

/** The columns to show, in their order; null when the list has no columns to choose from. */
export function shownColumns(
  schema: ListSchema<string, string>,
  params: Pick<ListParams, 'columns'>,
): readonly ShownColumn[] | null {
  return schema.columns ? (params.columns ?? usualColumns(schema.columns)) : null
}

/** True when the URL narrows the list, so that an empty page means "nothing matches" and not "nothing here yet". */
export function isNarrowed(
  params: ListParams,
  { arrangements = [] }: Pick<ListSchema<string, string>, 'arrangements'> = {},
): boolean {
  if (params.q !== '') return true
  return Object.entries(params.filters).some(
    ([name, values]) => (values?.length ?? 0) > 0 && !arrangements.includes(name),
  )
}

function readSort<Sort extends string>(schema: ListSchema<Sort, string>, text: string): [Sort, SortDirection] {
  const name = text.replace(/^-/, '')
  const sort = schema.sorts.find((candidate) => candidate === name)
  if (!sort) return [schema.defaultSort, schema.defaultDirection]
  return [sort, text.startsWith('-') ? 'desc' : 'asc']
}

function isViewId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)
}

function readSize(schema: ListSchema<string, string>, text: string): number {
  const size = Number(text)
  return PAGE_SIZES.find((candidate) => candidate === size) ?? sizeOf(schema)
}

/** Rows of a page of this list when nobody says how many. */
export function sizeOf({ defaultSize = DEFAULT_PAGE_SIZE }: Pick<ListSchema<string, string>, 'defaultSize'>): number {
  return defaultSize
}

function readFilters<Filter extends string>(schema: ListSchema<string, Filter>, raw: RawParams) {
  const filters: Partial<Record<Filter, readonly string[]>> = {}
  for (const name of filterNames(schema)) {
    const allowed = schema.filters[name]
    const values = all(raw[name]).filter((value) => (allowed ? allowed.includes(value) : value.length <= LONGEST_TEXT))
    if (values.length > 0) filters[name] = [...new Set(values)]
  }
  return filters
}

function filterNames<Filter extends string>(schema: ListSchema<string, Filter>): Filter[] {
  const names: Filter[] = []
  for (const name in schema.filters) names.push(name)
  return names
}

/** Without NUL, which no database can hold. */
function first(value: string | readonly string[] | undefined): string {
  return ((typeof value === 'string' ? value : value?.[0]) ?? '').replaceAll('\u0000', '')
}

function all(value: string | readonly string[] | undefined): string[] {
  const list = value === undefined ? [] : typeof value === 'string' ? [value] : value
  return list
    .flatMap((text) => text.split(','))
    .map((text) => text.replaceAll('\u0000', '').trim())
    .filter(Boolean)
}
