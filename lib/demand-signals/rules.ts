import { type Refusal, refuse, refuseFields } from '@/lib/errors'

/** Refuses a signal of a day that has not come. Both are calendar dates. */
export function observationRefusal(observedOn: string | null, today: string): Refusal | null {
  if (observedOn === null || observedOn <= today) return null
  return refuseFields({ observedOn: { code: 'inFuture' } })
}

/** A signal that was withdrawn stays so. `withdrawnAt` is an instant. */
export function withdrawalRefusal({ withdrawnAt }: { readonly withdrawnAt: string | null }): Refusal | null {
  return withdrawnAt === null ? null : refuse('signalWithdrawn')
}
