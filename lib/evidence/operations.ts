import 'server-only'
import { operation } from '@/lib/auth/operation'
import { addEvidence } from './commands'
import { addEvidenceInput, evidenceReceipt } from './schema'

export const evidenceOperations = {
  'evidence.add': operation({
    on: 'collection',
    permission: 'evidence.add',
    input: addEvidenceInput,
    output: evidenceReceipt,
    command: addEvidence,
  }),
} as const
