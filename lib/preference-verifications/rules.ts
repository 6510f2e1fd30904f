import { type Actor, may } from '@/lib/auth/permissions'
import { type Refusal, refuse, refuseFields } from '@/lib/errors'

/** One reader's agreement is an opinion; it takes this many. */
export const READERS_NEEDED = 2

/** What the rule looks at. `authorIds` are all who ever worded it; `readerIds` those who have read this wording already. */
export type VerifiablePreference = {
  readonly state: string
  readonly authorIds: readonly string[]
  readonly readerIds: readonly string[]
  /** Whether this reader may open every interview it rests on. */
  readonly isOpen: boolean
}

/**
 * Why somebody's word on this wording does not count; null when it does. It is a person's, who did not word it, may read
 * all that it rests on, and has not given it yet.
 */
export function verificationRefusal(preference: VerifiablePreference, actor: Actor): Refusal | null {
  const { state, authorIds, readerIds, isOpen } = preference
  if (state !== 'recorded') return refuse('preferenceMoveNotOffered', { state })
  if (!may(actor, 'preference.verify')) return refuse('verificationNeedsReader')
  if (actor.id === null) return refuse('verificationNeedsPerson')
  if (authorIds.includes(actor.id)) return refuse('authorNeverVerifies')
  if (!isOpen) return refuse('verifierMustOpen')
  return readerIds.includes(actor.id) ? refuse('verifiedAlready') : null
}

/** A reader who does not agree says what is missing, so that it can be worded anew. */
export function noteRefusal({
  agrees,
  note,
}: {
  readonly agrees: 'yes' | 'no'
  readonly note: string
}): Refusal | null {
  return agrees === 'no' && note === '' ? refuseFields({ note: { code: 'required' } }) : null
}

/** True once enough readers agree with one wording. */
export function isVerifiedBy(agreeing: number): boolean {
  return agreeing >= READERS_NEEDED
}
