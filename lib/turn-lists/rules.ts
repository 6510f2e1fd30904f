import { done, type Result, refuse } from '../errors'
import type { ReadSession, ReadTurn, TranscriptNote } from '../transcript-formats/schema'

type Gathered = Omit<ReadSession, 'facts'> & {
  readonly facts: ReadSession['facts']
  /** Models that the turns themselves name. */
  readonly models: readonly string[]
}

/**
 * A session from its turns and what is told about it. What is not told follows from the turns where it can: when it began
 * and ended, that it ran out of room, and the language by its script. Refused without any turn.
 */
export function sessionOf({ models, ...gathered }: Gathered): Result<ReadSession> {
  const { facts, turns, place } = gathered
  if (turns.length === 0) return refuse('transcriptNoTurns', { place })
  const times = turns.flatMap(({ at }) => (at === null ? [] : [at]))
  const isCutOff = turns.findLast(({ role }) => role === 'subject')?.isComplete === false
  return done({
    ...gathered,
    facts: {
      ...facts,
      models: [...new Set([...facts.models, ...models])],
      language: facts.language || languageOf(turns),
      startedAt: facts.startedAt ?? times[0] ?? null,
      endedAt: facts.endedAt ?? times.at(-1) ?? null,
      endReason: facts.endReason ?? (isCutOff ? 'budget' : null),
    },
    notes: [...gathered.notes, ...silences(turns)],
  })
}

function silences(turns: readonly ReadTurn[]): TranscriptNote[] {
  const speaks = (role: ReadTurn['role']) => turns.some((turn) => turn.role === role)
  const codes = [
    ...(speaks('subject') ? [] : ['subjectSilent' as const]),
    ...(speaks('interviewer') ? [] : ['interviewerSilent' as const]),
  ]
  return codes.map((code) => ({ code, count: 1, place: '', value: '' }))
}

/** By the script alone, so only where that leaves no choice; empty where it does. */
function languageOf(turns: readonly ReadTurn[]): string {
  const said = turns
    .filter(({ role }) => role !== 'system')
    .map(({ text }) => text.slice(0, SAMPLE))
    .join('')
    .slice(0, SAMPLE)
  const letters = said.match(/\p{Letter}/gu)?.length ?? 0
  const share = (pattern: RegExp) => (said.match(pattern)?.length ?? 0) / Math.max(1, letters)
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.2) return 'ja'
  return share(/\p{Script=Hangul}/gu) > 0.5 ? 'ko' : ''
}

const SAMPLE = 4000
