import 'server-only'
import { operation } from '@/lib/auth/operation'
import { openObligation } from './commands'
import { openedReceipt, openObligationInput } from './schema'

export const promiseOperations = {
  'obligation.open': operation({
    on: 'collection',
    permission: 'obligation.open',
    input: openObligationInput,
    output: openedReceipt,
    command: openObligation,
  }),
} as const
