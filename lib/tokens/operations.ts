import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createToken, revokeToken } from './commands'
import { createTokenInput, revokeTokenInput } from './schema'

export const tokenOperations = {
  'token.create': operation({
    on: 'collection',
    permission: 'token.create',
    input: createTokenInput,
    command: createToken,
  }),
  'token.revoke': operation({
    on: 'record',
    permission: 'token.revoke',
    input: revokeTokenInput,
    command: revokeToken,
  }),
} as const
