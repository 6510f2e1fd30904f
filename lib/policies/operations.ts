import 'server-only'
import { operation } from '@/lib/auth/operation'
import { changePolicy } from './commands'
import { changePolicyInput } from './schema'

export const policyOperations = {
  'policy.change': operation({
    on: 'collection',
    permission: 'policy.change',
    input: changePolicyInput,
    command: changePolicy,
  }),
} as const
