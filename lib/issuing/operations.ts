import 'server-only'
import { operation } from '@/lib/auth/operation'
import { decisionReceipt } from '@/lib/decisions/schema'
import { cosignDecision, issueDecision, proposeDecision } from './commands'
import { cosignInput, decideInput } from './schema'

export const issuingOperations = {
  'decision.propose': operation({
    on: 'record',
    permission: 'decision.issue',
    input: decideInput,
    output: decisionReceipt,
    command: proposeDecision,
  }),
  'decision.issue': operation({
    on: 'record',
    permission: 'decision.issue',
    input: decideInput,
    output: decisionReceipt,
    command: issueDecision,
  }),
  'decision.cosign': operation({
    on: 'record',
    permission: 'decision.cosign',
    input: cosignInput,
    output: decisionReceipt,
    command: cosignDecision,
  }),
} as const
