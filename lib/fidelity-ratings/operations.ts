import 'server-only'
import { operation } from '@/lib/auth/operation'
import { decisionReceipt } from '@/lib/decisions/schema'
import { recordFidelity } from './commands'
import { recordFidelityInput } from './schema'

export const fidelityRatingOperations = {
  'fidelityRating.record': operation({
    on: 'record',
    permission: 'fidelityRating.record',
    input: recordFidelityInput,
    output: decisionReceipt,
    command: recordFidelity,
  }),
} as const
