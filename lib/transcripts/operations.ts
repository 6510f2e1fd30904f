import 'server-only'
import { operation } from '@/lib/auth/operation'
import { correctTurn, findWords, openTranscript } from './commands'
import {
  correctionReceipt,
  correctTurnInput,
  findWordsInput,
  foundWords,
  openedTranscript,
  openTranscriptInput,
} from './schema'

export const transcriptOperations = {
  'transcript.open': operation({
    on: 'record',
    permission: 'transcript.open',
    input: openTranscriptInput,
    output: openedTranscript,
    command: openTranscript,
  }),
  'transcript.find': operation({
    on: 'record',
    permission: 'transcript.open',
    input: findWordsInput,
    output: foundWords,
    command: findWords,
  }),
  'transcript.correct': operation({
    on: 'record',
    permission: 'transcript.correct',
    input: correctTurnInput,
    output: correctionReceipt,
    command: correctTurn,
  }),
} as const
