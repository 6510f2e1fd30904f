import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { AuditEntry, Changes } from '@/lib/audit/schema'
import type { Transaction, WriteOutcome } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import type { Prisma } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/decisions/queries'
import { decisionAfter, movableOf, refusalOf } from '@/lib/decisions/rules'
import type { DecisionMove, DecisionReceipt } from '@/lib/decisions/schema'
import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import { getSources } from '@/lib/packets/queries'

const seenFields = {
  ...{ id: true, version: true, preferenceId: true, number: true, title: true, state: true, outcome: true },
  ...{ optionId: true, reasons: true, passedOver: true, distinguishing: true, precedent: true, reviewBy: true },
  ...{ publicSummary: true, deciderId: true, decider: true, deciderConflict: true, cosignerId: true, band: true },
  ...{ isCurrent: true, closedAt: true, isDemo: true, updatedAt: true },
  option: { select: { id: true, title: true } },
  steps: { orderBy: { position: 'asc' } },
  appeals: { select: { id: true, judgedAt: true, raisedById: true } },
} as const satisfies Prisma.DecisionSelect

export type SeenDecision = Prisma.DecisionGetPayload<{ select: typeof seenFields }>

/** The decision as the sender saw it; refuses what is not there, or has changed since. For commands of its parts too. */
export async function findSeen(
  context: Context<never>,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<SeenDecision>> {
  const found = await findPresent(context, id)
  if (!found.ok || found.value.version === version) return found
  return conflictSince(context.db, recordOf(found.value), version)
}

/** The decision as it stands, for what is added to it without having read what others added. */
export async function findPresent(context: Context<never>, id: string): Promise<Result<SeenDecision>> {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  const decision = await context.db.decision.findFirst({ where, select: seenFields })
  return decision ? done(decision) : refuse('notFound')
}

/** Why this actor cannot make the move now, on what it would be decided on now; null when she can. */
export async function moveRefusal(context: Context<never>, seen: SeenDecision, move: DecisionMove) {
  if (decisionAfter(seen.state, move) === null) return refuse('decisionMoveNotOffered', { state: seen.state })
  const sources = await getSources(context.db, seen.preferenceId)
  return refusalOf(movableOf(seen, sources), move, context.actor, calendarDate(context.now))
}

type SeenWrite = {
  readonly operation: string
  readonly changes: Changes
  readonly reason?: string
  /** The policy whose thresholds decided it. */
  readonly policyVersion?: number
  readonly data: Prisma.DecisionUncheckedUpdateManyInput
  /** What is changed in the same transaction, and the events of that. */
  readonly also?: (tx: Transaction) => Promise<Result<readonly AuditEntry[]> | undefined>
}

type Seen = Pick<SeenDecision, 'id' | 'title' | 'state' | 'version'>

/** One conditional update from the state and version that were seen, what is changed with it, and the events. */
export function writeSeen(context: Context<never>, seen: Seen, write: SeenWrite): Promise<Result<DecisionReceipt>> {
  return context.write((tx) => changeSeen(tx, context, { seen, write }))
}

/** The same as a step of a transaction. */
export async function changeSeen(
  tx: Transaction,
  { now }: Pick<Context<never>, 'now'>,
  { seen, write }: { readonly seen: Seen; readonly write: SeenWrite },
): Promise<WriteOutcome<DecisionReceipt> | Refusal> {
  const { id, state, version } = seen
  const { data, also, ...event } = write
  const raised = { ...data, version: { increment: 1 }, updatedAt: now }
  const { count } = await tx.decision.updateMany({ where: { id, state, version }, data: raised })
  if (count !== 1) return conflictSince(tx, recordOf(seen), version)
  const more = await also?.(tx)
  if (more && !more.ok) return more
  return receiptOf(seen, event, more?.value)
}

type Told = Pick<SeenWrite, 'operation' | 'changes' | 'reason' | 'policyVersion'>

export function receiptOf(
  { id, version, title }: Pick<SeenDecision, 'id' | 'version' | 'title'>,
  { reason, ...told }: Told,
  more: readonly AuditEntry[] = [],
): WriteOutcome<DecisionReceipt> {
  const record = { type: 'decision', id, label: title, version: version + 1 }
  const event = { ...told, record, ...(reason ? { reason } : {}) }
  return { value: { id, version: version + 1 }, events: [event, ...more] }
}

function recordOf({ id, version }: Pick<SeenDecision, 'id' | 'version'>) {
  return { type: 'decision', id, currentVersion: version }
}
