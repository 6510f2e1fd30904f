import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { type Result, refuse } from '@/lib/errors'
import { changePart, staleOf } from '@/lib/model-parts/commands'
import type { PartReceipt } from '@/lib/model-parts/schema'
import { visibleTo } from '@/lib/models/queries'
import { observationRefusal, withdrawalRefusal } from './rules'
import type { AddDemandSignalInput, WithdrawDemandSignalInput } from './schema'

/** Puts on record what shows that somebody values a model, with its source and what it does not show. */
export async function addDemandSignal(
  context: Context<'demandSignal.add'>,
  { modelId, version, ...signal }: AddDemandSignalInput,
): Promise<Result<PartReceipt>> {
  const where = { AND: [{ id: modelId }, visibleTo(context.actor)] }
  const model = await context.db.model.findFirst({ where, select: seen })
  if (!model) return refuse('notFound')
  const stale = await staleOf(context, model, version)
  if (stale) return stale
  const refusal = observationRefusal(signal.observedOn, calendarDate(context.now))
  if (refusal) return refusal
  const { kind, ...said } = signal
  return changePart(context, model, {
    operation: 'demandSignal.add',
    changes: changesBetween({}, { signal: kind, ...said }),
    write: async (tx) => {
      const observedOn = signal.observedOn ? new Date(signal.observedOn) : null
      const made = { modelId, createdAt: context.now, createdById: context.actor.id }
      return (await tx.demandSignal.create({ data: { ...signal, ...made, observedOn }, select: { id: true } })).id
    },
  })
}

/** Takes back a signal that does not hold. It stays on record with the reason. */
export async function withdrawDemandSignal(
  context: Context<'demandSignal.withdraw'>,
  { id, version, reason }: WithdrawDemandSignalInput,
): Promise<Result<PartReceipt>> {
  const signal = await context.db.demandSignal.findFirst({
    where: { id, model: visibleTo(context.actor) },
    select: { kind: true, source: true, withdrawnAt: true, model: { select: seen } },
  })
  if (!signal) return refuse('notFound')
  const stale = await staleOf(context, signal.model, version)
  if (stale) return stale
  const refusal = withdrawalRefusal({ withdrawnAt: signal.withdrawnAt?.toISOString() ?? null })
  if (refusal) return refusal
  return changePart(context, signal.model, {
    operation: 'demandSignal.withdraw',
    changes: { signal: { before: signal.kind, after: null }, source: { before: signal.source, after: null } },
    reason,
    write: async (tx) => {
      await tx.demandSignal.updateMany({ where: { id }, data: { withdrawnAt: context.now, withdrawnReason: reason } })
      return id
    },
  })
}

const seen = { id: true, version: true, displayName: true } as const
