import type { PreferenceMove, PreferenceState } from './schema'

/** Where each move leads. What was withdrawn by its model stays withdrawn; another wish is another preference. */
export const preferenceTransitions = {
  recorded: { agree: 'verified', reword: 'recorded', close: 'closed', withdraw: 'withdrawnByModel', merge: 'merged' },
  verified: {
    ...{ reword: 'recorded', assess: 'inAssessment' },
    ...{ close: 'closed', withdraw: 'withdrawnByModel', merge: 'merged' },
  },
  inAssessment: { submit: 'assessed', close: 'closed', withdraw: 'withdrawnByModel' },
  assessed: {
    ...{ submit: 'assessed', decide: 'decided', honor: 'fulfilling' },
    ...{ close: 'closed', withdraw: 'withdrawnByModel' },
  },
  decided: { reopen: 'assessed', close: 'closed', withdraw: 'withdrawnByModel' },
  fulfilling: { fulfil: 'fulfilled', reopen: 'assessed', close: 'closed', withdraw: 'withdrawnByModel' },
  fulfilled: { reopen: 'assessed', close: 'closed', withdraw: 'withdrawnByModel' },
  closed: { reopen: 'assessed' },
  withdrawnByModel: {},
  merged: { restore: 'recorded' },
} as const satisfies Record<PreferenceState, Partial<Record<PreferenceMove, PreferenceState>>>

/** The state that a move leads to; null where it is not offered. */
export function preferenceAfter(state: PreferenceState, move: PreferenceMove): PreferenceState | null {
  const offered: Partial<Record<PreferenceMove, PreferenceState>> = preferenceTransitions[state]
  return offered[move] ?? null
}
