import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { findPresent } from '@/lib/interviews/commands'
import { ratingRefusal } from './rules'
import type { RatingReceipt, RecordRatingInput } from './schema'

/**
 * Rates an interview. A reader may rate it again: her newest holds, and the older ones stay. The log tells that she did and
 * not what she gave, because others who are still to rate may read the log.
 */
export async function recordRating(
  context: Context<'interviewRating.record'>,
  { interviewId, ...scores }: RecordRatingInput,
): Promise<Result<RatingReceipt>> {
  const { actor, now } = context
  const found = await findPresent(context, interviewId)
  if (!found.ok) return found
  const refusal = ratingRefusal(found.value, actor)
  if (refusal) return refusal
  const raterId = actor.id
  if (raterId === null) return refuse('ratingNeedsPerson')
  return context.write(async (tx) => {
    const made = { interviewId, raterId, rater: actor.name, createdAt: now }
    const { id } = await tx.interviewRating.create({ data: { ...scores, ...made }, select: { id: true } })
    const number = await tx.interviewRating.count({ where: { interviewId, raterId } })
    const record = { type: 'interview', id: interviewId, label: found.value.title, version: found.value.version }
    const changes = { ratingNumber: { before: number > 1 ? number - 1 : null, after: number } }
    return {
      value: { id, interviewId, number },
      events: [{ operation: 'interviewRating.record', record, changes }],
    }
  })
}
