import 'server-only'
import { operation } from '@/lib/auth/operation'
import { recordCheck } from './commands'
import { checkReceipt, recordCheckInput } from './schema'

export const fixityCheckOperations = {
  'fixityCheck.record': operation({
    on: 'collection',
    permission: 'fixityCheck.record',
    input: recordCheckInput,
    output: checkReceipt,
    command: recordCheck,
  }),
} as const
