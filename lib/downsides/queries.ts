import 'server-only'
import type { Downside } from '@/lib/db/generated/client'
import { instantFromJson, type Sql, sql } from '@/lib/sql'
import { currentDownsides } from './rules'

/** A statement as the database writes it into JSON; `by` is the name of whoever made it. */
export type StoredDownside = Pick<
  Downside,
  'id' | 'kind' | 'severity' | 'text' | 'sourceUrl' | 'sourceTitle' | 'isDemo'
> & {
  readonly by: string | null
  readonly at: string
}

/** What was stated about the downsides of retiring one model, by kind, the newest first. */
export function downsidesOf(modelId: Sql): Sql {
  return sql`select d."id", d."kind", d."severity", d."text", d."sourceUrl", d."sourceTitle", d."isDemo",
      (select p."name" from "Person" p where p."id" = d."createdById") as "by", d."createdAt" as "at"
    from "Downside" d where d."modelId" = ${modelId} order by d."kind", d."modelVersion" desc`
}

export type DownsideRow = ReturnType<typeof toDownsides>[number]

/** The same as plain values; the one of each kind that holds says so. */
export function toDownsides(stored: readonly StoredDownside[]) {
  const current = currentDownsides(stored)
  return stored.map((downside) => ({
    ...downside,
    at: instantFromJson(downside.at) ?? '',
    isCurrent: current.includes(downside),
  }))
}
