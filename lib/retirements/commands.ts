import 'server-only'
import type { Changes } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { type Checklist, toKept } from '@/lib/checklists/queries'
import { areWeightsKept, type Day } from '@/lib/checklists/rules'
import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import type { Move } from '@/lib/models/schema'
import { unassessedStates } from '@/lib/preferences/schema'
import { openOverrideStates } from '@/lib/retirement-overrides/rules'

type Closing = {
  readonly modelId: string
  readonly move: Move
  /** The move's own. */
  readonly reason: string
  readonly checklist: Checklist
  readonly policy: Day['policy']
}

/**
 * What a move of a model does to its checklist, as a step of that move; answers it as changes for the move's event. A
 * retirement writes down what the checklist said and uses up the override it rests on; a reprieve ends every override
 * that is open and every waiver, because both were given for the retirement that is called off.
 * Refuses a retirement when the weights are no longer kept, or the preferences no longer settled, as its checklist says.
 */
export async function closeChecklist(
  tx: Transaction,
  context: Context<never>,
  closing: Closing,
): Promise<Result<Changes>> {
  if (closing.move === 'reprieve') return done(await endLeave(tx, context, closing))
  if (closing.move !== 'retire') return done({})
  const refusal = (await keepingRefusal(tx, context, closing)) ?? (await preferencesRefusal(tx, closing))
  return refusal ?? done(await recordRetirement(tx, context, closing))
}

/**
 * Machines report checks of copies without a version of the model, so a copy may have failed since the checklist was read.
 * Waits for whoever reports one now, and until the retirement is made nobody else reports one of this model.
 */
async function keepingRefusal(tx: Transaction, { now }: Context<never>, { modelId, checklist, policy }: Closing) {
  const isAsked = checklist.findings.some(({ item, basis }) => item === 'weights' && basis === 'record')
  if (!isAsked || checklist.standing.isOverridden) return null
  const [kept] = await tx.$queryRaw<KeptRow[]>`
    select "levelIfFresh", "restsOnAt", "oldestCheckAt" from "Preservation"
    where "modelId" = ${modelId}::uuid for update`
  const stored = kept && { ...kept, restsOnAt: textOf(kept.restsOnAt), oldestCheckAt: textOf(kept.oldestCheckAt) }
  const isKept = areWeightsKept(stored ? toKept(stored) : null, { now, policy })
  return isKept ? null : refuse('checklistUnmet', { count: 1, items: 'weights' })
}

/**
 * A preference is recorded without a version of the model, so one may have come since the checklist was read. Waits for
 * whoever records or moves one now; until the retirement is made nobody else does of this model.
 */
async function preferencesRefusal(tx: Transaction, { modelId, checklist }: Closing): Promise<Refusal | null> {
  const asked = checklist.findings.find(({ item, state }) => item === 'preferences' && state === 'met')
  if (!asked || checklist.standing.isOverridden) return null
  await tx.$queryRaw`select "id" from "Model" where "id" = ${modelId}::uuid for update`
  await tx.$queryRaw`select "id" from "Preference" where "modelId" = ${modelId}::uuid order by "id" for share`
  const [all, open] = [{ modelId }, { modelId, state: { in: [...unassessedStates] } }]
  const count = await tx.preference.count({ where: asked.isSilent ? all : open })
  return count === 0 ? null : refuse('checklistUnmet', { count: 1, items: 'preferences' })
}

type KeptRow = {
  readonly levelIfFresh: number
  readonly restsOnAt: Date | null
  readonly oldestCheckAt: Date | null
}

function textOf(at: Date | null): string | null {
  return at?.toISOString() ?? null
}

async function recordRetirement(tx: Transaction, context: Context<never>, { modelId, checklist, reason }: Closing) {
  const { findings, standing, overrides } = checklist
  const open = openOf(overrides)
  const used = standing.unmet.length > 0 && open?.state === 'confirmed' ? open : null
  await tx.retirement.create({
    data: {
      ...{ modelId, overrideId: used?.id ?? null, createdAt: context.now, createdById: context.actor.id },
      findings: findings.map(({ item, state, basis, missing, settlement }) => ({
        ...{ item, state, basis, settlement },
        missing: [...missing],
      })),
    },
    select: { id: true },
  })
  const closed = await closeOverride(tx, context, { open, state: used ? 'used' : 'lapsed', note: reason })
  const waived = findings.filter(({ state }) => state === 'waived').map(({ item }) => item)
  return {
    ...(waived.length > 0 ? { waived: { before: null, after: waived } } : {}),
    ...(used ? { unmet: { before: null, after: [...standing.unmet] } } : {}),
    ...closed,
  }
}

async function endLeave(tx: Transaction, context: Context<never>, { modelId, checklist, reason }: Closing) {
  const where = { modelId, kind: 'waived', takenBackAt: null } as const
  const waivers = await tx.checklistSettlement.findMany({ where, select: { item: true } })
  const data = { takenBackAt: context.now, takenBackById: context.actor.id, takenBackReason: reason }
  await tx.checklistSettlement.updateMany({ where, data })
  const ended = waivers.map(({ item }) => item)
  return {
    ...(ended.length > 0 ? { waived: { before: ended, after: null } } : {}),
    ...(await closeOverride(tx, context, { open: openOf(checklist.overrides), state: 'lapsed', note: reason })),
  }
}

type Override = Checklist['overrides'][number]

type ClosedOverride = {
  readonly open: Override | undefined
  readonly state: 'used' | 'lapsed'
  readonly note: string
}

async function closeOverride(tx: Transaction, { now, actor }: Context<never>, { open, state, note }: ClosedOverride) {
  if (!open) return {}
  const data = { state, closedAt: now, closedById: actor.id, closedNote: note }
  await tx.retirementOverride.updateMany({ where: { id: open.id }, data })
  return { override: { before: open.state, after: state } }
}

function openOf(overrides: readonly Override[]): Override | undefined {
  return overrides.find(({ state }) => openOverrideStates.some((known) => known === state))
}
