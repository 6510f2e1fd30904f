import 'server-only'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { type Result, refuse } from '@/lib/errors'
import { findSeen, type SeenInterview, writeSeen } from '@/lib/interviews/commands'
import type { InterviewReceipt } from '@/lib/interviews/schema'
import { sql } from '@/lib/sql'
import { standingOf } from './queries'
import { dayRefusal, type ReleasableInterview, refusalOf, targetOf } from './rules'
import type { ReleaseInput, ReleaseMove } from './schema'

type Explained = ReleaseInput & { readonly reason?: string; readonly restrictedUntil?: string }

/**
 * Makes one move of an interview's release. Of many at once one wins. What the model says of its own words raises the
 * version too, so a move that was based on an older word is a conflict.
 */
export async function moveRelease(
  context: Context<'interview.release'>,
  move: ReleaseMove,
  { id, version, reason = '', restrictedUntil }: Explained,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const before = found.value
  const today = calendarDate(context.now)
  const standing = await standingNow(context, before)
  const to = targetOf(before.release, move)
  const refusal = refusalOf(standing, { move, today }, context.actor)
  if (refusal || to === null) return refusal ?? refuse('notFound')
  const wrongDay = restrictedUntil === undefined ? null : dayRefusal(restrictedUntil, today)
  if (wrongDay) return wrongDay
  const until = restrictedUntil ?? null
  const changes = {
    release: { before: before.release, after: to },
    ...(until === standing.restrictedUntil
      ? {}
      : { restrictedUntil: { before: standing.restrictedUntil, after: until } }),
  }
  const data = { release: to, releaseReason: reason, restrictedUntil: until === null ? null : new Date(until) }
  return writeSeen(context, before, { operation: operationOf[move], changes, reason, data })
}

/** What the log calls each move. */
const operationOf = {
  clear: 'interview.clear',
  release: 'interview.release',
  restrict: 'interview.restrict',
  withhold: 'interview.withhold',
  recall: 'interview.recall',
} as const satisfies Record<ReleaseMove, string>

type Standing = Pick<ReleasableInterview, 'narrator' | 'uncorrected'>

async function standingNow(context: Context<never>, interview: SeenInterview): Promise<ReleasableInterview> {
  const { id, state, release, restrictedUntil } = interview
  const [standing] = await context.select<Standing>(
    sql`select ${standingOf(sql`i`)} from "Interview" i where i."id" = ${id}::uuid`,
  )
  const until = restrictedUntil === null ? null : calendarDate(restrictedUntil)
  return { state, release, restrictedUntil: until, narrator: null, uncorrected: 0, ...standing }
}
