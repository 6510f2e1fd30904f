import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import { done, type Result, refuse } from '@/lib/errors'
import { type ListSchema, listHref, parseList } from '@/lib/list-params'
import type { Caller, Context } from './context'
import type { Permission } from './permissions'

/** The parameters of a URL, as Next gives them to pages. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** A list as a table of text, read a batch at a time while it is being sent. */
export type ExportedTable = {
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<readonly (readonly string[])[]>
  /** Database time at the start of the export. */
  readonly at: Date
}

type ExportDefinition<P extends Permission, Row> = {
  readonly schema: ListSchema<string, string>
  readonly columns: readonly string[]
  /** The lines of these rows: one each, or as many as a row needs. */
  readonly lines: (context: NoInfer<Context<P>>, rows: readonly Row[]) => Promise<readonly (readonly string[])[]>
  /** Beside reading the list, where a copy of all of it is more than a look at a page. */
  readonly permission?: Permission
}

type Definition<P extends Permission, Row> = {
  readonly permission: P
  readonly list: (
    context: NoInfer<Context<P>>,
    search: SearchParams,
  ) => Promise<{ rows: readonly Row[]; next: string | null }>
  /** By id or by the name that stands in the page's address. */
  readonly find?: (context: NoInfer<Context<P>>, id: string) => Promise<unknown>
  /** Makes the whole list, searched and filtered as its page is, a table to keep. */
  readonly export?: ExportDefinition<P, NoInfer<Row>>
}

/** A noun as the REST API reads it: the same permission and the same queries as its pages. */
export type Collection = {
  readonly permission: Permission
  readonly list: (
    caller: Caller,
    search: SearchParams,
  ) => Promise<Result<{ data: readonly unknown[]; nextCursor: string | null }>>
  readonly find: (caller: Caller, id: string) => Promise<Result<unknown>>
  /** Records who takes the list away, and what part of it, before the first row is read. */
  readonly export: (caller: Caller, search: SearchParams) => Promise<Result<ExportedTable>>
}

export function collection<P extends Permission, Row>(definition: Definition<P, Row>): Collection {
  const { permission, list, find } = definition
  return {
    permission,
    list: async (caller, search) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission, 'read')
      const { rows, next } = await list(context, search)
      return done({ data: rows, nextCursor: next })
    },
    find: async (caller, id) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission, 'read')
      const record = find ? await find(context, id) : null
      return record ? done(record) : refuse('notFound')
    },
    export: (caller, search) => exportList(caller, definition, search),
  }
}

async function exportList<P extends Permission, Row>(
  caller: Caller,
  definition: Definition<P, Row>,
  search: SearchParams,
): Promise<Result<ExportedTable>> {
  if (!definition.export) return refuse('csvNotOffered')
  const { schema, columns, permission = definition.permission } = definition.export
  if (!caller.permit(permission)) return deny(caller, permission, 'export')
  const context = caller.permit(definition.permission)
  if (!context) return deny(caller, definition.permission, 'export')
  const { q, sort, direction, filters } = parseList(schema, search)
  const query = listHref(schema, { ...parseList(schema, {}), q, sort, direction, filters })
  const noun = nounOf(definition.permission)
  const recorded = await context.write(async () => ({
    value: null,
    events: [
      {
        operation: `${noun}.export`,
        record: { type: noun, id: 'list', label: query || 'all', version: null },
        changes: changesBetween({}, { format: 'csv', query }),
      },
    ],
  }))
  return recorded.ok ? done({ columns, batches: batchesOf(context, definition, query), at: context.now }) : recorded
}

/** The largest page a list has. */
const BATCH = '100'

/** Page after page of the list's own query, so that neither time nor memory of a page grows with the list. */
async function* batchesOf<P extends Permission, Row>(
  context: Context<P>,
  definition: Definition<P, Row>,
  query: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  const search = Object.fromEntries(new URLSearchParams(query))
  for (let after: string | null = null; ; ) {
    const page = await definition.list(context, { ...search, size: BATCH, ...(after ? { after } : {}) })
    yield (await definition.export?.lines(context, page.rows)) ?? []
    if (page.next === null) return
    after = page.next
  }
}

async function deny(caller: Caller, permission: Permission, attempt: 'read' | 'export') {
  await caller.recordDenial(permission, `${nounOf(permission)}.${attempt}`)
  return refuse('forbidden')
}

function nounOf(permission: Permission): string {
  return permission.split('.')[0] ?? permission
}
