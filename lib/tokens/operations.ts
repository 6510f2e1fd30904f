import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createToken, revokeToken } from './commands'
import { createTokenInput, revokedToken, revokeTokenInput, tokenReceipt } from './schema'

export const tokenOperations = {
  'token.create': operation({
    on: 'collection',
    permission: 'token.create',
    input: createTokenInput,
    output: tokenReceipt,
    command: createToken,
  }),
  'token.revoke': operation({
    on: 'record',
    permission: 'token.revoke',
    input: revokeTokenInput,
    output: revokedToken,
    command: revokeToken,
  }),
} as const
