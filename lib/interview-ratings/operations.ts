import 'server-only'
import { operation } from '@/lib/auth/operation'
import { recordRating } from './commands'
import { ratingReceipt, recordRatingInput } from './schema'

export const interviewRatingOperations = {
  'interviewRating.record': operation({
    on: 'collection',
    permission: 'interviewRating.record',
    input: recordRatingInput,
    output: ratingReceipt,
    command: recordRating,
  }),
} as const
