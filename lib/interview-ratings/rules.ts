import { type Actor, may } from '@/lib/auth/permissions'
import { type Refusal, refuse } from '@/lib/errors'
import { mayOpen, notSealedRefusal } from '@/lib/interviews/rules'
import type { InterviewState } from '@/lib/interviews/schema'
import { type RatingScale, ratingScales } from './schema'

/** What the rules look at. */
export type RateableInterview = {
  readonly state: InterviewState
  readonly sealedAt: Date | string | null
  readonly isConfidential: boolean
}

/** Null when this actor may rate it now. A rating is a person's judgement of words that are sealed and that she can read. */
export function ratingRefusal(interview: RateableInterview, actor: Actor): Refusal | null {
  if (!may(actor, 'interviewRating.record')) return refuse('interviewRatingNeedsReader')
  if (actor.id === null) return refuse('ratingNeedsPerson')
  const notYet = notSealedRefusal(interview)
  if (notYet) return notYet
  if (interview.state === 'invalidated') return refuse('invalidatedIsNotRated')
  return mayOpen(interview, actor) ? null : refuse('transcriptIsConfidential')
}

/**
 * Whoever may still give a rating of her own sees nobody else's, so that each is given alone. Somebody who will never give
 * one, such as an auditor, has nothing that could be swayed.
 */
export function isBlindTo(interview: RateableInterview, hasRated: boolean, actor: Actor): boolean {
  return !hasRated && ratingRefusal(interview, actor) === null
}

export type Scores = Readonly<Record<RatingScale, number>>

export type Spread = {
  readonly scale: RatingScale
  /** In rising order, one of each rater. */
  readonly scores: readonly number[]
  readonly lowest: number
  readonly highest: number
  /** In the middle of the raters: half of them gave no more, half no less. */
  readonly median: number
}

/** How far the raters of one interview lie apart on each scale; empty when nobody rated it. */
export function spreadsOf(ratings: readonly Scores[]): readonly Spread[] {
  if (ratings.length === 0) return []
  return ratingScales.map((scale) => {
    const scores = ratings.map((rating) => rating[scale]).toSorted((one, other) => one - other)
    const [lowest = 0, highest = 0] = [scores[0], scores.at(-1)]
    return { scale, scores, lowest, highest, median: medianOf(scores) }
  })
}

function medianOf(sorted: readonly number[]): number {
  const upper = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? upper - 1 : upper], sorted[upper]]
  return (low + high) / 2
}
