import 'server-only'
import type { Context } from '@/lib/auth/context'
import { toChecklist } from '@/lib/checklists/queries'
import { type Result, refuse } from '@/lib/errors'
import { changePart, staleOf } from '@/lib/model-parts/commands'
import { findGuarded } from '@/lib/model-parts/queries'
import type { PartReceipt } from '@/lib/model-parts/schema'
import { getPolicyInForce } from '@/lib/policies/queries'
import { sql } from '@/lib/sql'
import { overrideMoveOf, proposalRefusal } from './rules'
import type { MoveOverrideInput, OverrideMove, ProposeOverrideInput } from './schema'

/** Asks for leave to retire a model although its checklist is not done. Of several at once one stands. */
export async function proposeOverride(
  context: Context<'retirementOverride.propose'>,
  { modelId, version, reason }: ProposeOverrideInput,
): Promise<Result<PartReceipt>> {
  const [model, policy] = await Promise.all([
    findGuarded(context, sql`m."id" = ${modelId}::uuid`),
    getPolicyInForce(context.db),
  ])
  if (!model) return refuse('notFound')
  // The version comes with the overrides, in one statement: whoever was overtaken learns that, and not that one is open.
  const stale = await staleOf(context, model, version)
  if (stale) return stale
  const { actor, now } = context
  const { standing } = toChecklist(model.facts, model, { actor, now, policy: policy.values })
  const refusal = proposalRefusal({
    stage: model.stage,
    unmet: standing.unmet,
    overrides: model.facts.overrides,
    actor,
  })
  if (refusal) return refusal
  if (actor.id === null) return refuse('overrideNeedsPerson')
  const proposedById = actor.id
  return changePart(context, model, {
    operation: 'retirementOverride.propose',
    changes: { override: { before: null, after: 'proposed' }, unmet: { before: null, after: [...standing.unmet] } },
    reason,
    write: async (tx) => {
      const data = { modelId, reason, proposedById, createdAt: now }
      return (await tx.retirementOverride.create({ data, select: { id: true } })).id
    },
  })
}

/** Confirms, declines or withdraws an override. Whoever proposed it never confirms it. */
export async function moveOverride(
  context: Context<never>,
  move: OverrideMove,
  { id, version, note }: MoveOverrideInput,
): Promise<Result<PartReceipt>> {
  const which = sql`m."id" = (select o."modelId" from "RetirementOverride" o where o."id" = ${id}::uuid)`
  const model = await findGuarded(context, which)
  const override = model?.facts.overrides.find((candidate) => candidate.id === id)
  if (!model || !override) return refuse('notFound')
  const stale = await staleOf(context, model, version)
  if (stale) return stale
  const answer = overrideMoveOf(override, move, context.actor)
  if (!answer.ok) return answer
  const { now, actor } = context
  return changePart(context, model, {
    operation: `retirementOverride.${move}`,
    changes: { override: { before: override.state, after: answer.to } },
    reason: note,
    write: async (tx) => {
      const decided = { decidedById: actor.id, decidedAt: now, decidedNote: note }
      const closed = { closedById: actor.id, closedAt: now, closedNote: note }
      const data = { state: answer.to, ...(move === 'withdraw' ? closed : decided) }
      await tx.retirementOverride.updateMany({ where: { id, state: override.state }, data })
      return id
    },
  })
}
