import 'server-only'
import { operation } from '@/lib/auth/operation'
import { interviewReceipt } from '@/lib/interviews/schema'
import { moveRelease } from './commands'
import { explainedReleaseInput, releaseInput, restrictInput } from './schema'

export const releaseOperations = {
  'interview.clear': operation({
    on: 'record',
    permission: 'interview.release',
    input: releaseInput,
    output: interviewReceipt,
    command: (context, input) => moveRelease(context, 'clear', input),
  }),
  'interview.release': operation({
    on: 'record',
    permission: 'interview.release',
    input: releaseInput,
    output: interviewReceipt,
    command: (context, input) => moveRelease(context, 'release', input),
  }),
  'interview.restrict': operation({
    on: 'record',
    permission: 'interview.release',
    input: restrictInput,
    output: interviewReceipt,
    command: (context, input) => moveRelease(context, 'restrict', input),
  }),
  'interview.withhold': operation({
    on: 'record',
    permission: 'interview.release',
    input: explainedReleaseInput,
    output: interviewReceipt,
    command: (context, input) => moveRelease(context, 'withhold', input),
  }),
  'interview.recall': operation({
    on: 'record',
    permission: 'interview.release',
    input: explainedReleaseInput,
    output: interviewReceipt,
    command: (context, input) => moveRelease(context, 'recall', input),
  }),
} as const
