import 'server-only'
import { operation } from '@/lib/auth/operation'
import { addCopy, endCopy } from './commands'
import { addCopyInput, copyReceipt, endCopyInput } from './schema'

export const copyOperations = {
  'copy.add': operation({
    on: 'collection',
    permission: 'copy.add',
    input: addCopyInput,
    output: copyReceipt,
    command: addCopy,
  }),
  'copy.end': operation({
    on: 'record',
    permission: 'copy.end',
    input: endCopyInput,
    output: copyReceipt,
    command: endCopy,
  }),
} as const
