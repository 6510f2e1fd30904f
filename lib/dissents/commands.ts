import 'server-only'
import type { Context } from '@/lib/auth/context'
import { findPresent } from '@/lib/decision-writes/commands'
import { type Result, refuse } from '@/lib/errors'
import { dissentRefusal } from './rules'
import type { DissentReceipt, RecordDissentInput } from './schema'

/** Puts beside a decision that somebody would have decided otherwise. It stands there as long as the decision does. */
export async function recordDissent(
  context: Context<'decision.dissent'>,
  { decisionId, text }: RecordDissentInput,
): Promise<Result<DissentReceipt>> {
  const { actor, now } = context
  const found = await findPresent(context, decisionId)
  if (!found.ok) return found
  const refusal = dissentRefusal(found.value, actor)
  if (refusal) return refusal
  const personId = actor.id
  if (personId === null) return refuse('decisionNeedsPerson')
  return context.write(async (tx) => {
    const made = { decisionId, text, personId, person: actor.name, createdAt: now }
    const { id } = await tx.dissent.create({ data: made, select: { id: true } })
    const record = { type: 'decision', id: decisionId, label: found.value.title, version: found.value.version }
    const changes = { dissent: { before: null, after: text } }
    return { value: { id, decisionId }, events: [{ operation: 'dissent.record', record, changes }] }
  })
}
