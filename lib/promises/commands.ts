import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse, refuseFields } from '@/lib/errors'
import { visibleTo } from '@/lib/models/queries'
import { namedOwner } from '@/lib/obligations/commands'
import { readRecurrence } from '@/lib/obligations/rules'
import { makeOwed, seriesOwed } from '@/lib/owed/commands'
import type { OpenedReceipt, OpenObligationInput } from './schema'

/** Puts on the ledger what was promised to a model, or decided about it: once, or each slot of a series. */
export async function openObligation(
  context: Context<'obligation.open'>,
  { cadence, startsOn, endsOn, dueOn, ...written }: OpenObligationInput,
): Promise<Result<OpenedReceipt>> {
  if (!written.sourceUrl && !written.sourceTitle) return refuseFields({ sourceTitle: { code: 'required' } })
  const recurrence = readRecurrence({ cadence, startsOn, endsOn })
  if (!recurrence.ok) return recurrence
  const where = { AND: [{ id: written.modelId }, visibleTo(context.actor)] }
  const model = await context.db.model.findFirst({ where, select: { id: true } })
  if (!model) return refuse('notFound')
  return context.write(async (tx) => {
    const owner = await namedOwner(tx, written.ownerId)
    if (!owner.ok) return owner
    const owed = recurrence.value
      ? await seriesOwed(tx, context, { owed: written, recurrence: recurrence.value })
      : [{ ...written, dueOn }]
    const [first, ...others] = await makeOwed(tx, context, owed)
    if (!first) throw new Error('What a person opens is always new')
    const value = { id: first.record.id, version: 1, slots: recurrence.value ? owed.length : 0 }
    return { value, events: [first, ...others] }
  })
}
