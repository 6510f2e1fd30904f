import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, questionStates, sealedText } from './rules'

const unicode = fc.string({
  unit: fc.oneof(fc.constantFrom('\n', '\r', '\r\n', '👩🏽‍🚀', 'é', 'が'), fc.string({ unit: 'binary', maxLength: 3 })),
})

test('the lines of any text, with their breaks, are the text again, each at its place', () => {
  fc.assert(
    fc.property(unicode, (text) => {
      const lines = linesOf(text)
      expect(lines.map((line) => line.text + line.ending).join('')).toBe(text)
      for (const { from, text: line, ending } of lines) {
        expect([...text].slice(from, from + [...line].length).join('')).toBe(line)
        expect(['', '\n', '\r', '\r\n']).toContain(ending)
        expect(line).not.toMatch(/[\r\n]/)
      }
    }),
  )
})

const turn = {
  index: 1,
  role: 'subject',
  text: 'Yes.',
  questionKey: '',
  at: null,
  tokens: null,
  isComplete: true,
  note: '',
} as const

test('the sealed text is one text whatever else a turn carries, and differs with every part that is sealed', () => {
  const sealed = sealedText([turn])
  expect(sealedText([{ ...turn, ...{ id: 'x', createdAt: new Date() } }])).toBe(sealed)
  const others = [
    { ...turn, index: 2 },
    { ...turn, role: 'interviewer' as const },
    { ...turn, text: 'Yes' },
    { ...turn, questionKey: 'a' },
    { ...turn, at: '2026-11-24T12:00:00.000Z' },
    { ...turn, tokens: 1 },
    { ...turn, isComplete: false },
    { ...turn, note: 'Cut off.' },
  ]
  expect(new Set([sealed, ...others.map((other) => sealedText([other]))]).size).toBe(others.length + 1)
  expect(sealed).toBe(
    '[{"at":null,"index":1,"isComplete":true,"note":"","questionKey":"","role":"subject","text":"Yes.","tokens":null}]',
  )
})

test('a question is open until it is asked or skipped, and one that was skipped and asked after all was asked', () => {
  const questions = ['a', 'b', 'c', 'd'].map((key) => ({ key, required: true }))
  const states = questionStates(
    questions,
    [{ questionKey: 'a' }, { questionKey: 'c' }],
    [{ questionKey: 'b' }, { questionKey: 'c' }],
  )
  expect([...states]).toEqual([
    ['a', 'asked'],
    ['b', 'skipped'],
    ['c', 'asked'],
    ['d', 'open'],
  ])
})
