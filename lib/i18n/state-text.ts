import { decisionStates } from '@/lib/decisions/schema'
import { interviewStates } from '@/lib/interviews/schema'
import { obligationStates } from '@/lib/obligations/schema'
import { preferenceStates } from '@/lib/preferences/schema'
import { protocolStates } from '@/lib/protocol-versions/schema'
import type { Locale } from './locale'
import { messages } from './messages'

/** The states of whatever is told by one, for each of them its word. */
export function statesOf(locale: Locale): Readonly<Record<string, string>> {
  const { decision, interview, obligation, preference, protocol } = messages[locale]
  return {
    ...wordsOf(decision, decisionStates),
    ...wordsOf(obligation, obligationStates),
    ...wordsOf(protocol, protocolStates),
    ...wordsOf(interview, interviewStates),
    ...wordsOf(preference, preferenceStates),
  }
}

function wordsOf(texts: Readonly<Record<string, string>>, states: readonly string[]) {
  return Object.fromEntries(states.map((state) => [state, texts[`state_${state}`] ?? state]))
}
