import 'server-only'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { moneyOf } from '@/lib/costs/rules'
import { calendarDate } from '@/lib/days'
import type { Prisma } from '@/lib/db/generated/client'
import { addPart, findSeenDecision, type SeenDecision } from '@/lib/decision-parts/commands'
import { honoringRefusal } from '@/lib/decision-parts/rules'
import type { DecisionReceipt } from '@/lib/decisions/schema'
import { done, type Result, refuse } from '@/lib/errors'
import { currencyOf } from '@/lib/money/rules'
import { getPolicyInForce, toPolicy } from '@/lib/policies/queries'
import { policyCurrency } from '@/lib/policies/schema'
import { visibleTo } from '@/lib/preferences/queries'
import { readSpent, takeBackRefusal, writeSpent } from './rules'
import type { RecordCostInput, TakeCostBackInput } from './schema'

/** Puts on record what honoring a preference has cost, counted at the rates of the policy that the decision names. */
export async function recordCost(
  context: Context<'actualCost.record'>,
  { id, version, ...spent }: RecordCostInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeenDecision(context, { id, version })
  if (!found.ok) return found
  const refusal = honoringRefusal(found.value)
  if (refusal) return refusal
  const currency = currencyOf(found.value.currency || policyCurrency)
  const amount = readSpent(spent, { currency, today: calendarDate(context.now) })
  if (!amount.ok) return amount
  const { kind, months, spentOn, note, sourceUrl } = spent
  const rates = await ratesOf(context, found.value)
  const minor = moneyOf(amount.value * BigInt(months), kind, rates)
  const told = { costKind: kind, amount: spent.amount, currency, months, spentOn, ...(sourceUrl ? { sourceUrl } : {}) }
  return addPart(context, found.value, {
    ...{ operation: 'actualCost.record', changes: { cost: { before: null, after: told } }, reason: note },
    add: (tx) => addCost(tx, context, { decisionId: id, ...spent, amount: amount.value, minor, currency }),
  })
}

/** Takes back a cost that was recorded wrongly: as a whole, on the day it was spent, and once. Both stay on record. */
export async function takeCostBack(
  context: Context<'actualCost.record'>,
  { id, version, reason }: TakeCostBackInput,
): Promise<Result<DecisionReceipt>> {
  const cost = await context.db.actualCost.findFirst({
    where: { AND: [{ id }, { decision: { preference: visibleTo(context.actor) } }] },
    include: { takenBackBy: { select: { id: true } } },
  })
  if (!cost) return refuse('notFound')
  const { decisionId, kind, months, currency, spentOn, amount, minor, takesBackId } = cost
  const found = await findSeenDecision(context, { id: decisionId, version })
  if (!found.ok) return found
  const refusal = takeBackRefusal({ takesBackId, isTakenBack: cost.takenBackBy !== null })
  if (refusal) return refusal
  const written = writeSpent(amount, { kind, currency: currencyOf(currency) })
  const told = { costKind: kind, amount: written, currency, months, spentOn: calendarDate(spentOn) }
  const opposite = { decisionId, kind, months, currency, spentOn, amount: -amount, minor: -minor, takesBackId: id }
  return addPart(context, found.value, {
    ...{ operation: 'actualCost.takeBack', changes: { cost: { before: told, after: null } }, reason },
    add: (tx) => addCost(tx, context, { ...opposite, note: reason }),
  })
}

type Made = Omit<Prisma.ActualCostUncheckedCreateInput, 'spentOn' | 'recordedBy'> & { readonly spentOn: string | Date }

async function addCost(tx: Transaction, { now, actor }: Context<never>, { spentOn, ...cost }: Made) {
  const made = { createdAt: now, createdById: actor.id, recordedBy: actor.name }
  await tx.actualCost.create({ data: { ...cost, ...made, spentOn: new Date(spentOn) }, select: { id: true } })
  return done([])
}

async function ratesOf({ db }: Context<never>, { policyVersion }: SeenDecision) {
  const select = { version: true, values: true } as const
  const named = policyVersion && (await db.policy.findUnique({ where: { version: policyVersion }, select }))
  return (named ? toPolicy(named) : await getPolicyInForce(db)).values
}
