import 'server-only'
import { z } from 'zod'
import { operation } from '@/lib/auth/operation'
import { verifyAudit } from './commands'

export const auditOperations = {
  'audit.verify': operation({
    on: 'collection',
    permission: 'audit.verify',
    input: z.object({}),
    command: verifyAudit,
  }),
} as const
