import { columnsText, type ShownColumn } from '@/lib/list-columns'
import { type ListParams, type ListSchema, listHref } from '@/lib/list-params'

export type AnyListSchema = ListSchema<string, string>

/** Every change but a page turn starts again at the first page: a cursor belongs to one order and one selection. */
type Change = Partial<Omit<ListParams, 'after' | 'before'>>

/** The address of the same list with something changed. */
export function changedHref(path: string, schema: AnyListSchema, params: ListParams, change: Change): string {
  const { after: _after, before: _before, ...rest } = params
  return path + listHref(schema, { ...rest, ...change })
}

type Look = Partial<Pick<ListParams, 'columns' | 'density'>>

/** The address of the same rows shown in another way; the page stays. */
export function lookHref(path: string, schema: AnyListSchema, params: ListParams, look: Look): string {
  return path + listHref(schema, { ...params, ...look })
}

/** The address of the same rows with one column of another width; the browser puts it in the place of `{width}`. */
export function widthTemplate(
  { path, schema, params }: { readonly path: string; readonly schema: AnyListSchema; readonly params: ListParams },
  shown: readonly ShownColumn[],
  column: string,
): string {
  const { columns: _columns, ...rest } = params
  const others = path + listHref(schema, rest)
  const texts = shown.map((known) => (known.id === column ? `${column}:{width}` : columnsText([known])))
  return `${others}${others.includes('?') ? '&' : '?'}cols=${texts.join(',')}`
}

export function pageHref(
  path: string,
  schema: AnyListSchema,
  params: ListParams,
  cursor: { after: string } | { before: string },
): string {
  const { after: _after, before: _before, ...rest } = params
  return path + listHref(schema, { ...rest, ...cursor })
}

/** Adds the value to the filter, or takes it out. */
export function toggledHref(
  path: string,
  schema: AnyListSchema,
  params: ListParams,
  name: string,
  value: string,
): string {
  const chosen = params.filters[name] ?? []
  const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
  return changedHref(path, schema, params, { filters: { ...params.filters, [name]: values } })
}

export function clearedHref(path: string, schema: AnyListSchema, params: ListParams): string {
  const kept = Object.entries(params.filters).filter(([name]) => schema.arrangements?.includes(name))
  return changedHref(path, schema, params, { q: '', filters: Object.fromEntries(kept) })
}
