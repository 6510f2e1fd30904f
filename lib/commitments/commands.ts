import 'server-only'
import type { AuditEntry } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import { calendarDate } from '@/lib/days'
import { slotsOf } from '@/lib/obligations/rules'
import { makeOwed, type Owed, type OwedBy, seriesOwed } from '@/lib/owed/commands'
import { isOwed, recurrenceOf, retirementDay, type ScopedModel, type StandingCommitment } from './rules'

/**
 * Brings what commitments owe to these models in line with what is on record about them: opens what is owed and not on
 * the ledger yet, and moves what is due at a retirement to its day. Answers the events. Call it after every change of a
 * model's scope, stage or dates, and after a commitment was published, as the last step of the command. Nothing that was
 * owed is taken back here.
 */
export async function reconcileOwed(tx: Transaction, by: OwedBy, modelIds: readonly string[]): Promise<AuditEntry[]> {
  await lockCommitments(tx, 'shared')
  const models = await listScopedModels(tx, modelIds)
  const commitments = await listStanding(tx, [...new Set(models.map(({ provider }) => provider))])
  if (commitments.length === 0) return []
  const owed: Owed[] = []
  const known = await listKnown(tx, modelIds)
  for (const model of models) {
    for (const commitment of commitments.filter((one) => isOwed(one, model))) {
      const made = known.get(keyOf(commitment.id, model.id))
      owed.push(...(await owedBy(tx, by, { commitment, model, made })))
    }
  }
  return [...(await makeOwed(tx, by, owed)), ...(await moveDueDays(tx, by, modelIds))]
}

/**
 * Whoever changes what is committed to waits for those who are putting a model in line with it, and the other way round:
 * a model that comes at the same moment as a commitment would otherwise be owed nothing. First in its transaction.
 */
export async function lockCommitments(tx: Transaction, mode: 'shared' | 'exclusive'): Promise<void> {
  if (mode === 'shared') await tx.$queryRaw`select pg_advisory_xact_lock_shared(${COMMITMENTS_LOCK}::int, 0)::text`
  else await tx.$queryRaw`select pg_advisory_xact_lock(${COMMITMENTS_LOCK}::int, 0)::text`
}

/** Any number that no other lock of this database has. */
const COMMITMENTS_LOCK = 7_263_993

async function listScopedModels(tx: Transaction, modelIds: readonly string[]): Promise<readonly ScopedModel[]> {
  const models = await tx.model.findMany({
    where: { id: { in: [...modelIds] } },
    select: {
      ...{ id: true, provider: true, isPubliclyReleased: true, hasSignificantInternalUse: true },
      ...{ stage: true, deprecatedOn: true, retiresOn: true, isRetirementTentative: true },
    },
  })
  return models.map(({ deprecatedOn, retiresOn, ...model }) => ({
    ...model,
    deprecatedOn: dayOf(deprecatedOn),
    retiresOn: dayOf(retiresOn),
  }))
}

type Numbered = StandingCommitment & { readonly number: number; readonly isDemo: boolean }

async function listStanding(tx: Transaction, providers: readonly string[]): Promise<readonly Numbered[]> {
  const commitments = await tx.commitment.findMany({
    where: { provider: { in: [...providers] }, grade: 'commitment', duty: { not: 'none' }, withdrawnAt: null },
    select: {
      ...{ id: true, provider: true, title: true, grade: true, scope: true, modelId: true, duty: true, kind: true },
      ...{ owedTo: true, cadence: true, startsOn: true, endsOn: true, statedOn: true, withdrawnAt: true, isDemo: true },
      versions: { select: { number: true }, orderBy: { number: 'desc' }, take: 1 },
    },
    orderBy: { id: 'asc' },
  })
  return commitments.map(({ versions, withdrawnAt, startsOn, endsOn, statedOn, ...commitment }) => ({
    ...commitment,
    isWithdrawn: withdrawnAt !== null,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    statedOn: calendarDate(statedOn),
    number: versions[0]?.number ?? 1,
  }))
}

type Known = { readonly seriesId: string | null }

function keyOf(commitmentId: string | null, modelId: string): string {
  return `${commitmentId} ${modelId}`
}

/** What a commitment has made owed to one of these models before, whatever became of it, with its series. */
async function listKnown(tx: Transaction, modelIds: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const known = await tx.obligation.findMany({
    where: { modelId: { in: [...modelIds] }, commitmentId: { not: null } },
    select: { commitmentId: true, modelId: true, seriesId: true },
    distinct: ['commitmentId', 'modelId'],
  })
  return new Map(known.map(({ commitmentId, modelId, seriesId }) => [keyOf(commitmentId, modelId), { seriesId }]))
}

type Due = { readonly commitment: Numbered; readonly model: ScopedModel; readonly made: Known | undefined }

async function owedBy(tx: Transaction, by: OwedBy, { commitment, model, made }: Due): Promise<readonly Owed[]> {
  const { title, kind, owedTo, isDemo } = commitment
  const pinned = { commitmentId: commitment.id, commitmentNumber: commitment.number }
  const owed = { modelId: model.id, source: 'commitment' as const, title, kind, owedTo, isDemo, ...pinned }
  const recurrence = recurrenceOf(commitment)
  if (recurrence && made?.seriesId) {
    const { seriesId } = made
    const { count } = await tx.obligationSeries.updateMany({
      where: { id: seriesId, endsOn: { lt: new Date(recurrence.endsOn) } },
      data: { endsOn: new Date(recurrence.endsOn) },
    })
    // The slots that are there already are not made twice.
    return count === 0 ? [] : slotsOf(recurrence).map((dueOn, at) => ({ ...owed, seriesId, slot: at + 1, dueOn }))
  }
  if (made) return []
  if (recurrence) return seriesOwed(tx, by, { owed, recurrence })
  const isDueAtRetirement = commitment.duty === 'atRetirement'
  return [{ ...owed, isDueAtRetirement, dueOn: isDueAtRetirement ? retirementDay(model) : null }]
}

/** What is due at a retirement moves with its day, as long as it is open. */
async function moveDueDays(tx: Transaction, { now }: OwedBy, modelIds: readonly string[]): Promise<AuditEntry[]> {
  const moved = await tx.$queryRaw<
    { id: string; title: string; version: number; before: Date | null; after: Date | null }[]
  >`
    with due as (
      select o.id, o."dueOn" as before, case when m."isRetirementTentative" then null else m."retiresOn" end as after
      from "Obligation" o join "Model" m on m.id = o."modelId"
      where o."modelId" = any(${[...modelIds]}::uuid[]) and o."isDueAtRetirement"
        and o.state in ('notYetDue', 'inTheWorks', 'stalled')
    )
    update "Obligation" as o set "dueOn" = due.after, version = o.version + 1, "updatedAt" = ${now}::timestamptz
    from due where due.id = o.id and due.before is distinct from due.after
    returning o.id, o.title, o.version, due.before, due.after`
  return moved.map(({ id, title, version, before, after }) => ({
    operation: 'obligation.due',
    record: { type: 'obligation', id, label: title, version },
    changes: { dueOn: { before: dayOf(before), after: dayOf(after) } },
  }))
}

function dayOf(date: Date | null): string | null {
  return date && calendarDate(date)
}
