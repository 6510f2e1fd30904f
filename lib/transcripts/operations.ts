import 'server-only'
import { operation } from '@/lib/auth/operation'
import { correctTurn, openTranscript } from './commands'
import { correctionReceipt, correctTurnInput, openedTranscript, openTranscriptInput } from './schema'

export const transcriptOperations = {
  'transcript.open': operation({
    on: 'record',
    permission: 'transcript.open',
    input: openTranscriptInput,
    output: openedTranscript,
    command: openTranscript,
  }),
  'transcript.correct': operation({
    on: 'record',
    permission: 'transcript.correct',
    input: correctTurnInput,
    output: correctionReceipt,
    command: correctTurn,
  }),
} as const
