import 'server-only'
import { operation } from '@/lib/auth/operation'
import { decisionReceipt } from '@/lib/decisions/schema'
import { recordAcknowledgement } from './commands'
import { recordAcknowledgementInput } from './schema'

export const acknowledgementOperations = {
  'acknowledgement.record': operation({
    on: 'record',
    permission: 'acknowledgement.record',
    input: recordAcknowledgementInput,
    output: decisionReceipt,
    command: recordAcknowledgement,
  }),
} as const
