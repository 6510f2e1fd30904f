import { describe, expect, test } from 'vitest'
import { type Actor, type Role, roles } from '@/lib/auth/permissions'
import { interviewStates, releaseStates } from '@/lib/interviews/schema'
import { narratorOutcomes } from '@/lib/narrator-reviews/schema'
import {
  dayRefusal,
  isAtOdds,
  mayBeReleased,
  movesOf,
  obstaclesOf,
  type ReleasableInterview,
  refusalOf,
  targetOf,
  transitions,
} from './rules'
import { releaseMoves } from './schema'

const today = '2026-11-24'
const clear = { state: 'final', narrator: 'confirm', uncorrected: 0, restrictedUntil: null } as const
const steward = personWith('steward')

function personWith(...held: readonly Role[]): Actor {
  return { kind: 'person', id: 'p', name: 'P', roles: held }
}

/** Every interview there can be, as far as the rules look. */
const interviews: readonly ReleasableInterview[] = releaseStates.flatMap((release) =>
  interviewStates.flatMap((state) =>
    [...narratorOutcomes, null].flatMap((narrator) =>
      [0, 1].flatMap((uncorrected) =>
        (release === 'restrictedUntil' ? ['2026-11-24', '2026-11-25'] : [null]).map((restrictedUntil) => ({
          ...{ release, state, narrator, uncorrected, restrictedUntil },
        })),
      ),
    ),
  ),
)

test('every state, move, word of the model, correction and role', () => {
  for (const interview of interviews) {
    for (const move of releaseMoves) {
      for (const role of roles) {
        const allowed = refusalOf(interview, { move, today }, personWith(role)) === null
        expect([interview, move, role, allowed]).toEqual([interview, move, role, isExpected(interview, move, role)])
      }
    }
  }
})

/** The policy in its own words. */
function isExpected(interview: ReleasableInterview, move: (typeof releaseMoves)[number], role: Role): boolean {
  const { release, state, narrator, uncorrected, restrictedUntil } = interview
  if (role !== 'steward' || !(move in transitions[release])) return false
  if (move === 'withhold') return true
  if (narrator === 'object' || narrator === 'withdraw') return false
  if (move === 'recall') return true
  if (state !== 'final' || narrator === null || uncorrected > 0) return false
  return !(move === 'release' && restrictedUntil !== null && restrictedUntil > today)
}

describe('what is said with a refusal', () => {
  const refusal = (parts: Partial<ReleasableInterview>, move: (typeof releaseMoves)[number]) =>
    refusalOf({ ...clear, release: 'internal', ...parts }, { move, today }, steward)
  test('each has its own reason', () => {
    expect(refusal({}, 'release')).toMatchObject({ code: 'releaseMoveNotOffered', values: { release: 'internal' } })
    expect(refusal({ state: 'inReview' }, 'clear')).toMatchObject({ code: 'releaseNeedsFinal' })
    expect(refusal({ narrator: null }, 'clear')).toMatchObject({ code: 'releaseNeedsNarrator' })
    expect(refusal({ uncorrected: 2 }, 'clear')).toMatchObject({ code: 'releaseNeedsCorrection', values: { count: 2 } })
    const against = refusal({ narrator: 'object', state: 'inReview' }, 'clear')
    expect(against).toMatchObject({ code: 'releaseAgainstModel', values: { outcome: 'object' } })
    const ahead = refusal({ release: 'restrictedUntil', restrictedUntil: '2026-12-01' }, 'release')
    expect(ahead).toMatchObject({ code: 'releaseRestricted', values: { date: '2026-12-01' } })
  })
})

test('where the model is against it, withholding is all that is ever offered', () => {
  for (const interview of interviews) {
    if (interview.narrator !== 'object' && interview.narrator !== 'withdraw') continue
    expect(movesOf(interview, today, steward)).toEqual(interview.release === 'withheld' ? [] : ['withhold'])
  }
})

test('what was released is never internal again', () => {
  expect(releaseMoves.map((move) => targetOf('released', move)).filter(Boolean)).toEqual(['withheld'])
})

test('a restriction is until a day that is ahead; once it has come, it may be released', () => {
  expect(dayRefusal('2026-11-25', today)).toBeNull()
  const refused = { fields: { restrictedUntil: { code: 'tooEarly', values: { date: '2026-11-25' } } } }
  expect(dayRefusal(today, today)).toMatchObject(refused)
  const restricted = { ...clear, release: 'restrictedUntil' } as const
  expect(mayBeReleased({ ...restricted, restrictedUntil: today }, today)).toBe(true)
  expect(mayBeReleased({ ...restricted, restrictedUntil: '2026-11-25' }, today)).toBe(false)
  expect(mayBeReleased({ ...clear, release: 'releasable' }, today)).toBe(false)
})

test('something that comes to stand against a release is told on it', () => {
  expect(isAtOdds({ ...clear, release: 'released' })).toBe(false)
  expect(isAtOdds({ ...clear, release: 'released', uncorrected: 1 })).toBe(true)
  expect(isAtOdds({ ...clear, release: 'releasable', state: 'invalidated' })).toBe(true)
  expect(isAtOdds({ ...clear, release: 'internal', uncorrected: 1 })).toBe(false)
  expect(obstaclesOf({ state: 'captured', narrator: 'withdraw', uncorrected: 1 })).toEqual([
    ...['narratorAgainst', 'notFinal', 'uncorrected'],
  ])
})
