import { done, type Result, refuseFields } from '@/lib/errors'
import type { FixityResult } from './schema'

export type Finding = { readonly observed: string | null; readonly isUnreadable: boolean }

/**
 * What a check came to: the digest that was found, compared with the one on record. Nobody reports a verdict. Refused
 * when nothing was found and it is not said that the copy is unreadable, or when both are said.
 */
export function resultOf({ observed, isUnreadable }: Finding, expected: string): Result<FixityResult> {
  if (isUnreadable) return observed === null ? done('unreadable') : refuseFields({ isUnreadable: { code: 'invalid' } })
  if (observed === null) return refuseFields({ observed: { code: 'required' } })
  return done(observed === expected ? 'passed' : 'failed')
}

/** How far the clock of a machine may be ahead of ours before it is taken for a mistake. */
const DRIFT_MS = 5 * 60_000

/** When the copy was read: never later than now. Refused when it is said to be well ahead. */
export function readingTime(stated: string | null, now: Date): Result<Date> {
  if (stated === null) return done(now)
  const at = new Date(stated)
  if (at.getTime() > now.getTime() + DRIFT_MS) return refuseFields({ checkedAt: { code: 'inFuture' } })
  return done(at > now ? now : at)
}

/** True when nothing has been found about the copy since: an older finding that comes late changes nothing. */
export function isNews(checkedAt: Date, lastCheckedAt: Date | null): boolean {
  return lastCheckedAt === null || checkedAt >= lastCheckedAt
}
