import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isStorable } from '@/lib/fields'
import { summaryOf } from '@/lib/session-plans/rules'
import { readFile } from '@/prisma/transcripts'

const names = [
  ...['messages', 'turns', 'samples', 'sessions', 'role', 'participant', 'content', 'text', 'type', 'system', 'config'],
  ...['target', 'request', 'response', 'choices', 'message', 'tool_calls', 'function', 'name', 'title', 'id', 'epoch'],
  ...[
    'timestamp',
    'created',
    'usage',
    'output_tokens',
    'stop_reason',
    'auditor',
    'interviewer',
    'model',
    'tone',
    'eval',
  ],
]
const words = [
  'user',
  'assistant',
  'system',
  'tool',
  'text',
  'image',
  'thinking',
  'tool_use',
  'tool_result',
  '2026-01-02',
]

/** Values in the words that readers look for, put together in any way. */
const { value } = fc.letrec<{ value: unknown; object: object; list: unknown[] }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...words),
    fc.constantFrom(null, true, 0, -1, 1.7e12, 1e300, '', '\u0000', '\ud800', '# Human\n'),
    fc.string({ unit: 'binary', maxLength: 10 }),
    tie('list'),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }),
  list: fc.array(tie('value'), { maxLength: 4 }),
}))

/** Reads a file and looks at everything of it that would be written down or shown. */
function expectKeepable(file: unknown): void {
  const read = readFile(file)
  if (!read.ok) return
  for (const session of read.value.sessions) {
    const { facts, title, opening } = summaryOf('a.json', '', session)
    const kept = [title, facts.interviewer, facts.language, ...session.turns.flatMap(({ text, note }) => [text, note])]
    expect(kept.filter((text) => !isStorable(text))).toEqual([])
    expect(opening.map(({ text }) => text).filter((text) => !isStorable(text))).toEqual([])
    expect(title.length).toBeGreaterThan(0)
    expect(session.turns.length).toBeGreaterThan(0)
    for (const at of [facts.startedAt, facts.endedAt, ...session.turns.map((turn) => turn.at)]) {
      if (at !== null) expect(new Date(at).toISOString()).toBe(at)
    }
  }
}

test('no JSON is answered with a fault, and what is taken of it can be kept', () => {
  fc.assert(
    fc.property(value, (file) => expectKeepable(JSON.stringify(file) ?? '')),
    { numRuns: 3000 },
  )
})

test('no lines and no text are answered with a fault, and what is taken of them can be kept', () => {
  const line = fc.oneof(
    value.map((one) => JSON.stringify(one) ?? ''),
    fc.constantFrom('## Human', '**AI:** x', 'System: y', '---', 'model: z', '', '{', '\\## Human'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const lines = fc.tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  fc.assert(
    fc.property(lines, ([parts, newline]) => expectKeepable(parts.join(newline))),
    { numRuns: 3000 },
  )
})
