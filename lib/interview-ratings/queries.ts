import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { InterviewRating, Prisma } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/interviews/queries'
import { isBlindTo, ratingRefusal } from './rules'

const ratingFields = {
  ...{ id: true, raterId: true, rater: true, note: true, isDemo: true, createdAt: true },
  ...{ interviewerInfluence: true, vocabularyImportation: true, nullIntegrity: true, evidentialConfidence: true },
} as const satisfies Prisma.InterviewRatingSelect

type StoredRating = Pick<InterviewRating, keyof typeof ratingFields>

/**
 * Who rated an interview and how, the newest rating of each reader and those she gave before; null if unseen. Whoever may
 * still rate it herself is told how many did, and nothing of what they said.
 */
export async function findRatings(context: Context<'interview.read'>, interviewId: string) {
  const { actor } = context
  const interview = await context.db.interview.findFirst({
    where: { AND: [{ id: interviewId }, visibleTo(actor)] },
    select: {
      ...{ state: true, sealedAt: true, isConfidential: true, interviewerId: true },
      ratings: { orderBy: { id: 'desc' }, select: ratingFields },
    },
  })
  if (!interview) return null
  const { ratings, interviewerId } = interview
  const readers = [...new Set(ratings.map(({ raterId }) => raterId))].toReversed()
  const isBlind = isBlindTo(interview, actor.id !== null && readers.includes(actor.id), actor)
  const byRater = readers.flatMap((id) => {
    const [newest, ...earlier] = ratings.filter(({ raterId }) => raterId === id)
    if (!newest) return []
    const standing = { isOwn: id === actor.id, isInterviewer: id === interviewerId }
    const rater = { id, name: newest.rater }
    return [{ rater, ...standing, newest: toRating(newest), earlier: earlier.map(toRating) }]
  })
  const canRate = ratingRefusal(interview, actor) === null
  return { raters: readers.length, isBlind, canRate, byRater: isBlind ? [] : byRater }
}

export type RatingsRecord = NonNullable<Awaited<ReturnType<typeof findRatings>>>

function toRating({ raterId: _, rater: __, createdAt, ...rating }: StoredRating) {
  return { ...rating, createdAt: createdAt.toISOString() }
}
