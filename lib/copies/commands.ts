import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { readCost } from '@/lib/availability/rules'
import { calendarDate } from '@/lib/days'
import { type Result, refuse, refuseFields } from '@/lib/errors'
import { visibleTo } from '@/lib/models/queries'
import { writeAmount } from '@/lib/money/rules'
import { changeKept } from '@/lib/preservation/commands'
import type { AddCopyInput, CopyReceipt, EndCopyInput } from './schema'

const artifactFields = {
  label: true,
  withdrawnAt: true,
  isDemo: true,
  model: { select: { id: true, version: true, displayName: true } },
} as const

/** Puts a further copy of an artifact on record. It counts from its first check that passes. */
export async function addCopy(
  context: Context<'copy.add'>,
  { artifactId, version, costPerMonth, currency, ...place }: AddCopyInput,
): Promise<Result<CopyReceipt>> {
  const artifact = await context.db.artifact.findFirst({
    where: { AND: [{ id: artifactId }, { model: visibleTo(context.actor) }] },
    select: artifactFields,
  })
  if (!artifact) return refuse('notFound')
  const { model, label } = artifact
  if (model.version !== version) {
    return conflictSince(context.db, { type: 'model', id: model.id, currentVersion: model.version }, version)
  }
  if (artifact.withdrawnAt) return refuse('artifactWithdrawn', { label })
  const cost = readCost({ costPerMonth, currency })
  if (!cost.ok) return cost
  const told = cost.value ? { costPerMonth: writeAmount(cost.value), currency: cost.value.currency } : {}
  return changeKept(context, model, {
    operation: 'copy.add',
    changes: { label: { before: label, after: label }, ...changesBetween({}, { ...place, ...told }) },
    write: async (tx) => {
      const made = { artifactId, isDemo: artifact.isDemo, createdAt: context.now, createdById: context.actor.id }
      const price = { costMinor: cost.value?.minor ?? null, costCurrency: cost.value?.currency ?? null }
      return (await tx.copy.create({ data: { ...place, ...price, ...made }, select: { id: true } })).id
    },
  })
}

/** Puts on record that a copy is no longer kept, from a day up to today on. It and its checks stay on record. */
export async function endCopy(
  context: Context<'copy.end'>,
  { id, version, endedOn, reason }: EndCopyInput,
): Promise<Result<CopyReceipt>> {
  const copy = await context.db.copy.findFirst({
    where: { AND: [{ id }, { artifact: { model: visibleTo(context.actor) } }] },
    select: { endedOn: true, region: true, artifact: { select: artifactFields } },
  })
  if (!copy) return refuse('notFound')
  const { model, label } = copy.artifact
  if (model.version !== version) {
    return conflictSince(context.db, { type: 'model', id: model.id, currentVersion: model.version }, version)
  }
  if (copy.endedOn) return refuse('copyEnded', { date: calendarDate(copy.endedOn) })
  if (endedOn > calendarDate(context.now)) return refuseFields({ endedOn: { code: 'inFuture' } })
  const changes = { label: { before: label, after: label }, region: { before: copy.region, after: copy.region } }
  return changeKept(context, model, {
    operation: 'copy.end',
    changes: { ...changes, endedOn: { before: null, after: endedOn } },
    reason,
    write: async (tx) => {
      await tx.copy.updateMany({ where: { id }, data: { endedOn: new Date(endedOn), endedReason: reason } })
      return id
    },
  })
}
