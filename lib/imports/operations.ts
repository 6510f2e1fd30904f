import 'server-only'
import { operation } from '@/lib/auth/operation'
import { importModels } from './commands'
import { importModelsInput, importReport } from './schema'

export const importOperations = {
  'model.import': operation({
    on: 'collection',
    permission: 'model.import',
    input: importModelsInput,
    output: importReport,
    command: importModels,
  }),
} as const
