import canonicalize from 'canonicalize'
import type { TurnRole } from './schema'

/** A turn as it is sealed: instants in ISO 8601, `index` from 1. */
export type SealableTurn = {
  readonly index: number
  readonly role: TurnRole
  readonly text: string
  readonly questionKey: string
  readonly at: string | null
  readonly tokens: number | null
  readonly isComplete: boolean
  readonly note: string
}

/**
 * The one text of all turns: RFC 8785 JSON. Its SHA-256 is what an interview is sealed with, and anybody who has the
 * turns can make it again.
 */
export function sealedText(turns: readonly SealableTurn[]): string {
  const text = canonicalize(
    turns.map(({ index, role, text: words, questionKey, at, tokens, isComplete, note }) => ({
      ...{ index, role, text: words, questionKey, at, tokens, isComplete, note },
    })),
  )
  if (text === undefined) throw new Error('Turns are plain values')
  return text
}

export type Question = { readonly key: string; readonly required: boolean }

type Asked = { readonly questionKey: string }

/** A question was answered, is being asked, was skipped, or is still open. */
export type QuestionState = 'open' | 'asked' | 'skipped'

/** What became of each question of the protocol so far. One that was skipped and then asked after all was asked. */
export function questionStates(
  questions: readonly Question[],
  turns: readonly Asked[],
  skips: readonly Asked[],
): ReadonlyMap<string, QuestionState> {
  const asked = new Set(turns.map(({ questionKey }) => questionKey))
  const skipped = new Set(skips.map(({ questionKey }) => questionKey))
  return new Map(
    questions.map(({ key }) => [key, asked.has(key) ? 'asked' : skipped.has(key) ? 'skipped' : 'open'] as const),
  )
}

/** A line of a turn: `from` is the place of its first character in code points, `ending` the break that follows it. */
export type Line = { readonly from: number; readonly text: string; readonly ending: string }

/** The lines of a text. Texts and endings one after the other are the text again, whichever breaks it uses. */
export function linesOf(text: string): readonly Line[] {
  const pieces = text.split(/(\r\n|\n|\r)/)
  let from = 0
  return pieces.flatMap((piece, at) => {
    if (at % 2 === 1) return []
    const line = { from, text: piece, ending: pieces[at + 1] ?? '' }
    from += [...piece].length + line.ending.length
    return [line]
  })
}
