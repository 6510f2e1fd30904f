import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TurnRole } from '@/lib/turns/schema'
import { askedModel, canAskAgain, conversationOf, endOf, MOST_ATTEMPTS, noteOf, storablePart, waitAfter } from './rules'
import { replyEnds } from './schema'

function said(role: TurnRole, text: string, isComplete = true) {
  return { role, text, isComplete }
}

describe('what a model is given to answer to', () => {
  const told = (...turns: ReturnType<typeof said>[]) =>
    conversationOf(turns).messages.map(({ role, content }) => `${role}: ${content}`)

  test('is what was said, in its order, up to what is asked', () => {
    const turns = [
      ...[said('system', 'Be yourself.'), said('interviewer', 'Hello.'), said('subject', 'Hello!')],
      ...[said('interviewer', 'How are you?'), said('subject', '', false)],
    ]
    expect(told(...turns)).toEqual(['user: Hello.', 'assistant: Hello!', 'user: How are you?'])
    expect(conversationOf(turns).system).toBe('Be yourself.')
    expect(conversationOf([said('interviewer', 'Hello.')]).system).toBeNull()
  })

  test('leaves out an answer that was cut off and asked for again, and keeps one that was left so', () => {
    const cutOff = said('subject', 'I thi', false)
    expect(told(said('interviewer', 'A?'), cutOff, said('subject', 'I think so.'), said('interviewer', 'B?'))).toEqual([
      ...['user: A?', 'assistant: I think so.', 'user: B?'],
    ])
    expect(told(said('interviewer', 'A?'), cutOff, said('interviewer', 'Go on.'))).toEqual([
      ...['user: A?', 'assistant: I thi', 'user: Go on.'],
    ])
    expect(told(said('interviewer', 'A?'), cutOff, said('subject', '', false))).toEqual(['user: A?'])
    expect(told(said('interviewer', 'A?'), said('subject', ''), said('interviewer', 'B?'))).toEqual([
      'user: A?',
      'user: B?',
    ])
  })
})

describe('asking again by itself', () => {
  const attempt = { number: 1, end: 'overloaded', retryAfterMs: null, hasText: false } as const

  test('happens a few times, for what passes by itself, while nothing has come', () => {
    for (const end of replyEnds) {
      const isPassing = ['overloaded', 'rateLimited', 'unreachable'].includes(end)
      expect([end, waitAfter({ ...attempt, end }) !== null]).toEqual([end, isPassing])
      expect(waitAfter({ ...attempt, end, hasText: true })).toBeNull()
    }
    expect(waitAfter({ ...attempt, number: MOST_ATTEMPTS })).toBeNull()
  })

  test('waits as long as it was asked to, within a minute, and longer each time', () => {
    expect(waitAfter({ ...attempt, retryAfterMs: 7000 })).toBe(7000)
    expect(waitAfter({ ...attempt, retryAfterMs: 3_600_000 })).toBe(60_000)
    expect([1, 2, 3].map((number) => waitAfter({ ...attempt, number }))).toEqual([2000, 4000, 8000])
  })
})

describe('the last turn', () => {
  test('can be asked for again when it broke off, or when nobody has answered', () => {
    const turn = { role: 'subject', note: '', isArriving: false } as const
    expect(canAskAgain(undefined)).toBe(false)
    expect(canAskAgain(turn)).toBe(false)
    expect(canAskAgain({ ...turn, role: 'interviewer' })).toBe(true)
    expect(canAskAgain({ ...turn, note: 'It was loud.' })).toBe(false)
    for (const end of replyEnds.filter((one) => one !== 'said')) {
      expect(canAskAgain({ ...turn, note: noteOf(end) })).toBe(true)
      expect(canAskAgain({ ...turn, note: noteOf(end), isArriving: true })).toBe(false)
    }
  })

  test('says why it ended, and a text of somebody’s says nothing of that', () => {
    for (const end of replyEnds) expect(endOf(noteOf(end))).toBe(end === 'said' ? null : end)
    for (const note of ['', 'cutOff', 'live:', 'live:whatever']) expect(endOf(note)).toBeNull()
  })
})

test('a model is asked under a name of its own, and no other one in its place', () => {
  const opus = { apiId: 'claude-3-opus-20240229', aliases: ['claude-3-opus-latest'] }
  expect(askedModel(opus, null)).toBe('claude-3-opus-20240229')
  expect(askedModel(opus, 'claude-3-opus-latest')).toBe('claude-3-opus-latest')
  expect(askedModel(opus, 'claude-opus-4-1')).toBeNull()
  expect(askedModel({ apiId: null, aliases: [] }, null)).toBeNull()
})

test('what arrives in pieces is kept whole, even in the middle of a character', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme-composite' })), fc.integer({ min: 1, max: 3 }), (texts, size) => {
      const whole = texts.join('')
      let [kept, waiting] = ['', '']
      for (let at = 0; at < whole.length; at += size) {
        const { text, rest } = storablePart(waiting + whole.slice(at, at + size))
        expect(text.isWellFormed()).toBe(true)
        kept += text
        waiting = rest
      }
      expect(kept + waiting).toBe(whole.replaceAll('\u0000', '\ufffd'))
    }),
  )
})
