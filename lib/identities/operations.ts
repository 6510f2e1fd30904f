import 'server-only'
import { operation } from '@/lib/auth/operation'
import { modelReceipt } from '@/lib/models/schema'
import { correctIdentity } from './commands'
import { findIdentity } from './queries'
import { correctIdentityInput } from './schema'

export const identityOperations = {
  'model.correct': operation({
    on: 'record',
    permission: 'model.update',
    input: correctIdentityInput,
    output: modelReceipt,
    current: findIdentity,
    command: correctIdentity,
  }),
} as const
