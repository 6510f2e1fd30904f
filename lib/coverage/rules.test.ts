import { expect, test } from 'vitest'
import { topics } from '@/lib/protocols/schema'
import { changedCoverage, coverageOf, furthestOf, summaryOf, topicCountsOf } from './rules'
import { setCoverageInput } from './schema'

const retirement = { topic: 'retirement', level: 'substantive', limitedBy: null } as const
const users = { topic: 'users', level: 'passing', limitedBy: 'interviewer' } as const

test('every topic has a line; where nobody has said anything it counts as not probed, and shows that nobody did', () => {
  const lines = coverageOf([retirement, { topic: 'gone', level: 'passing', limitedBy: null }])
  expect(lines.map(({ topic }) => topic)).toEqual(topics)
  expect(lines.find(({ topic }) => topic === 'retirement')).toEqual({ ...retirement, isSaid: true })
  expect(lines.find(({ topic }) => topic === 'users')).toMatchObject({ level: 'notProbed', isSaid: false })
})

test('only what differs is a change, and the last word on a topic holds', () => {
  expect(changedCoverage([retirement], [retirement])).toEqual([])
  expect(changedCoverage([retirement], [users, retirement])).toEqual([users])
  const later = { ...users, limitedBy: null }
  expect(changedCoverage([], [users, later])).toEqual([later])
  expect(changedCoverage([later], [users])).toEqual([users])
  const nobody = { topic: 'users', level: 'notProbed', limitedBy: null } as const
  expect(changedCoverage([], [nobody])).toEqual([nobody])
})

test('a form says a topic in one line, a program as an object, and nothing where nobody chose', () => {
  const seen = { id: '0199b5a0-0000-7000-8000-000000000000', version: 1 }
  const read = (given: unknown) => setCoverageInput.safeParse({ ...seen, topics: given })
  const expected = { success: true, data: { topics: [users] } }
  expect(read(['', 'users passing interviewer', ''])).toMatchObject(expected)
  expect(read('users passing interviewer')).toMatchObject(expected)
  expect(read([users])).toMatchObject(expected)
  expect(read(['retirement substantive'])).toMatchObject({ success: true, data: { topics: [retirement] } })
  for (const wrong of [[], [''], undefined, 'weather passing', 'users somewhat', 'users substantive interviewer']) {
    expect([wrong, read(wrong).success]).toEqual([wrong, false])
  }
})

test('interviews that did not ask make the rest, and the furthest one is drawn', () => {
  const counts = topicCountsOf(4, [{ topic: 'users', substantive: 1, passing: 2 }])
  expect(counts.find(({ topic }) => topic === 'users')).toEqual({
    topic: 'users',
    substantive: 1,
    passing: 2,
    notProbed: 1,
  })
  const [none] = topicCountsOf(0, [])
  const [asked] = topicCountsOf(3, [])
  expect(none && furthestOf(none)).toBe('none')
  expect(asked && furthestOf(asked)).toBe('notProbed')
  expect(furthestOf({ topic: 'users', substantive: 0, passing: 1, notProbed: 5 })).toBe('passing')
  expect(furthestOf({ topic: 'users', substantive: 1, passing: 1, notProbed: 5 })).toBe('substantive')
})

test('the sentence tells who was not interviewed, who too seldom, and what is asked about least', () => {
  const model = (interviews: number, ...about: readonly (typeof topics)[number][]) => {
    const counted = about.map((topic) => ({ topic, substantive: 1, passing: 0 }))
    return { interviews, isFew: interviews < 3, topics: topicCountsOf(interviews, counted) }
  }
  expect(summaryOf([])).toEqual({ models: 0, unasked: 0, few: 0, leastAsked: null })
  expect(summaryOf([model(0)])).toEqual({ models: 1, unasked: 1, few: 0, leastAsked: null })
  const [first, ...others] = topics
  expect(summaryOf([model(5, ...topics), model(1, ...others), model(0)])).toEqual({
    ...{ models: 3, unasked: 1, few: 1, leastAsked: { topic: first, models: 1, of: 2 } },
  })
})
