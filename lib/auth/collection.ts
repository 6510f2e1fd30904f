import 'server-only'
import { done, type Result, refuse } from '@/lib/errors'
import type { Caller, Context } from './context'
import type { Permission } from './permissions'

/** The parameters of a URL, as Next gives them to pages. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

type Definition<P extends Permission> = {
  readonly permission: P
  readonly list: (
    context: NoInfer<Context<P>>,
    search: SearchParams,
  ) => Promise<{ rows: readonly unknown[]; next: string | null }>
  /** By id or by the name that stands in the page's address. */
  readonly find?: (context: NoInfer<Context<P>>, id: string) => Promise<unknown>
}

/** A noun as the REST API reads it: the same permission and the same queries as its pages. */
export type Collection = {
  readonly permission: Permission
  readonly list: (
    caller: Caller,
    search: SearchParams,
  ) => Promise<Result<{ data: readonly unknown[]; nextCursor: string | null }>>
  readonly find: (caller: Caller, id: string) => Promise<Result<unknown>>
}

export function collection<P extends Permission>({ permission, list, find }: Definition<P>): Collection {
  return {
    permission,
    list: async (caller, search) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission)
      const { rows, next } = await list(context, search)
      return done({ data: rows, nextCursor: next })
    },
    find: async (caller, id) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission)
      const record = find ? await find(context, id) : null
      return record ? done(record) : refuse('notFound')
    },
  }
}

async function deny(caller: Caller, permission: Permission) {
  await caller.recordDenial(permission, `${permission.split('.')[0]}.read`)
  return refuse('forbidden')
}
