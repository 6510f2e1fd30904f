import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { type Result, refuseFields } from '@/lib/errors'
import { findPresent } from '@/lib/interviews/commands'
import { notSealedRefusal } from '@/lib/interviews/rules'
import type { CaveatReceipt, RecordCaveatInput } from './schema'

/** Raises a caveat about what was said in an interview. It is added and never changed. */
export async function recordCaveat(
  context: Context<'caveat.record'>,
  { interviewId, excerptId, ...caveat }: RecordCaveatInput,
): Promise<Result<CaveatReceipt>> {
  const found = await findPresent(context, interviewId)
  if (!found.ok) return found
  const refusal = notSealedRefusal(found.value)
  if (refusal) return refusal
  if (excerptId !== null) {
    const where = { id: excerptId, interviewId, removedAt: null }
    const excerpt = await context.db.excerpt.findFirst({ where, select: { id: true } })
    if (!excerpt) return refuseFields({ excerptId: { code: 'notOneOf' } })
  }
  const { title, version } = found.value
  return context.write(async (tx) => {
    const made = { interviewId, excerptId, createdAt: context.now, createdById: context.actor.id }
    const data = { ...caveat, ...made, author: context.actor.name }
    const { id } = await tx.caveat.create({ data, select: { id: true } })
    const record = { type: 'interview', id: interviewId, label: title, version }
    const changes = changesBetween({}, { caveatType: caveat.type, caveatSeverity: caveat.severity, note: caveat.note })
    return { value: { id, interviewId }, events: [{ operation: 'caveat.record', record, changes }] }
  })
}
