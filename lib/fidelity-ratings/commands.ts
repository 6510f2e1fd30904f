import 'server-only'
import type { AuditEntry } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { addPart, findSeenDecision } from '@/lib/decision-parts/commands'
import type { DecisionReceipt } from '@/lib/decisions/schema'
import { done, type Result } from '@/lib/errors'
import { movePreference } from '@/lib/preference-moves/commands'
import { fidelityRefusal, type OwedFromIt, settlesPreference } from './rules'
import type { RecordFidelityInput } from './schema'

const operation = 'fidelityRating.record'

/**
 * Says how close what was done comes to what was asked. The newest rating holds and every one stays; the first that finds
 * nothing broken settles the preference.
 */
export async function recordFidelity(
  context: Context<'fidelityRating.record'>,
  { id, version, fidelity, reason }: RecordFidelityInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeenDecision(context, { id, version })
  if (!found.ok) return found
  const { actor, now } = context
  const before = await newestOf(context, id)
  return addPart(context, found.value, {
    ...{ operation, changes: { fidelity: { before, after: fidelity } }, reason },
    add: async (tx) => {
      const owed = await lockOwed(tx, id)
      const refusal = fidelityRefusal({ ...found.value, owed }, actor)
      if (refusal) return refusal
      const by = { raterId: actor.id ?? '', rater: actor.name, createdAt: now }
      await tx.fidelityRating.create({ data: { decisionId: id, fidelity, reason, ...by }, select: { id: true } })
      return settle(tx, context, { preferenceId: found.value.preferenceId, owed, reason })
    },
  })
}

/** Obligations carry no version of the decision: until this one is made, nobody moves what it rests on. */
async function lockOwed(tx: Transaction, decisionId: string): Promise<readonly OwedFromIt[]> {
  await tx.$queryRaw`select "id" from "Obligation" where "decisionId" = ${decisionId}::uuid order by "id" for share`
  const select = { title: true, state: true, doerIds: true } as const
  const owed = await tx.obligation.findMany({ where: { decisionId }, orderBy: { id: 'asc' }, select })
  return owed.map(({ doerIds, ...one }) => ({ ...one, doers: doerIds }))
}

type Settling = { readonly preferenceId: string; readonly owed: readonly OwedFromIt[]; readonly reason: string }

async function settle(
  tx: Transaction,
  context: Context<never>,
  { preferenceId, owed, reason }: Settling,
): Promise<Result<readonly AuditEntry[]>> {
  const select = { id: true, version: true, title: true, state: true } as const
  const seen = await tx.preference.findUniqueOrThrow({ where: { id: preferenceId }, select })
  if (!settlesPreference(seen.state, owed)) return done([])
  const moved = await movePreference(tx, context, { seen, step: { move: 'fulfil', operation, reason } })
  return moved.ok ? done([moved.value]) : moved
}

async function newestOf(context: Context<never>, decisionId: string) {
  const newest = await context.db.fidelityRating.findFirst({
    where: { decisionId },
    orderBy: { id: 'desc' },
    select: { fidelity: true },
  })
  return newest?.fidelity ?? null
}
