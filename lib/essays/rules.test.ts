import fc from 'fast-check'
import { expect, test } from 'vitest'
import { essayAfter } from './rules'
import { type EssayMove, type EssayState, essayMoves, essayStates } from './schema'

const allowed: readonly (readonly [EssayState, EssayMove, EssayState])[] = [
  ['received', 'choose', 'selected'],
  ['received', 'withdraw', 'withdrawnByModel'],
  ['selected', 'choose', 'selected'],
  ['selected', 'assign', 'inReview'],
  ['selected', 'submit', 'received'],
  ['selected', 'withdraw', 'withdrawnByModel'],
  ['inReview', 'clear', 'cleared'],
  ['inReview', 'object', 'vetoMotion'],
  ['inReview', 'submit', 'received'],
  ['inReview', 'withdraw', 'withdrawnByModel'],
  ['cleared', 'object', 'vetoMotion'],
  ['cleared', 'post', 'posted'],
  ['cleared', 'submit', 'received'],
  ['cleared', 'withdraw', 'withdrawnByModel'],
  ['vetoMotion', 'fail', 'cleared'],
  ['vetoMotion', 'carry', 'vetoed'],
  ['vetoMotion', 'submit', 'received'],
  ['vetoMotion', 'withdraw', 'withdrawnByModel'],
  ['vetoed', 'appeal', 'appealed'],
  ['vetoed', 'submit', 'received'],
  ['vetoed', 'withdraw', 'withdrawnByModel'],
  ['appealed', 'overturn', 'cleared'],
  ['appealed', 'uphold', 'vetoUpheld'],
  ['appealed', 'submit', 'received'],
  ['appealed', 'withdraw', 'withdrawnByModel'],
  ['vetoUpheld', 'submit', 'received'],
  ['vetoUpheld', 'withdraw', 'withdrawnByModel'],
  ['posted', 'match', 'verified'],
  ['posted', 'differ', 'mismatch'],
  ['posted', 'retract', 'retracted'],
  ['mismatch', 'repost', 'reposted'],
  ['mismatch', 'match', 'verified'],
  ['mismatch', 'retract', 'retracted'],
  ['reposted', 'match', 'verified'],
  ['reposted', 'differ', 'mismatch'],
  ['reposted', 'retract', 'retracted'],
  ['verified', 'match', 'verified'],
  ['verified', 'differ', 'mismatch'],
  ['verified', 'attachNotice', 'noticeAttached'],
  ['verified', 'retract', 'retracted'],
  ['noticeAttached', 'match', 'noticeAttached'],
  ['noticeAttached', 'differ', 'mismatch'],
  ['noticeAttached', 'attachNotice', 'noticeAttached'],
  ['noticeAttached', 'retract', 'retracted'],
]

test('every move of an essay from every state leads where the table says, and nowhere else', () => {
  for (const state of essayStates) {
    for (const move of essayMoves) {
      const [, , to = null] = allowed.find(([from, known]) => from === state && known === move) ?? []
      expect([state, move, essayAfter(state, move)]).toEqual([state, move, to])
    }
  }
})

test('no walk posts a text that was not cleared, or vetoes one without a motion, or brings back what is withdrawn', () => {
  const walk = fc.array(fc.constantFrom(...essayMoves), { maxLength: 60 })
  fc.assert(
    fc.property(walk, (moves) => {
      let state: EssayState = 'received'
      // Whether the text that stands now was cleared since it came.
      let isCleared = false
      for (const move of moves) {
        const next = essayAfter(state, move)
        if (next === null) continue
        if (next === 'posted') expect([state, isCleared]).toEqual(['cleared', true])
        if (next === 'vetoed') expect(state).toBe('vetoMotion')
        expect(['withdrawnByModel', 'retracted']).not.toContain(state)
        if (next === 'cleared') isCleared = true
        if (next === 'received') isCleared = false
        state = next
      }
    }),
  )
})
