import 'server-only'
import { operation } from '@/lib/auth/operation'
import { correctIdentity } from './commands'
import { correctIdentityInput } from './schema'

export const identityOperations = {
  'model.correct': operation({
    on: 'record',
    permission: 'model.update',
    input: correctIdentityInput,
    command: correctIdentity,
  }),
} as const
