import 'server-only'
import { v7 as newId } from 'uuid'
import type { AuditEntry } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { findSeen, moveRefusal, type SeenDecision, writeSeen } from '@/lib/decision-writes/commands'
import type { DecisionMove } from '@/lib/decisions/schema'
import { done, type Result, refuse } from '@/lib/errors'
import { movePreference } from '@/lib/preference-moves/commands'
import { preferenceAfter } from '@/lib/preferences/rules'
import type { AppealOutcome, AppealReceipt, JudgeAppealInput, RaiseAppealInput } from './schema'

/** Puts an issued decision before somebody who had no hand in it. Until it is judged the decision holds. */
export async function raiseAppeal(
  context: Context<'appeal.raise'>,
  { decisionId, version, grounds, words }: RaiseAppealInput,
): Promise<Result<AppealReceipt>> {
  const found = await findSeen(context, { id: decisionId, version })
  if (!found.ok) return found
  const { actor, now } = context
  const refusal = await moveRefusal(context, found.value, 'appeal')
  if (refusal) return refusal
  const id = newId()
  const made = { id, decisionId, grounds, words, raisedById: actor.id, raisedBy: actor.name, createdAt: now }
  const written = await writeSeen(context, found.value, {
    operation: 'appeal.raise',
    changes: { state: { before: found.value.state, after: 'underAppeal' }, grounds: { before: null, after: grounds } },
    data: { state: 'underAppeal' },
    also: async (tx) => {
      await tx.appeal.create({ data: made, select: { id: true } })
      return done([])
    },
  })
  return written.ok ? done({ id, decisionId, version: written.value.version }) : written
}

const moves = { upheld: 'uphold', revised: 'revise' } as const satisfies Record<AppealOutcome, DecisionMove>

/**
 * Upholds the decision, or revises it: then it holds no longer, and its preference is to be decided again. What it made
 * owed stays on the ledger until somebody takes it off with a reason.
 */
export async function judgeAppeal(
  context: Context<'appeal.judge'>,
  { id, version, outcome, judgement }: JudgeAppealInput,
): Promise<Result<AppealReceipt>> {
  const appeal = await context.db.appeal.findUnique({ where: { id }, select: { decisionId: true } })
  if (!appeal) return refuse('notFound')
  const { decisionId } = appeal
  const found = await findSeen(context, { id: decisionId, version })
  if (!found.ok) return found
  const { actor, now } = context
  const seen = found.value
  const refusal = await moveRefusal(context, seen, moves[outcome])
  if (refusal) return refusal
  const judged = { outcome, judgement, judgeId: actor.id, judge: actor.name, judgedAt: now }
  const written = await writeSeen(context, seen, {
    operation: 'appeal.judge',
    changes: { state: { before: seen.state, after: outcome } },
    reason: judgement,
    data: outcome === 'revised' ? { state: outcome, isCurrent: false } : { state: outcome },
    also: async (tx) => {
      const { count } = await tx.appeal.updateMany({ where: { id, judgedAt: null }, data: judged })
      if (count !== 1) return refuse('decisionMoveNotOffered', { state: outcome })
      return outcome === 'revised' && seen.isCurrent ? reopen(tx, context, { seen, judgement }) : done([])
    },
  })
  return written.ok ? done({ id, decisionId, version: written.value.version }) : written
}

type Revised = { readonly seen: SeenDecision; readonly judgement: string }

/** Gives the preference back to be decided again, unless its model took it back or somebody has reopened it already. */
async function reopen(
  tx: Transaction,
  context: Context<never>,
  { seen, judgement }: Revised,
): Promise<Result<readonly AuditEntry[]>> {
  await tx.$queryRaw`select id from "Preference" where id = ${seen.preferenceId}::uuid for update`
  const preference = await tx.preference.findUniqueOrThrow({
    where: { id: seen.preferenceId },
    select: { id: true, version: true, title: true, state: true },
  })
  if (preferenceAfter(preference.state, 'reopen') === null) return done([])
  const step = { move: 'reopen', operation: 'appeal.judge', reason: judgement } as const
  const data = { stateReason: judgement }
  const moved = await movePreference(tx, context, { seen: preference, step: { ...step, data } })
  return moved.ok ? done([moved.value]) : moved
}
