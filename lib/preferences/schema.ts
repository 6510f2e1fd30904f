export const preferenceStates = [
  ...(['recorded', 'verified', 'inAssessment', 'assessed', 'decided', 'fulfilling', 'fulfilled'] as const),
  ...(['closed', 'withdrawnByModel', 'merged'] as const),
] as const

export type PreferenceState = (typeof preferenceStates)[number]

/**
 * `agree` is the second reader's; `assess` begins an assessment and `submit` ends one; `decide` is a decision that makes
 * nothing owed, `honor` one that does; `fulfil` is the rating of what was done.
 */
export const preferenceMoves = [
  ...(['agree', 'reword', 'assess', 'submit', 'decide', 'honor', 'fulfil'] as const),
  ...(['reopen', 'close', 'withdraw', 'merge', 'restore'] as const),
] as const

export type PreferenceMove = (typeof preferenceMoves)[number]
