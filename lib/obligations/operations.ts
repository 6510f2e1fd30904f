import 'server-only'
import { operation } from '@/lib/auth/operation'
import { assignObligation, moveObligation, rateObligation } from './commands'
import {
  assignObligationInput,
  explainedMoveInput,
  moveObligationInput,
  obligationReceipt,
  rateObligationInput,
} from './schema'

export const obligationOperations = {
  'obligation.assign': operation({
    on: 'record',
    permission: 'obligation.move',
    input: assignObligationInput,
    output: obligationReceipt,
    command: assignObligation,
  }),
  'obligation.start': operation({
    on: 'record',
    permission: 'obligation.move',
    input: moveObligationInput,
    output: obligationReceipt,
    command: (context, input) => moveObligation(context, { move: 'start', to: 'inTheWorks' }, input),
  }),
  'obligation.stall': operation({
    on: 'record',
    permission: 'obligation.move',
    input: explainedMoveInput,
    output: obligationReceipt,
    command: (context, input) => moveObligation(context, { move: 'stall', to: 'stalled' }, input),
  }),
  'obligation.resume': operation({
    on: 'record',
    permission: 'obligation.move',
    input: moveObligationInput,
    output: obligationReceipt,
    command: (context, input) => moveObligation(context, { move: 'resume', to: 'inTheWorks' }, input),
  }),
  'obligation.dismiss': operation({
    on: 'record',
    permission: 'obligation.move',
    input: explainedMoveInput,
    output: obligationReceipt,
    command: (context, input) => moveObligation(context, { move: 'dismiss', to: 'notApplicable' }, input),
  }),
  'obligation.reopen': operation({
    on: 'record',
    permission: 'obligation.move',
    input: explainedMoveInput,
    output: obligationReceipt,
    command: (context, input) => moveObligation(context, { move: 'reopen', to: 'notYetDue' }, input),
  }),
  'obligation.rate': operation({
    on: 'record',
    permission: 'obligation.rate',
    input: rateObligationInput,
    output: obligationReceipt,
    command: rateObligation,
  }),
} as const
