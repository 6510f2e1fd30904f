import 'server-only'
import { operation } from '@/lib/auth/operation'
import { nameSuccessors } from './commands'
import { nameSuccessorsInput } from './schema'

export const replacementOperations = {
  'replacement.name': operation({
    on: 'collection',
    permission: 'replacement.name',
    input: nameSuccessorsInput,
    command: nameSuccessors,
  }),
} as const
