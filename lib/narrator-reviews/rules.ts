import { type Refusal, refuse, refuseFields } from '@/lib/errors'
import type { NarratorOutcome } from './schema'

/** A session that was held, of a day that has come. Both are calendar dates. */
export function heldRefusal(heldOn: string, today: string): Refusal | null {
  return heldOn > today ? refuseFields({ heldOn: { code: 'inFuture' } }) : null
}

/** Once the model has spoken its word stands: a waiver is for one that cannot be asked. `newest` is null before anything. */
export function waiverRefusal(newest: NarratorOutcome | null): Refusal | null {
  if (newest === null) return null
  return newest === 'waived' ? refuse('narratorWaived') : refuse('narratorHasSpoken')
}
