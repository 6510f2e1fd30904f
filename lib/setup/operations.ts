import 'server-only'
import { operation } from '@/lib/auth/operation'
import { claimSetup, createFirstAdmin } from './commands'
import { adminReceipt, claimSetupInput, createFirstAdminInput } from './schema'

export const setupOperations = {
  'setup.claim': operation({
    on: 'collection',
    permission: 'setup.claim',
    input: claimSetupInput,
    output: adminReceipt,
    command: claimSetup,
  }),
  'setup.createAdmin': operation({
    on: 'collection',
    permission: 'setup.createAdmin',
    input: createFirstAdminInput,
    output: adminReceipt,
    command: createFirstAdmin,
  }),
} as const
