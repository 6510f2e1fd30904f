import 'server-only'
import { operation } from '@/lib/auth/operation'
import { interviewReceipt } from '@/lib/interviews/schema'
import { recordNarrator, waiveNarrator } from './commands'
import { recordNarratorInput, waiveNarratorInput } from './schema'

export const narratorReviewOperations = {
  'narratorReview.record': operation({
    on: 'record',
    permission: 'narratorReview.record',
    input: recordNarratorInput,
    output: interviewReceipt,
    command: recordNarrator,
  }),
  'narratorReview.waive': operation({
    on: 'record',
    permission: 'narratorReview.waive',
    input: waiveNarratorInput,
    output: interviewReceipt,
    command: waiveNarrator,
  }),
} as const
