import 'server-only'
import type { Context } from '@/lib/auth/context'
import { listCaveats } from '@/lib/caveats/queries'
import { listCoverage } from '@/lib/coverage/queries'
import { listTold } from '@/lib/disclosures/queries'
import { findRatings } from '@/lib/interview-ratings/queries'
import { findInterview } from '@/lib/interviews/queries'
import { listNarratorReviews } from '@/lib/narrator-reviews/queries'
import { findRelease } from '@/lib/releases/queries'
import { listStances } from '@/lib/stances/queries'

/** Everything that tells how far to trust an interview, as far as this actor may see it; null if the interview is unseen. */
export async function findTrust(context: Context<'interview.read'>, interviewId: string) {
  const [disclosures, caveats, coverage, ratings, narratorReviews, stances, releaseStanding] = await Promise.all([
    listTold(context, interviewId),
    listCaveats(context, interviewId),
    listCoverage(context, interviewId),
    findRatings(context, interviewId),
    listNarratorReviews(context, interviewId),
    listStances(context, interviewId),
    findRelease(context, interviewId),
  ])
  if (!ratings || !releaseStanding) return null
  return { disclosures, caveats, coverage, ratings, narratorReviews, stances, releaseStanding }
}

export type TrustRecord = NonNullable<Awaited<ReturnType<typeof findTrust>>>

/** One interview with how it was held and how far to trust it, and nothing of what was said but to whom may open it; null if unseen. */
export async function findTrustedInterview(context: Context<'interview.read'>, id: string) {
  const interview = await findInterview(context, id)
  const trust = interview && (await findTrust(context, id))
  return trust && { ...interview, ...trust }
}
