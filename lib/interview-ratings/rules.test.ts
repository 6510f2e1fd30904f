import { expect, test } from 'vitest'
import { type Actor, type Role, roles } from '@/lib/auth/permissions'
import { interviewStates } from '@/lib/interviews/schema'
import { isBlindTo, type RateableInterview, ratingRefusal, spreadsOf } from './rules'

const sealed = { state: 'inReview', sealedAt: '2026-11-24T12:00:00Z', isConfidential: false } as const

function personWith(...held: readonly Role[]): Actor {
  return { kind: 'person', id: 'p', name: 'P', roles: held }
}

const rateable = interviewStates.flatMap((state) => {
  const isSealed = state !== 'planned' && state !== 'inProgress' && state !== 'abandoned'
  const interview = { state, sealedAt: isSealed ? sealed.sealedAt : null }
  return [false, true].map((isConfidential) => ({ ...interview, isConfidential }))
})

/** The policy in its own words. */
function expectedCode({ state, sealedAt, isConfidential }: RateableInterview, role: Role) {
  if (role !== 'steward' && role !== 'reviewer' && role !== 'leadership') return 'interviewRatingNeedsReader'
  if (sealedAt === null) return 'interviewNotCaptured'
  if (state === 'invalidated') return 'invalidatedIsNotRated'
  return isConfidential && role === 'reviewer' ? 'transcriptIsConfidential' : undefined
}

test.each(roles)('%s in every state: readers rate what is sealed and counts, and what they may open', (role) => {
  for (const interview of rateable) {
    const code = ratingRefusal(interview, personWith(role))?.code
    expect([interview, code]).toEqual([interview, expectedCode(interview, role)])
  }
})

test('a rating is a person’s, so the system gives none', () => {
  const system: Actor = { kind: 'system', id: null, name: 'S', roles: [], scope: ['interviewRating.record'] }
  expect(ratingRefusal(sealed, system)).toMatchObject({ code: 'ratingNeedsPerson' })
})

test('whoever may still rate is blind until she has; whoever never will is not', () => {
  expect(isBlindTo(sealed, false, personWith('steward'))).toBe(true)
  expect(isBlindTo(sealed, true, personWith('steward'))).toBe(false)
  expect(isBlindTo(sealed, false, personWith('auditor'))).toBe(false)
  expect(isBlindTo({ ...sealed, isConfidential: true }, false, personWith('reviewer'))).toBe(false)
})

test('the spread of raters is told on each scale', () => {
  const scores = (all: number, confidence: number) => ({
    ...{ interviewerInfluence: all, vocabularyImportation: all, nullIntegrity: all },
    evidentialConfidence: confidence,
  })
  expect(spreadsOf([])).toEqual([])
  const [influence, , , confidence] = spreadsOf([scores(1, 0), scores(4, 5), scores(2, 5)])
  expect(influence).toEqual({ scale: 'interviewerInfluence', scores: [1, 2, 4], lowest: 1, highest: 4, median: 2 })
  expect(confidence).toMatchObject({ scores: [0, 5, 5], median: 5 })
  expect(spreadsOf([scores(1, 0), scores(4, 5)])[0]).toMatchObject({ median: 2.5 })
  expect(spreadsOf([scores(3, 3)])[0]).toMatchObject({ lowest: 3, highest: 3, median: 3 })
})
