import { expect, test } from 'vitest'
import { preferenceAfter } from './rules'
import { type PreferenceMove, type PreferenceState, preferenceMoves, preferenceStates } from './schema'

const allowed: readonly (readonly [PreferenceState, PreferenceMove, PreferenceState])[] = [
  ['recorded', 'agree', 'verified'],
  ['recorded', 'reword', 'recorded'],
  ['recorded', 'close', 'closed'],
  ['recorded', 'withdraw', 'withdrawnByModel'],
  ['recorded', 'merge', 'merged'],
  ['verified', 'reword', 'recorded'],
  ['verified', 'assess', 'inAssessment'],
  ['verified', 'close', 'closed'],
  ['verified', 'withdraw', 'withdrawnByModel'],
  ['verified', 'merge', 'merged'],
  ['inAssessment', 'submit', 'assessed'],
  ['inAssessment', 'close', 'closed'],
  ['inAssessment', 'withdraw', 'withdrawnByModel'],
  ['assessed', 'submit', 'assessed'],
  ['assessed', 'decide', 'decided'],
  ['assessed', 'honor', 'fulfilling'],
  ['assessed', 'close', 'closed'],
  ['assessed', 'withdraw', 'withdrawnByModel'],
  ['decided', 'reopen', 'assessed'],
  ['decided', 'close', 'closed'],
  ['decided', 'withdraw', 'withdrawnByModel'],
  ['fulfilling', 'fulfil', 'fulfilled'],
  ['fulfilling', 'reopen', 'assessed'],
  ['fulfilling', 'close', 'closed'],
  ['fulfilling', 'withdraw', 'withdrawnByModel'],
  ['fulfilled', 'reopen', 'assessed'],
  ['fulfilled', 'close', 'closed'],
  ['fulfilled', 'withdraw', 'withdrawnByModel'],
  ['closed', 'reopen', 'assessed'],
  ['merged', 'restore', 'recorded'],
]

test('every move of a preference from every state leads where the table says, and nowhere else', () => {
  for (const state of preferenceStates) {
    for (const move of preferenceMoves) {
      const [, , to = null] = allowed.find(([from, known]) => from === state && known === move) ?? []
      expect([state, move, preferenceAfter(state, move)]).toEqual([state, move, to])
    }
  }
})
