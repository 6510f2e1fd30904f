import 'server-only'
import { operation } from '@/lib/auth/operation'
import { importTranscripts } from './commands'
import { importTranscriptsInput, transcriptImportReport } from './schema'

export const transcriptImportOperations = {
  'interview.import': operation({
    on: 'collection',
    permission: 'interview.import',
    input: importTranscriptsInput,
    output: transcriptImportReport,
    command: importTranscripts,
  }),
} as const
