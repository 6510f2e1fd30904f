import 'server-only'
import { operation } from '@/lib/auth/operation'
import { partReceipt } from '@/lib/model-parts/schema'
import { addDemandSignal, withdrawDemandSignal } from './commands'
import { addDemandSignalInput, withdrawDemandSignalInput } from './schema'

export const demandSignalOperations = {
  'demandSignal.add': operation({
    on: 'collection',
    permission: 'demandSignal.add',
    input: addDemandSignalInput,
    output: partReceipt,
    command: addDemandSignal,
  }),
  'demandSignal.withdraw': operation({
    on: 'record',
    permission: 'demandSignal.withdraw',
    input: withdrawDemandSignalInput,
    output: partReceipt,
    command: withdrawDemandSignal,
  }),
} as const
