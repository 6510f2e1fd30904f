import 'server-only'
import { randomUUID } from 'node:crypto'
import { getDatabase } from '@/lib/db/client'
import { Caller } from './context'
import type { Permission } from './permissions'

/**
 * The system itself: jobs, the CLI, and pages that act before anybody is signed in. It may do what it names here and
 * nothing else; `reason` stands in the audit log.
 */
export async function systemCaller(reason: string, ...scope: readonly Permission[]): Promise<Caller> {
  return identify({ reason, requestId: randomUUID() }, scope)
}

/** The system in the place of somebody who is not signed in, for one permission, in the request that she sent. */
export async function visitorCaller(reason: string, permission: Permission, requestId: string): Promise<Caller> {
  return identify({ reason, requestId }, [permission])
}

type Origin = { readonly reason: string; readonly requestId: string }

async function identify({ reason, requestId }: Origin, scope: readonly Permission[]): Promise<Caller> {
  const database = await getDatabase()
  const [row] = await database.prisma.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  if (!row) throw new Error('The database did not tell its time')
  const actor = { kind: 'system', id: null, name: reason, roles: [], scope } as const
  return Caller.identified(database, actor, { now: row.now, requestId })
}
