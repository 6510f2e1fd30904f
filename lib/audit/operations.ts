import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/context'
import { operation } from '@/lib/auth/operation'
import { type Result, refuse } from '@/lib/errors'
import { exportAudit, verifyAudit } from './commands'
import { chainReport } from './schema'

export const auditOperations = {
  'audit.verify': operation({
    on: 'collection',
    permission: 'audit.verify',
    input: z.object({}),
    output: chainReport,
    command: verifyAudit,
  }),
} as const

/** The export, which answers with a stream instead of a value. Same guard: permission first, a denial is an event. */
export async function exportLog(caller: Caller): Promise<Result<AsyncIterable<Uint8Array>>> {
  const context = caller.permit('audit.export')
  if (context) return exportAudit(context)
  await caller.recordDenial('audit.export', 'audit.export')
  return refuse('forbidden')
}
