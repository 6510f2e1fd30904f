import 'server-only'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import type { ReadClient } from '@/lib/db/read-client'
import { sql } from '@/lib/sql'
import { changesOf, type PolicyInForce, readValues } from './rules'

export type StoredPolicy = { readonly version: number; readonly values: unknown }

/** The newest version as one JSON value, for statements that read a record together with what holds for it. */
export const policyInForce = sql`(
  select json_build_object('version', "version", 'values', "values") from "Policy" order by "version" desc limit 1)`

export function toPolicy({ version, values }: StoredPolicy): PolicyInForce {
  return { version, values: readValues(values) }
}

/** The newest version. Whoever decides by a threshold reads it with the record; `reader` is the transaction inside one. */
export async function getPolicyInForce(reader: Pick<ReadClient, 'policy'>): Promise<PolicyInForce> {
  const select = { version: true, values: true } as const
  return toPolicy(await reader.policy.findFirstOrThrow({ orderBy: { version: 'desc' }, select }))
}

/**
 * Every version, newest first, each with what it changed, who made it (null: it came with the database) and why. A
 * policy changes a few times a year, so the list is never paged.
 */
export async function listPolicyVersions(context: Context<'policy.read'>) {
  const rows = await context.db.policy.findMany({
    orderBy: { version: 'desc' },
    select: { version: true, values: true, reason: true, createdAt: true, createdByName: true },
  })
  const versions = rows.map((row) => ({ ...row, values: readValues(row.values) }))
  return versions.map(({ version, values, reason, createdAt, createdByName }, index) => ({
    version,
    values,
    reason,
    createdAt: createdAt.toISOString(),
    createdBy: createdByName,
    changes: changesOf(versions[index + 1]?.values ?? values, values),
  }))
}

export type PolicyVersion = Awaited<ReturnType<typeof listPolicyVersions>>[number]

/**
 * The version that was in force at the end of a day in UTC. Before the first one was, that first one, and `isLater` says
 * so: some threshold has to be shown, and none of that time is on record.
 */
export async function getPolicyOn(context: Context<never>, day: string) {
  const select = { version: true, values: true, createdAt: true } as const
  const versions = await context.db.policy.findMany({ orderBy: { version: 'asc' }, select })
  const inForce = versions.findLast(({ createdAt }) => calendarDate(createdAt) <= day)
  const [first] = versions
  const policy = inForce ?? first
  if (!policy) throw new Error('The first version of the policy, which comes with the database, is gone')
  return { ...toPolicy(policy), isLater: inForce === undefined }
}
