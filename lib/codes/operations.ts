import 'server-only'
import { operation } from '@/lib/auth/operation'
import { updateCode } from './commands'
import { codeReceipt, updateCodeInput } from './schema'

export const codeOperations = {
  'code.update': operation({
    on: 'record',
    permission: 'code.update',
    input: updateCodeInput,
    output: codeReceipt,
    command: updateCode,
  }),
} as const
