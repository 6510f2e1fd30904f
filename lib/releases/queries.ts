import 'server-only'
import type { Context } from '@/lib/auth/context'
import { isUuid } from '@/lib/cursor'
import { calendarDate } from '@/lib/days'
import { visibleTo } from '@/lib/interviews/queries'
import { allOf, type Sql, sql } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { isAtOdds, mayBeReleased, movesOf, obstaclesOf, type ReleasableInterview } from './rules'

/** The newest word of the model on its own words, and how much of what it was told waits to be corrected. */
export function standingOf(interview: Sql): Sql {
  return sql`(select n."outcome" from "NarratorReview" n where n."interviewId" = ${interview}."id"
      order by n."id" desc limit 1) as "narrator",
    (select count(*)::int from "Disclosure" d left join "Obligation" o on o."id" = d."correctionId"
      where d."interviewId" = ${interview}."id" and d."truth" in ('false', 'changed')
        and (o."id" is null or o."state" in ('notYetDue', 'inTheWorks', 'stalled'))) as "uncorrected"`
}

type StoredRelease = ReleasableInterview & { readonly releaseReason: string }

/** Whether an interview may be read outside, what stands in the way, and what this actor may do about it; null if unseen. */
export async function findRelease(context: Context<'interview.read'>, id: string) {
  if (!isUuid(id)) return null
  const seen = allOf([sql`i."id" = ${id}::uuid`, ...visible(visibleTo(context.actor), 'i')])
  const [interview] = await context.select<StoredRelease>(sql`
    select i."state", i."release", i."releaseReason", i."restrictedUntil", ${standingOf(sql`i`)}
    from "Interview" i where ${seen} limit 1`)
  if (!interview) return null
  const today = calendarDate(context.now)
  return {
    ...{ release: interview.release, reason: interview.releaseReason, restrictedUntil: interview.restrictedUntil },
    mayBeReleased: mayBeReleased(interview, today),
    obstacles: obstaclesOf(interview),
    isAtOdds: isAtOdds(interview),
    moves: movesOf(interview, today, context.actor),
  }
}

export type ReleaseRecord = NonNullable<Awaited<ReturnType<typeof findRelease>>>
