import 'server-only'
import { operation } from '@/lib/auth/operation'
import { recordDrill } from './commands'
import { drillReceipt, recordDrillInput } from './schema'

export const drillOperations = {
  'drill.record': operation({
    on: 'collection',
    permission: 'drill.record',
    input: recordDrillInput,
    output: drillReceipt,
    command: recordDrill,
  }),
} as const
