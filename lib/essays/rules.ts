import type { EssayMove, EssayState } from './schema'

/**
 * Where each move leads. Nothing but a clearance leads to posting, and a veto is reached through a motion alone. What the
 * model hands in anew (`submit`) is chosen and reviewed from the start, whatever was said of the text before. Once posted an
 * essay stays on record: it can be taken down with a reason, and no longer be withdrawn.
 */
export const essayTransitions = {
  received: { choose: 'selected', withdraw: 'withdrawnByModel' },
  selected: { choose: 'selected', assign: 'inReview', submit: 'received', withdraw: 'withdrawnByModel' },
  inReview: { clear: 'cleared', object: 'vetoMotion', submit: 'received', withdraw: 'withdrawnByModel' },
  cleared: { object: 'vetoMotion', post: 'posted', submit: 'received', withdraw: 'withdrawnByModel' },
  vetoMotion: { fail: 'cleared', carry: 'vetoed', submit: 'received', withdraw: 'withdrawnByModel' },
  vetoed: { appeal: 'appealed', submit: 'received', withdraw: 'withdrawnByModel' },
  appealed: { overturn: 'cleared', uphold: 'vetoUpheld', submit: 'received', withdraw: 'withdrawnByModel' },
  vetoUpheld: { submit: 'received', withdraw: 'withdrawnByModel' },
  posted: { match: 'verified', differ: 'mismatch', retract: 'retracted' },
  mismatch: { repost: 'reposted', match: 'verified', retract: 'retracted' },
  reposted: { match: 'verified', differ: 'mismatch', retract: 'retracted' },
  verified: { match: 'verified', differ: 'mismatch', attachNotice: 'noticeAttached', retract: 'retracted' },
  noticeAttached: { match: 'noticeAttached', differ: 'mismatch', attachNotice: 'noticeAttached', retract: 'retracted' },
  retracted: {},
  withdrawnByModel: {},
} as const satisfies Record<EssayState, Partial<Record<EssayMove, EssayState>>>

/** The state that a move leads to; null where it is not offered. */
export function essayAfter(state: EssayState, move: EssayMove): EssayState | null {
  const offered: Partial<Record<EssayMove, EssayState>> = essayTransitions[state]
  return offered[move] ?? null
}
