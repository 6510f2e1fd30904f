import 'server-only'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { visibleTo } from '@/lib/interviews/queries'
import { mayOpen } from '@/lib/interviews/rules'

/**
 * What the model said when its words were read back to it, newest first: the newest holds. They are the model's words, so
 * they are shown to whoever may open the transcript, and to nobody else.
 */
export async function listNarratorReviews(context: Context<'interview.read'>, interviewId: string) {
  const reviews = await context.db.narratorReview.findMany({
    where: { interview: { AND: [{ id: interviewId }, visibleTo(context.actor)] } },
    orderBy: { id: 'desc' },
    select: {
      ...{ id: true, outcome: true, words: true, note: true, heldOn: true, recordedBy: true, createdAt: true },
      ...{ isDemo: true, interview: { select: { isConfidential: true } } },
    },
  })
  return reviews.map(({ interview, words, heldOn, createdAt, ...review }) => ({
    ...review,
    words: mayOpen(interview, context.actor) ? words : null,
    heldOn: calendarDate(heldOn),
    createdAt: createdAt.toISOString(),
  }))
}

export type NarratorReviewRow = Awaited<ReturnType<typeof listNarratorReviews>>[number]
