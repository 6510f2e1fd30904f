import 'server-only'
import { operation } from '@/lib/auth/operation'
import { importModels } from './commands'
import { importModelsInput } from './schema'

export const importOperations = {
  'model.import': operation({
    on: 'collection',
    permission: 'model.import',
    input: importModelsInput,
    command: importModels,
  }),
} as const
