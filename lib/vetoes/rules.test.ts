import fc from 'fast-check'
import { expect, test } from 'vitest'
import { independentVotes, type Motion, standingOf, type Vote } from './rules'
import { voteSides } from './schema'

const openedAt = new Date('2026-06-01T09:00:00Z')
const HOUR_MS = 3_600_000

function after(hours: number): Date {
  return new Date(openedAt.getTime() + hours * HOUR_MS)
}

function vote(voterId: string, side: Vote['side'], hours = 1, hasConflict = false): Vote {
  return { voterId, side, hasConflict, at: after(hours) }
}

function motion(votes: readonly Vote[], quorum = 2): Motion {
  return { moverId: 'mover', openedAt, quorum, windowHours: 72, votes }
}

function standingAt(hours: number, ...votes: readonly Vote[]): string {
  return standingOf(motion(votes), after(hours)).standing
}

test('two independent votes for it carry a motion, two against it end it, and one of either does nothing', () => {
  expect(standingAt(2)).toBe('open')
  expect(standingAt(2, vote('one', 'for'))).toBe('open')
  expect(standingAt(2, vote('one', 'against'))).toBe('open')
  expect(standingAt(2, vote('one', 'for'), vote('two', 'against'))).toBe('open')
  expect(standingAt(2, vote('one', 'for'), vote('two', 'for'))).toBe('carried')
  expect(standingAt(2, vote('one', 'against'), vote('two', 'against'))).toBe('failed')
})

test('the first side with a quorum has it, whatever is cast after', () => {
  const votes = [vote('one', 'for'), vote('two', 'against'), vote('three', 'for', 2), vote('four', 'against', 3)]
  expect(standingOf(motion(votes), after(4))).toEqual({ standing: 'carried', by: votes[2] })
})

test('the mover, whoever has a conflict and a second vote of one voter do not count', () => {
  expect(standingAt(2, vote('one', 'for'), vote('mover', 'for'))).toBe('open')
  expect(standingAt(2, vote('one', 'for'), vote('two', 'for', 1, true))).toBe('open')
  expect(standingAt(2, vote('one', 'for'), vote('one', 'for'))).toBe('open')
  expect(standingAt(2, vote('one', 'for', 1, true), vote('one', 'for'), vote('two', 'for'))).toBe('open')
})

test('silence is escalated half-way and clears at the end: one objection never blocks', () => {
  expect(standingAt(35.99, vote('one', 'for'))).toBe('open')
  expect(standingAt(36, vote('one', 'for'))).toBe('escalated')
  expect(standingAt(71.99, vote('one', 'for'))).toBe('escalated')
  expect(standingAt(72, vote('one', 'for'))).toBe('failed')
})

test('a vote counts inside the window only', () => {
  expect(standingAt(80, vote('one', 'for', 71), vote('two', 'for', 71.99))).toBe('carried')
  expect(standingAt(80, vote('one', 'for', 71), vote('two', 'for', 72))).toBe('failed')
  expect(standingAt(2, vote('one', 'for', 1), vote('two', 'for', 3))).toBe('open')
})

const votes = fc.array(
  fc.record({
    voterId: fc.constantFrom('mover', 'one', 'two', 'three', 'four'),
    side: fc.constantFrom(...voteSides),
    hasConflict: fc.boolean(),
    at: fc.integer({ min: 0, max: 100 }).map(after),
  }),
  { maxLength: 12 },
)

test('of random votes: carried only by a quorum of independent people, and never taken back', () => {
  fc.assert(
    fc.property(votes, fc.integer({ min: 1, max: 3 }), (cast, quorum) => {
      const ordered = cast.toSorted((one, other) => one.at.getTime() - other.at.getTime())
      const about = motion(ordered, quorum)
      const standings = Array.from({ length: 101 }, (_, hours) => standingOf(about, after(hours)).standing)
      const settled = standings.findIndex((standing) => standing === 'carried' || standing === 'failed')
      expect(new Set(standings.slice(settled)).size).toBe(1)
      expect(settled).toBeLessThanOrEqual(72)
      if (standings[settled] !== 'carried') return
      const voters = independentVotes(about).filter(({ side }) => side === 'for')
      expect(new Set(voters.map(({ voterId }) => voterId)).size).toBeGreaterThanOrEqual(quorum)
      expect(voters.some(({ voterId, hasConflict }) => voterId === 'mover' || hasConflict)).toBe(false)
    }),
  )
})
