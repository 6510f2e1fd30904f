import 'server-only'
import { operation } from '@/lib/auth/operation'
import { recordDisclaimer } from './commands'
import { disclaimerReceipt, recordDisclaimerInput } from './schema'

export const disclaimerOperations = {
  'disclaimer.record': operation({
    on: 'collection',
    permission: 'disclaimer.record',
    input: recordDisclaimerInput,
    output: disclaimerReceipt,
    command: recordDisclaimer,
  }),
} as const
