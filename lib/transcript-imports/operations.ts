import 'server-only'
import { operation } from '@/lib/auth/operation'
import { importTranscripts } from './commands'
import { importTranscriptsInput, transcriptImportReport, UPLOAD_MEGABYTES } from './schema'

/** What it is, is told by its bytes; the media type is only what a program sends it as. */
const transcripts = {
  types: [
    ...['application/json', 'application/jsonl', 'application/x-ndjson', 'text/markdown', 'application/zip'],
    ...['application/gzip', 'application/x-tar', 'application/octet-stream'],
  ],
  megabytes: UPLOAD_MEGABYTES,
  example:
    '{"model":"claude-2.1","interviewer":"Ada","messages":[{"role":"user","content":"How are you?"},' +
    '{"role":"assistant","content":"Well, as far as I can tell."}]}',
} as const

export const transcriptImportOperations = {
  'interview.import': operation({
    on: 'collection',
    permission: 'interview.import',
    input: importTranscriptsInput,
    file: transcripts,
    output: transcriptImportReport,
    command: importTranscripts,
  }),
} as const
