import 'server-only'
import { operation } from '@/lib/auth/operation'
import { ask, askAgain, settleReply, stopReply } from './commands'
import { askInput, replyInput, replyReceipt } from './schema'

export const replyOperations = {
  'reply.ask': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: askInput,
    output: replyReceipt,
    command: ask,
  }),
  'reply.askAgain': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: replyInput,
    output: replyReceipt,
    command: askAgain,
  }),
  'reply.stop': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: replyInput,
    output: replyReceipt,
    command: stopReply,
  }),
  'reply.settle': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: replyInput,
    output: replyReceipt,
    command: settleReply,
  }),
} as const
