import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { addPart, findSeenDecision } from '@/lib/decision-parts/commands'
import { issuedRefusal } from '@/lib/decision-parts/rules'
import type { DecisionReceipt } from '@/lib/decisions/schema'
import { done, type Result, refuseFields } from '@/lib/errors'
import type { RecordAcknowledgementInput } from './schema'

/**
 * Keeps that the model was told what was decided or done, and what it answered. It changes no rating and moves nothing.
 * The log tells that it answered, and never its words.
 */
export async function recordAcknowledgement(
  context: Context<'acknowledgement.record'>,
  { id, version, ...said }: RecordAcknowledgementInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeenDecision(context, { id, version })
  if (!found.ok) return found
  const refusal = issuedRefusal(found.value)
  if (refusal) return refusal
  const { told, toldOn, answer, sourceUrl } = said
  if (toldOn > calendarDate(context.now)) return refuseFields({ toldOn: { code: 'inFuture' } })
  const changes = changesBetween({ sourceUrl: '' }, { told, toldOn, sourceUrl, characters: [...answer].length })
  return addPart(context, found.value, {
    ...{ operation: 'acknowledgement.record', changes },
    add: async (tx) => {
      const made = { createdAt: context.now, createdById: context.actor.id, recordedBy: context.actor.name }
      const data = { decisionId: id, ...said, toldOn: new Date(toldOn), ...made }
      await tx.acknowledgement.create({ data, select: { id: true } })
      return done([])
    },
  })
}
