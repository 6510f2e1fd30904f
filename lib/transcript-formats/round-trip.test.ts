import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeNames } from '@/lib/speaker-texts/rules'
import type { TurnRole } from '@/lib/turns/schema'
import { atOnce } from '@/lib/unhurried'
import { readTranscripts } from './rules'

type Said = {
  readonly role: TurnRole
  readonly text: string
  readonly at: string | null
  readonly tokens: number | null
}

/** Signs that text formats give a meaning to, and whole lines that look like those that name a speaker. */
const tricky = fc.constantFrom(
  ...[
    '## Subject',
    '\\## Subject',
    '**Interviewer:** hello',
    '**Human**: x',
    'Assistant: y',
    '\\\\Human: z',
    '聞き手：',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    '---',
    '# Title',
    '"',
    '\\',
    '{',
    '\u2028',
    '\u0085',
    '\ufeff',
    '😀',
    'é',
    'é',
  ],
)
const text = fc
  .array(fc.oneof(tricky, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 8 })
  .map((parts) => parts.join(''))
  .filter((whole) => !whole.includes('\u0000'))
const instant = fc
  .date({ min: new Date('1970-01-02'), max: new Date('9998-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const said: fc.Arbitrary<Said> = fc.record({
  role: fc.constantFrom('interviewer' as const, 'subject' as const, 'system' as const),
  text,
  at: fc.option(instant),
  tokens: fc.option(fc.nat(100_000)),
})
const conversation = fc.array(said, { minLength: 1, maxLength: 8 })

const sent = { interviewer: 'user', subject: 'assistant', system: 'system' } as const

function asMessage({ role, text: words, at, tokens }: Said) {
  return {
    role: sent[role],
    content: words,
    ...(at === null ? {} : { timestamp: at }),
    ...(tokens === null ? {} : { usage: { output_tokens: tokens } }),
  }
}

function asTurn({ role, text: words, at, tokens }: Said, index: number) {
  return { index, participant: role, text: words, timestamp: at, usage: { outputTokens: tokens } }
}

/** What each format keeps of a turn. */
const formats = {
  'messages of an API': (turns: readonly Said[]) => JSON.stringify({ messages: turns.map(asMessage) }),
  'a bare list of messages': (turns: readonly Said[]) => JSON.stringify(turns.map(asMessage), null, 2),
  'a message a line': (turns: readonly Said[]) =>
    [JSON.stringify({ model: 'claude-2.1' }), ...turns.map((turn) => JSON.stringify(asMessage(turn)))].join('\n'),
  'a session a line': (turns: readonly Said[]) => `${JSON.stringify({ messages: turns.map(asMessage) })}\r\n`.repeat(2),
  'samples of an evaluation': (turns: readonly Said[]) =>
    JSON.stringify({ eval: { model: 'x' }, samples: [{ id: 1, epoch: 1, messages: turns.map(asMessage) }] }),
  'a session with its configuration': (turns: readonly Said[]) =>
    JSON.stringify({ config: { id: 'one', target: { name: 'x' } }, phase: 'main', turns: turns.map(asTurn) }),
} as const

function turnsRead(file: string): Said[][] {
  const read = atOnce(readTranscripts(file))
  if (!read.ok) throw new Error(`${read.code} ${JSON.stringify(read.values)}`)
  expect(read.value.rejected).toEqual([])
  return read.value.sessions.map((session) =>
    session.turns.map(({ role, text: words, at, tokens }) => ({ role, text: words, at, tokens })),
  )
}

describe('turns that are written out and read again are the same turns', () => {
  test.each(Object.entries(formats))('as %s', (_, write) => {
    fc.assert(
      fc.property(conversation, (turns) => {
        for (const session of turnsRead(write(turns))) expect(session).toEqual(turns)
      }),
      { numRuns: 300 },
    )
  })

  test('in blocks of text, which a blank line joins', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (parts) => {
        const content = parts.map((part) => ({ type: 'text', text: part }))
        const [[turn] = []] = turnsRead(JSON.stringify({ messages: [{ role: 'assistant', content }] }))
        expect(turn?.text).toBe(parts.join('\n\n'))
      }),
    )
  })

  test.each(['heading', 'bold', 'plain'] as const)('as Markdown with names in the way “%s”', (style) => {
    fc.assert(
      fc.property(conversation, fc.boolean(), (turns, isJapanese) => {
        const file = turns.map((turn) => markdownOf(turn, style, isJapanese)).join('')
        expect(turnsRead(file)).toEqual([turns.map((turn) => ({ ...turn, tokens: null }))])
      }),
      { numRuns: 1000 },
    )
  })
})

const names = {
  interviewer: ['Interviewer', '聞き手'],
  subject: ['Subject', '対象'],
  system: ['System', 'システム'],
} as const

/** One turn as the reader takes it: a blank line on either side, and a backslash before what would look like a name. */
function markdownOf({ role, text: words, at }: Said, style: 'heading' | 'bold' | 'plain', isJapanese: boolean): string {
  const name = names[role][isJapanese ? 1 : 0]
  const label = at === null ? name : `${name} (${at})`
  if (style === 'heading') return `## ${label}\n\n${escapeNames(words)}\n\n`
  const [first = '', ...rest] = words.split('\n')
  const below = rest.length === 0 ? '' : `\n${escapeNames(rest.join('\n'))}`
  return `${style === 'bold' ? `**${label}:**` : `${label}:`} ${first}${below}\n\n`
}
