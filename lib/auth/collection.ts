import 'server-only'
import type { ZodNever, ZodType, z } from 'zod'
import { done, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import { type ListParams, type ListSchema, parseList, type RawParams } from '@/lib/list-params'
import type { Caller, Context } from './context'
import type { Plain } from './operation'
import type { Permission } from './permissions'

type Rows<Row> = { readonly rows: readonly Row[]; readonly next: string | null; readonly isCursorIgnored: boolean }

type Shown<Schema extends ZodType> = Plain<z.output<NoInfer<Schema>>>

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
}

export function collection<
  P extends Permission,
  Sort extends string,
  Filter extends string,
  Row extends ZodType,
  Full extends ZodType = ZodNever,
>(definition: Definition<P, Sort, Filter, Row, Full>): Collection {
  const { permission, params, list, row, find, record } = definition
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
  readonly get: (context: NoInfer<Context<P>>) => Promise<Shown<Full>>
}): OwnRecord {
  const { permission, record, get } = definition
  return {
    permission,
    record,
    get: async (caller) => {
      const context = caller.permit(permission)
      return context ? done(await get(context)) : deny(caller, permission)
    },
  }
}

async function deny(caller: Caller, permission: Permission): Promise<Refusal> {
  await caller.recordDenial(permission, `${permission.split('.')[0]}.read`)
  return refuse('forbidden')
}
