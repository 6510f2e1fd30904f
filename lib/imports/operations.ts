import 'server-only'
import { operation } from '@/lib/auth/operation'
import { importModels } from './commands'
import { importModelsInput, importReport } from './schema'

const lifecycleTable = {
  types: ['text/csv'],
  megabytes: 10,
  example: 'provider,model_id,display_name,source_url\nanthropic,claude-2.1,Claude 2.1,https://example.org/models\n',
} as const

export const importOperations = {
  'model.import': operation({
    on: 'collection',
    permission: 'model.import',
    input: importModelsInput,
    file: lifecycleTable,
    output: importReport,
    command: importModels,
  }),
} as const
