import 'server-only'
import { operation } from '@/lib/auth/operation'
import { recordCaveat } from './commands'
import { caveatReceipt, recordCaveatInput } from './schema'

export const caveatOperations = {
  'caveat.record': operation({
    on: 'collection',
    permission: 'caveat.record',
    input: recordCaveatInput,
    output: caveatReceipt,
    command: recordCaveat,
  }),
} as const
