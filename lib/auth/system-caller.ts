import 'server-only'
import { randomUUID } from 'node:crypto'
import { getDatabase } from '@/lib/db/client'
import { Caller } from './context'

/** The system itself: jobs, the CLI, and pages that act before anybody is signed in. `reason` stands in the audit log. */
export async function systemCaller(reason: string, requestId: string = randomUUID()): Promise<Caller> {
  const database = await getDatabase()
  const [row] = await database.prisma.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  if (!row) throw new Error('The database did not tell its time')
  return Caller.identified(database, { kind: 'system', id: null, name: reason, roles: [] }, { now: row.now, requestId })
}
