import 'server-only'
import { operation } from '@/lib/auth/operation'
import { conductInterview, planInterview, reviewInterview, updateInterview } from './commands'
import { findDetails } from './queries'
import {
  explainedInterviewMoveInput,
  interviewReceipt,
  moveInterviewInput,
  planInterviewInput,
  updateInterviewInput,
} from './schema'

export const interviewOperations = {
  'interview.plan': operation({
    on: 'collection',
    permission: 'interview.plan',
    input: planInterviewInput,
    output: interviewReceipt,
    command: planInterview,
  }),
  'interview.start': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: moveInterviewInput,
    output: interviewReceipt,
    command: (context, input) => conductInterview(context, 'start', input),
  }),
  'interview.abandon': operation({
    on: 'record',
    permission: 'interview.conduct',
    input: explainedInterviewMoveInput,
    output: interviewReceipt,
    command: (context, input) => conductInterview(context, 'abandon', input),
  }),
  'interview.review': operation({
    on: 'record',
    permission: 'interview.review',
    input: moveInterviewInput,
    output: interviewReceipt,
    command: (context, input) => reviewInterview(context, 'review', input),
  }),
  'interview.finalize': operation({
    on: 'record',
    permission: 'interview.review',
    input: moveInterviewInput,
    output: interviewReceipt,
    command: (context, input) => reviewInterview(context, 'finalize', input),
  }),
  'interview.invalidate': operation({
    on: 'record',
    permission: 'interview.review',
    input: explainedInterviewMoveInput,
    output: interviewReceipt,
    command: (context, input) => reviewInterview(context, 'invalidate', input),
  }),
  'interview.update': operation({
    on: 'record',
    permission: 'interview.plan',
    input: updateInterviewInput,
    output: interviewReceipt,
    current: findDetails,
    command: updateInterview,
  }),
} as const
