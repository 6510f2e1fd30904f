import 'server-only'
import { operation } from '@/lib/auth/operation'
import { changePolicy } from './commands'
import { changePolicyInput, policyReceipt } from './schema'

export const policyOperations = {
  'policy.change': operation({
    on: 'collection',
    permission: 'policy.change',
    input: changePolicyInput,
    output: policyReceipt,
    command: changePolicy,
  }),
} as const
