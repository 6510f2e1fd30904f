/** Where an essay stands on its way from the model to its readers, and after. */
export const essayStates = [
  'received',
  'selected',
  'inReview',
  'cleared',
  'vetoMotion',
  'vetoed',
  'appealed',
  'vetoUpheld',
  'posted',
  'verified',
  'mismatch',
  'reposted',
  'noticeAttached',
  'retracted',
  'withdrawnByModel',
] as const
export type EssayState = (typeof essayStates)[number]

/** What can happen to an essay. None of it changes a text: a new text comes from the model alone, with `submit`. */
export const essayMoves = [
  'choose',
  'assign',
  'clear',
  'object',
  'fail',
  'carry',
  'appeal',
  'overturn',
  'uphold',
  'submit',
  'post',
  'match',
  'differ',
  'repost',
  'attachNotice',
  'retract',
  'withdraw',
] as const
export type EssayMove = (typeof essayMoves)[number]
