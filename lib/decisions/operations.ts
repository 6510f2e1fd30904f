import 'server-only'
import { operation } from '@/lib/auth/operation'
import { closeDecision, draftDecision, updateDecision, withdrawDecision } from './commands'
import { findSaid } from './queries'
import { decisionReceipt, draftDecisionInput, explainedDecisionInput, updateDecisionInput } from './schema'

export const decisionOperations = {
  'decision.draft': operation({
    on: 'collection',
    permission: 'decision.draft',
    input: draftDecisionInput,
    output: decisionReceipt,
    command: draftDecision,
  }),
  'decision.update': operation({
    on: 'record',
    permission: 'decision.draft',
    input: updateDecisionInput,
    output: decisionReceipt,
    current: findSaid,
    command: updateDecision,
  }),
  'decision.withdraw': operation({
    on: 'record',
    permission: 'decision.draft',
    input: explainedDecisionInput,
    output: decisionReceipt,
    command: withdrawDecision,
  }),
  'decision.close': operation({
    on: 'record',
    permission: 'decision.close',
    input: explainedDecisionInput,
    output: decisionReceipt,
    command: closeDecision,
  }),
} as const
