import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { readCost } from '@/lib/availability/rules'
import { calendarDate } from '@/lib/days'
import { type Result, refuse, refuseFields } from '@/lib/errors'
import { visibleTo } from '@/lib/models/queries'
import { writeAmount } from '@/lib/money/rules'
import { getPolicyInForce } from '@/lib/policies/queries'
import { lockPreservation, projectPreservation } from '@/lib/preservation/commands'
import { standingOf } from '@/lib/preservation/rules'
import type { DrillReceipt, RecordDrillInput } from './schema'

/** Records an attempt to serve a model again from what is kept. The newest one, by its day, is what the level rests on. */
export async function recordDrill(
  context: Context<'drill.record'>,
  { modelId, cost: written, currency, ...drill }: RecordDrillInput,
): Promise<Result<DrillReceipt>> {
  const model = await context.db.model.findFirst({
    where: { AND: [{ id: modelId }, visibleTo(context.actor)] },
    select: { displayName: true },
  })
  if (!model) return refuse('notFound')
  if (drill.heldOn > calendarDate(context.now)) return refuseFields({ heldOn: { code: 'inFuture' } })
  if (drill.result === 'passed' && drill.hoursToServe === null) {
    return refuseFields({ hoursToServe: { code: 'required' } })
  }
  const price = readCost({ costPerMonth: written, currency })
  if (!price.ok) return renameField(price, written === null)
  const money = price.value
  return context.write(async (tx) => {
    await lockPreservation(tx, modelId)
    const made = { modelId, createdAt: context.now, createdById: context.actor.id, reportedBy: context.actor.name }
    const paid = { costMinor: money?.minor ?? null, costCurrency: money?.currency ?? null }
    const data = { ...drill, ...made, ...paid, heldOn: new Date(drill.heldOn) }
    const { id } = await tx.restoreDrill.create({ data, select: { id: true } })
    const policy = await getPolicyInForce(tx)
    const projection = await projectPreservation(tx, modelId)
    const { level } = standingOf(projection, { now: context.now, ...policy.values })
    const { result: drillResult, ...words } = drill
    const told = { ...words, drillResult, ...(money ? { cost: writeAmount(money), currency: money.currency } : {}) }
    const record = { type: 'model', id: modelId, label: model.displayName, version: null }
    const event = { operation: 'drill.record', record, changes: changesBetween({}, told) }
    return { value: { id, modelId, level }, events: [event] }
  })
}

/** A drill has a cost of its own, and not one per month. */
function renameField(refusal: ReturnType<typeof refuse>, isMissing: boolean) {
  const { costPerMonth, ...others } = refusal.fields ?? {}
  const problem = isMissing ? { code: 'required' as const } : costPerMonth
  return refuseFields({ ...others, ...(problem ? { cost: problem } : {}) })
}
