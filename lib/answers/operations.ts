import 'server-only'
import { operation } from '@/lib/auth/operation'
import { openAnswers } from './commands'
import { openAnswersInput, openedAnswers } from './schema'

export const answerOperations = {
  'transcript.openAnswers': operation({
    on: 'record',
    permission: 'transcript.read',
    input: openAnswersInput,
    output: openedAnswers,
    command: openAnswers,
  }),
} as const
