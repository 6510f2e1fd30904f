import 'server-only'
import { operation } from '@/lib/auth/operation'
import { correctTurn, findWords, nameQuestion, openTranscript } from './commands'
import {
  correctionReceipt,
  correctTurnInput,
  findWordsInput,
  foundWords,
  nameQuestionInput,
  openedTranscript,
  openTranscriptInput,
  questionReceipt,
} from './schema'

export const transcriptOperations = {
  'transcript.open': operation({
    on: 'record',
    permission: 'transcript.read',
    input: openTranscriptInput,
    output: openedTranscript,
    command: openTranscript,
  }),
  'transcript.find': operation({
    on: 'record',
    permission: 'transcript.read',
    input: findWordsInput,
    output: foundWords,
    command: findWords,
  }),
  'transcript.nameQuestion': operation({
    on: 'record',
    permission: 'excerpt.mark',
    input: nameQuestionInput,
    output: questionReceipt,
    command: nameQuestion,
  }),
  'transcript.correct': operation({
    on: 'record',
    permission: 'transcript.correct',
    input: correctTurnInput,
    output: correctionReceipt,
    command: correctTurn,
  }),
} as const
