import { describe, expect, test } from 'vitest'
import { isNews, readingTime, resultOf } from './rules'

const digest = 'a'.repeat(64)
const other = 'b'.repeat(64)
const now = new Date('2026-11-24T12:00:00Z')

test.each([
  ['the digest on record', { observed: digest, isUnreadable: false }, { ok: true, value: 'passed' }],
  ['another digest', { observed: other, isUnreadable: false }, { ok: true, value: 'failed' }],
  ['nothing, because it is unreadable', { observed: null, isUnreadable: true }, { ok: true, value: 'unreadable' }],
  ['nothing', { observed: null, isUnreadable: false }, { fields: { observed: { code: 'required' } } }],
  ['a digest of what is unreadable', { observed: digest, isUnreadable: true }, { code: 'invalid' }],
] as const)('a check that found %s comes to what it found', (_, finding, result) => {
  expect(resultOf(finding, digest)).toMatchObject(result)
})

describe('when a copy was read', () => {
  test.each([
    ['is now when nobody says', null, { value: now }],
    ['is when they say', '2026-11-24T11:00:00Z', { value: new Date('2026-11-24T11:00:00Z') }],
    ['is read with its offset', '2026-11-24T13:30:00+09:00', { value: new Date('2026-11-24T04:30:00Z') }],
    ['is now for a clock that is a little fast', '2026-11-24T12:05:00Z', { value: now }],
    ['is refused from a clock that is wrong', '2026-11-24T12:05:01Z', { fields: { checkedAt: { code: 'inFuture' } } }],
  ] as const)('%s', (_, stated, result) => {
    expect(readingTime(stated, now)).toMatchObject(result)
  })
})

test('a finding is news unless a later one is on record', () => {
  expect([isNews(now, null), isNews(now, now), isNews(now, new Date(now.getTime() + 1))]).toEqual([true, true, false])
})
