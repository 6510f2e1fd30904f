import 'server-only'
import { operation } from '@/lib/auth/operation'
import { nameSuccessors } from './commands'
import { nameSuccessorsInput, replacementReceipt } from './schema'

export const replacementOperations = {
  'replacement.name': operation({
    on: 'collection',
    permission: 'replacement.name',
    input: nameSuccessorsInput,
    output: replacementReceipt,
    command: nameSuccessors,
  }),
} as const
