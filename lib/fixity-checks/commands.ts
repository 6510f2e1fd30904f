import 'server-only'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { calendarDate, plusDays } from '@/lib/days'
import { type Result, refuse } from '@/lib/errors'
import { visibleTo } from '@/lib/models/queries'
import { makeOwed } from '@/lib/owed/commands'
import { getPolicyInForce } from '@/lib/policies/queries'
import { lockPreservation, projectPreservation } from '@/lib/preservation/commands'
import { standingOf } from '@/lib/preservation/rules'
import { isNews, readingTime, resultOf } from './rules'
import type { CheckReceipt, RecordCheckInput } from './schema'

/**
 * Records what was found when a copy was read, and what that came to. Needs and raises no version: machines report at
 * once and in nobody's way. A copy that did not pass is owed to the model's keeping from then on, once.
 */
export async function recordCheck(
  context: Context<'fixityCheck.record'>,
  { copyId, observed, isUnreadable, checkedAt, note }: RecordCheckInput,
): Promise<Result<CheckReceipt>> {
  const copy = await findCopy(context, copyId)
  if (!copy) return refuse('notFound')
  const { artifact } = copy
  if (artifact.withdrawnAt) return refuse('artifactWithdrawn', { label: artifact.label })
  if (copy.endedOn) return refuse('copyEnded', { date: calendarDate(copy.endedOn) })
  const result = resultOf({ observed, isUnreadable }, artifact.sha256)
  if (!result.ok) return result
  const at = readingTime(checkedAt, context.now)
  if (!at.ok) return at
  const modelId = artifact.model.id
  return context.write(async (tx) => {
    await lockPreservation(tx, modelId)
    const last = await findLast(tx, copyId)
    const found = {
      result: result.value,
      expected: artifact.sha256,
      observed: observed ?? '',
      checkedAt: at.value,
      note,
    }
    const made = { copyId, isDemo: copy.isDemo, createdAt: context.now, createdById: context.actor.id }
    const data = { ...found, ...made, reportedBy: context.actor.name }
    const { id } = await tx.fixityCheck.create({ data, select: { id: true } })
    const policy = await getPolicyInForce(tx)
    const projection = await projectPreservation(tx, modelId)
    const { level } = standingOf(projection, { now: context.now, ...policy.values })
    const told = { result: result.value, observed, checkedAt: at.value.toISOString(), ...(note ? { note } : {}) }
    const record = { type: 'copy', id: copyId, label: labelOf(copy), version: null }
    const changes = { result: { before: last?.result ?? null, after: result.value }, ...changesBetween({}, told) }
    const event = { operation: 'fixityCheck.record', record, changes }
    const isOwed = result.value !== 'passed' && isNews(at.value, last?.checkedAt ?? null)
    const dueOn = plusDays(calendarDate(context.now), policy.values.copyRepairDays)
    const opened = isOwed ? await oweRepair(tx, context, { copy, dueOn }) : []
    return { value: { id, copyId, modelId, result: result.value, level }, events: [event, ...opened] }
  })
}

type CheckedCopy = NonNullable<Awaited<ReturnType<typeof findCopy>>>

async function findCopy(context: Context<'fixityCheck.record'>, id: string) {
  return context.db.copy.findFirst({
    where: { AND: [{ id }, { artifact: { model: visibleTo(context.actor) } }] },
    select: {
      ...{ id: true, region: true, endedOn: true, isDemo: true },
      artifact: {
        select: {
          ...{ label: true, sha256: true, withdrawnAt: true },
          model: { select: { id: true, displayName: true, stewardId: true } },
        },
      },
    },
  })
}

async function findLast(tx: Transaction, copyId: string) {
  return tx.fixityCheck.findFirst({
    where: { copyId },
    orderBy: [{ checkedAt: 'desc' }, { id: 'desc' }],
    select: { result: true, checkedAt: true },
  })
}

type Repair = { readonly copy: CheckedCopy; readonly dueOn: string }

/** While one repair of the copy is open, no second one is opened. */
function oweRepair(
  tx: Transaction,
  context: Context<'fixityCheck.record'>,
  { copy, dueOn }: Repair,
): Promise<AuditEntry[]> {
  const { id: modelId, stewardId } = copy.artifact.model
  const title = `Repair or replace a copy: ${copy.artifact.label}, ${copy.region}`
  const about = { modelId, subjectId: copy.id, isDemo: copy.isDemo, ownerId: stewardId }
  const owed = { source: 'failedCheck', kind: 'preservation', owedTo: 'model' } as const
  return makeOwed(tx, context, [{ ...about, ...owed, title, dueOn }])
}

function labelOf({ artifact, region }: CheckedCopy): string {
  return `${artifact.model.displayName}: ${artifact.label}, ${region}`
}
