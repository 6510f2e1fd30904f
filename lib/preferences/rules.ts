import { type Actor, may, type Permission } from '@/lib/auth/permissions'
import { type Refusal, refuse, refuseFields } from '@/lib/errors'
import { type VerifiablePreference, verificationRefusal } from '@/lib/preference-verifications/rules'
import {
  type PreferenceAct,
  type PreferenceMove,
  type PreferenceState,
  preferenceActs,
  type UndecidedAge,
} from './schema'

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
  closed: { reopen: 'assessed', restore: 'recorded' },
  withdrawnByModel: {},
  merged: { restore: 'recorded' },
} as const satisfies Record<PreferenceState, Partial<Record<PreferenceMove, PreferenceState>>>

/** The state that a move leads to; null where it is not offered. */
export function preferenceAfter(state: PreferenceState, move: PreferenceMove): PreferenceState | null {
  const offered: Partial<Record<PreferenceMove, PreferenceState>> = preferenceTransitions[state]
  return offered[move] ?? null
}

const permissionOf = {
  verify: 'preference.verify',
  reword: 'preference.update',
  merge: 'preference.merge',
  split: 'preference.merge',
  restore: 'preference.merge',
  link: 'preference.link',
  withdraw: 'preference.withdraw',
  close: 'preference.close',
  reopen: 'preference.close',
} as const satisfies Record<PreferenceAct, Permission>

/** What the rules look at. */
export type StandingPreference = VerifiablePreference & {
  readonly state: PreferenceState
  /** A decision about it was issued, whatever became of that. */
  readonly isDecided: boolean
  /** It was put off, and the day on which it is looked at again has come. */
  readonly isReviewDue: boolean
}

/** Null when this actor may do it with the preference now, else why not. */
export function actRefusal(preference: StandingPreference, act: PreferenceAct, actor: Actor): Refusal | null {
  if (act === 'verify') return verificationRefusal(preference, actor)
  const { state } = preference
  if (!isOffered(preference, act)) return refuse('preferenceMoveNotOffered', { state })
  if (!may(actor, permissionOf[act])) {
    return refuse(permissionOf[act] === 'preference.close' ? 'preferenceNeedsCloser' : 'preferenceNeedsSteward')
  }
  return isWeighed(preference, act) && !may(actor, 'preference.closeWeighed') ? refuse('weighedNeedsLeadership') : null
}

/** Everything that would be accepted now. */
export function actsOf(preference: StandingPreference, actor: Actor): readonly PreferenceAct[] {
  return preferenceActs.filter((act) => actRefusal(preference, act, actor) === null)
}

/** Why somebody who may verify cannot verify this wording; null when she can, and for whoever verifies nothing. */
export function verifyingHeldBack(preference: StandingPreference, actor: Actor): Refusal | null {
  const isAsked = preference.state === 'recorded' && may(actor, permissionOf.verify)
  return isAsked ? verificationRefusal(preference, actor) : null
}

/** True of closing what somebody weighs or has decided, and of opening again what was decided before its day has come. */
function isWeighed({ state, isDecided, isReviewDue }: StandingPreference, act: PreferenceAct): boolean {
  if (act === 'close') return state !== 'recorded' && state !== 'verified'
  return act === 'reopen' && isDecided && !isReviewDue
}

function isOffered({ state, isReviewDue }: StandingPreference, act: Exclude<PreferenceAct, 'verify'>): boolean {
  switch (act) {
    // What somebody has begun to assess is neither merged nor split: the assessment is about the whole of it.
    case 'split':
      return preferenceAfter(state, 'merge') !== null
    case 'link':
      return isLive(state)
    case 'restore':
      return state === 'merged'
    // What was decided is opened again by an appeal; what was put off, on its day.
    case 'reopen':
      return state === 'closed' || (state === 'decided' && isReviewDue)
    default:
      return preferenceAfter(state, act) !== null
  }
}

/** Another can be merged into it, or held against it. */
export function isLive(state: PreferenceState): boolean {
  return state !== 'closed' && state !== 'withdrawnByModel' && state !== 'merged'
}

/** What was closed goes on with its assessments; without one it is as if it was just recorded, and is verified anew. */
export function reopeningOf(isAssessed: boolean): 'reopen' | 'restore' {
  return isAssessed ? 'reopen' : 'restore'
}

/** Nobody withdraws tomorrow. Both are calendar dates. */
export function withdrawalRefusal(withdrawnOn: string, today: string): Refusal | null {
  return withdrawnOn > today ? refuseFields({ withdrawnOn: { code: 'inFuture' } }) : null
}

const DAY_MS = 86_400_000

/** Between which instants an undecided preference of that age was recorded: from the first on, before the second; null is no bound. */
export function recordedWithin(
  age: UndecidedAge,
  now: Date,
): { readonly from: Date | null; readonly before: Date | null } {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  switch (age) {
    case 'days30':
      return { from: ago(30), before: null }
    case 'days90':
      return { from: ago(90), before: ago(30) }
    case 'days180':
      return { from: ago(180), before: ago(90) }
    case 'longer':
      return { from: null, before: ago(180) }
    default:
      return age satisfies never
  }
}
