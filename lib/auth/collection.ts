import 'server-only'
import type { ZodNever, ZodType, z } from 'zod'
import { changesBetween } from '@/lib/audit/schema'
import { done, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import { type ListParams, type ListSchema, listHref, parseList, type RawParams } from '@/lib/list-params'
import type { Caller, Context } from './context'
import type { Plain } from './operation'
import type { Permission } from './permissions'

type Rows<Row> = { readonly rows: readonly Row[]; readonly next: string | null; readonly isCursorIgnored: boolean }

type Shown<Schema extends ZodType> = Plain<z.output<NoInfer<Schema>>>

/** A list as a table of text, read a batch at a time while it is being sent. */
export type ExportedTable = {
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<readonly (readonly string[])[]>
  /** Database time at the start of the export. */
  readonly at: Date
}

type ExportDefinition<P extends Permission, Row> = {
  readonly columns: readonly string[]
  /** The lines of these rows: one each, or as many as a row needs. */
  readonly lines: (context: NoInfer<Context<P>>, rows: readonly Row[]) => Promise<readonly (readonly string[])[]>
  /** Beside reading the list, where a copy of all of it is more than a look at a page. */
  readonly permission?: Permission
}

type Definition<
  P extends Permission,
  Sort extends string,
  Filter extends string,
  Row extends ZodType,
  Full extends ZodType,
> = {
  readonly permission: P
  /** The list schema with which the noun's page reads its address. */
  readonly params: ListSchema<Sort, Filter>
  readonly list: (context: NoInfer<Context<P>>, params: ListParams<Sort, Filter>) => Promise<Rows<Shown<Row>>>
  /** One row of the list, as the documentation of the REST API promises it. */
  readonly row: Row
  /** One record by its id, or by the name that stands in its page's address; goes with `record`. */
  readonly find?: (context: NoInfer<Context<P>>, id: string) => Promise<Shown<Full> | null>
  readonly record?: Full
  /** The same record as it was known on the day that an address asks for, or why it cannot be told. */
  readonly findAsOf?: (context: NoInfer<Context<P>>, id: string, day: string) => Promise<Result<Shown<Full>>>
  /** Makes the whole list, searched and filtered as its page is, a table to keep. */
  readonly export?: ExportDefinition<P, Shown<Row>>
}

/** A noun as the REST API reads it: the same permission and the same queries as its pages. */
export type Collection = {
  readonly permission: Permission
  readonly params: ListSchema<string, string>
  readonly row: ZodType
  /** Null when single records have no address. */
  readonly record: ZodType | null
  readonly list: (
    caller: Caller,
    params: RawParams,
  ) => Promise<Result<{ readonly data: readonly unknown[]; readonly nextCursor: string | null }>>
  readonly find: (caller: Caller, id: string) => Promise<Result<unknown>>
  /** Null when its records are told as of now alone. */
  readonly findAsOf: ((caller: Caller, id: string, day: string) => Promise<Result<unknown>>) | null
  /** Records who takes the list away, and what part of it, before the first row is read. */
  readonly export: (caller: Caller, params: RawParams) => Promise<Result<ExportedTable>>
}

export function collection<
  P extends Permission,
  Sort extends string,
  Filter extends string,
  Row extends ZodType,
  Full extends ZodType = ZodNever,
>(definition: Definition<P, Sort, Filter, Row, Full>): Collection {
  const { permission, params, list, row, find, record, findAsOf } = definition
  return {
    permission,
    params,
    row,
    record: record ?? null,
    list: async (caller, raw) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission)
      const asked = parseList(params, raw)
      const { rows, next, isCursorIgnored } = await list(context, asked)
      if (isCursorIgnored) return refuseFields({ [asked.after ? 'after' : 'before']: { code: 'invalid' } })
      return done({ data: rows, nextCursor: next })
    },
    find: async (caller, id) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission)
      const found = find ? await find(context, id) : null
      return found ? done(found) : refuse('notFound')
    },
    findAsOf: findAsOf
      ? async (caller, id, day) => {
          const context = caller.permit(permission)
          return context ? findAsOf(context, id, day) : deny(caller, permission)
        }
      : null,
    export: (caller, raw) => exportList<P, Sort, Filter, Row, Full>(caller, definition, parseList(params, raw)),
  }
}

async function exportList<
  P extends Permission,
  Sort extends string,
  Filter extends string,
  Row extends ZodType,
  Full extends ZodType,
>(
  caller: Caller,
  definition: Definition<P, Sort, Filter, Row, Full>,
  asked: ListParams<Sort, Filter>,
): Promise<Result<ExportedTable>> {
  if (!definition.export) return refuse('csvNotOffered')
  const { columns, permission = definition.permission } = definition.export
  if (!caller.permit(permission)) return deny(caller, permission, 'export')
  const context = caller.permit(definition.permission)
  if (!context) return deny(caller, definition.permission, 'export')
  const { q, sort, direction, filters } = asked
  const selection = { ...parseList(definition.params, {}), q, sort, direction, filters }
  const query = listHref(definition.params, selection)
  const noun = nounOf(definition.permission)
  const record = { type: noun, id: 'list', label: query || 'all', version: null }
  const changes = changesBetween({}, { format: 'csv', query })
  const recorded = await context.write(async () => ({
    value: null,
    events: [{ operation: `${noun}.export`, record, changes }],
  }))
  return recorded.ok ? done({ columns, batches: batchesOf(context, definition, selection), at: context.now }) : recorded
}

/** The largest page a list has. */
const BATCH = 100

/** Page after page of the list's own query, so that neither time nor memory of a page grows with the list. */
async function* batchesOf<
  P extends Permission,
  Sort extends string,
  Filter extends string,
  Row extends ZodType,
  Full extends ZodType,
>(
  context: Context<P>,
  definition: Definition<P, Sort, Filter, Row, Full>,
  selection: ListParams<Sort, Filter>,
): AsyncGenerator<readonly (readonly string[])[]> {
  for (let after: string | null = null; ; ) {
    const page = await definition.list(context, { ...selection, size: BATCH, ...(after ? { after } : {}) })
    yield (await definition.export?.lines(context, page.rows)) ?? []
    if (page.next === null) return
    after = page.next
  }
}

/** The one record that belongs to whoever asks, such as her profile. */
export type OwnRecord = {
  readonly permission: Permission
  readonly record: ZodType
  readonly get: (caller: Caller) => Promise<Result<unknown>>
}

export function ownRecord<P extends Permission, Full extends ZodType>(definition: {
  readonly permission: P
  readonly record: Full
  readonly get: (context: NoInfer<Context<P>>) => Promise<Shown<Full> | null>
}): OwnRecord {
  const { permission, record, get } = definition
  return {
    permission,
    record,
    get: async (caller) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission)
      const found = await get(context)
      return found ? done(found) : refuse('notFound')
    },
  }
}

async function deny(caller: Caller, permission: Permission, attempt: 'read' | 'export' = 'read'): Promise<Refusal> {
  await caller.recordDenial(permission, `${nounOf(permission)}.${attempt}`)
  return refuse('forbidden')
}

function nounOf(permission: Permission): string {
  return permission.split('.')[0] ?? permission
}
