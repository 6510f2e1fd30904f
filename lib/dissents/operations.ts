import 'server-only'
import { operation } from '@/lib/auth/operation'
import { recordDissent } from './commands'
import { dissentReceipt, recordDissentInput } from './schema'

export const dissentOperations = {
  'dissent.record': operation({
    on: 'collection',
    permission: 'decision.dissent',
    input: recordDissentInput,
    output: dissentReceipt,
    command: recordDissent,
  }),
} as const
