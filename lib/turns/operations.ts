import 'server-only'
import { operation } from '@/lib/auth/operation'
import { captureInterviewInput, interviewReceipt } from '@/lib/interviews/schema'
import { addTurn, captureInterview, removeTurn, rewriteTurn, skipQuestion } from './commands'
import { addTurnInput, removeTurnInput, rewriteTurnInput, skipQuestionInput, skipReceipt, turnReceipt } from './schema'

export const turnOperations = {
  'turn.add': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: addTurnInput,
    output: turnReceipt,
    command: addTurn,
  }),
  'turn.rewrite': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: rewriteTurnInput,
    output: turnReceipt,
    command: rewriteTurn,
  }),
  'turn.remove': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: removeTurnInput,
    output: turnReceipt,
    command: removeTurn,
  }),
  'turn.skip': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: skipQuestionInput,
    output: skipReceipt,
    command: skipQuestion,
  }),
  'interview.capture': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: captureInterviewInput,
    output: interviewReceipt,
    command: captureInterview,
  }),
} as const
