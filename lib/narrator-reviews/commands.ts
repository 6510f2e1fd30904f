import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import type { Result } from '@/lib/errors'
import { findSeen, writeSeen } from '@/lib/interviews/commands'
import { notSealedRefusal } from '@/lib/interviews/rules'
import type { InterviewReceipt } from '@/lib/interviews/schema'
import { heldRefusal, waiverRefusal } from './rules'
import type { RecordNarratorInput, WaiveNarratorInput } from './schema'

/**
 * Keeps what the model said to its own words. It raises the interview's version, so that nobody releases an interview
 * without having seen it. The log tells the outcome, and never the words.
 */
export async function recordNarrator(
  context: Context<'narratorReview.record'>,
  { id, version, ...review }: RecordNarratorInput,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const refusal = notSealedRefusal(found.value) ?? heldRefusal(review.heldOn, calendarDate(context.now))
  if (refusal) return refusal
  const { outcome, heldOn, note, words } = review
  const before = await newestOf(context, id)
  const changes = {
    narrator: { before, after: outcome },
    ...changesBetween({}, { heldOn, note, characters: [...words].length }),
  }
  return writeSeen(context, found.value, {
    ...{ operation: 'narratorReview.record', changes, data: {} },
    also: async (tx) => {
      const made = { createdAt: context.now, createdById: context.actor.id, recordedBy: context.actor.name }
      const data = { interviewId: id, ...review, heldOn: new Date(heldOn), ...made }
      await tx.narratorReview.create({ data, select: { id: true } })
    },
  })
}

/** Says that the interview goes without, because the model cannot be asked any more. A model's own word is never waived. */
export async function waiveNarrator(
  context: Context<'narratorReview.waive'>,
  { id, version, reason }: WaiveNarratorInput,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const before = await newestOf(context, id)
  const refusal = notSealedRefusal(found.value) ?? waiverRefusal(before)
  if (refusal) return refusal
  const changes = { narrator: { before, after: 'waived' } }
  return writeSeen(context, found.value, {
    ...{ operation: 'narratorReview.waive', changes, reason, data: {} },
    also: async (tx) => {
      const made = { createdAt: context.now, createdById: context.actor.id, recordedBy: context.actor.name }
      const heldOn = new Date(calendarDate(context.now))
      const data = { interviewId: id, outcome: 'waived', note: reason, heldOn, ...made } as const
      await tx.narratorReview.create({ data, select: { id: true } })
    },
  })
}

async function newestOf(context: Context<never>, interviewId: string) {
  const newest = await context.db.narratorReview.findFirst({
    where: { interviewId },
    orderBy: { id: 'desc' },
    select: { outcome: true },
  })
  return newest?.outcome ?? null
}
