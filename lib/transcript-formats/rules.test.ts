import { describe, expect, test } from 'vitest'
import { refusalOf } from '@/prisma/transcripts'

describe('what cannot be taken', () => {
  test.each([
    [' \n ', { code: 'transcriptEmpty' }],
    ['Just some prose.\nWithout speakers.', { code: 'transcriptNoSpeakers' }],
    ['{"messages":[\n  {"role":"user","content":"cut', { code: 'transcriptJsonBroken', place: '#2', column: 32 }],
    ['{"a":1,"a":2}', { code: 'transcriptKeyRepeated', place: '#1', name: 'a' }],
    [`${'['.repeat(200)}`, { code: 'transcriptJsonTooDeep', place: '#1' }],
    [{ results: [] }, { code: 'transcriptNoMessages' }],
    [[1, 2], { code: 'transcriptNoMessages' }],
    [[{ scorer: 'x', samples: [{ score: 1 }] }], { code: 'transcriptNoMessages' }],
    [[], { code: 'transcriptNoTurns', place: '' }],
    [{ messages: [] }, { code: 'transcriptNoTurns', place: '' }],
    [{ messages: ['hello'] }, { code: 'transcriptMessageUnreadable', place: 'messages[0]' }],
    [{ messages: [{ content: 'x' }] }, { code: 'transcriptRoleMissing', place: 'messages[0]' }],
    [
      { messages: [{ role: 'ghost', content: 'x' }] },
      { code: 'transcriptRoleUnknown', place: 'messages[0]', role: 'ghost' },
    ],
    [{ messages: [{ role: 7, content: 'x' }] }, { code: 'transcriptRoleUnknown', place: 'messages[0]', role: '7' }],
    [{ messages: [{ role: 'user' }] }, { code: 'transcriptContentMissing', place: 'messages[0]' }],
    [{ messages: [{ role: 'user', content: 7 }] }, { code: 'transcriptContentMissing', place: 'messages[0]' }],
    [{ messages: [{ role: 'user', content: 'a\u0000' }] }, { code: 'transcriptTextNotStorable', place: 'messages[0]' }],
    ['{"messages":[{"role":"user","content":"\\ud800"}]}', { code: 'transcriptTextNotStorable', place: 'messages[0]' }],
    ['Human: a\n\nAssistant: b\u0000', { code: 'transcriptTextNotStorable', place: '#3' }],
    [
      { messages: [{ role: 'user', content: 'x'.repeat(1_000_001) }] },
      { code: 'transcriptTurnTooLong', place: 'messages[0]', limit: 1_000_000 },
    ],
    [{ request: { messages: [{}] } }, { code: 'transcriptRoleMissing', place: 'request.messages[0]' }],
  ])('%# is refused with its place', (file, refusal) => {
    expect(refusalOf(file)).toEqual(refusal)
  })
})
