import 'server-only'
import { operation } from '@/lib/auth/operation'
import { judgeAppeal, raiseAppeal } from './commands'
import { appealReceipt, judgeAppealInput, raiseAppealInput } from './schema'

export const appealOperations = {
  'appeal.raise': operation({
    on: 'collection',
    permission: 'appeal.raise',
    input: raiseAppealInput,
    output: appealReceipt,
    command: raiseAppeal,
  }),
  'appeal.judge': operation({
    on: 'record',
    permission: 'appeal.judge',
    input: judgeAppealInput,
    output: appealReceipt,
    command: judgeAppeal,
  }),
} as const
