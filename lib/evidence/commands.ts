import 'server-only'
import { v7 as newId } from 'uuid'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { done, type Result } from '@/lib/errors'
import { findSeen, writeSeen } from '@/lib/obligations/commands'
import { withDoer } from '@/lib/obligations/rules'
import { evidenceRefusal } from './rules'
import type { AddEvidenceInput, EvidenceReceipt } from './schema'

/** Adds what shows what became of an obligation. It is never changed, and whoever brought it does not rate. */
export async function addEvidence(
  context: Context<'evidence.add'>,
  { obligationId, version, capturedOn, ...stated }: AddEvidenceInput,
): Promise<Result<EvidenceReceipt>> {
  const found = await findSeen(context, { id: obligationId, version })
  if (!found.ok) return found
  const { actor, now } = context
  const known = await context.db.evidence.findMany({ where: { obligationId }, select: { url: true, sha256: true } })
  const refusal = evidenceRefusal({ ...stated, capturedOn }, { today: calendarDate(now), known })
  if (refusal) return refusal
  const id = newId()
  const made = { obligationId, createdAt: now, createdById: actor.id, addedBy: actor.name }
  const data = { ...stated, ...made, id, capturedOn: new Date(capturedOn) }
  const written = await writeSeen(context, found.value, {
    operation: 'evidence.add',
    changes: changesBetween({}, { evidence: { ...stated, capturedOn } }),
    data: { doerIds: [...withDoer(found.value.doerIds, actor.id)] },
    also: async (tx) => void (await tx.evidence.create({ data, select: { id: true } })),
  })
  return written.ok ? done({ id, obligationId, version: written.value.version }) : written
}
