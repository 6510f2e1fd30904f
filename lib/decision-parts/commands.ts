import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { AuditEntry, Changes } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import type { DecisionReceipt } from '@/lib/decisions/schema'
import { done, type Result, refuse } from '@/lib/errors'
import { visibleTo } from '@/lib/preferences/queries'

const seenFields = {
  ...{
    id: true,
    version: true,
    title: true,
    state: true,
    outcome: true,
    deciderId: true,
    cosignerId: true,
    preferenceId: true,
  },
  ...{ isCurrent: true, issuedAt: true, currency: true, policyVersion: true },
} as const satisfies Prisma.DecisionSelect

export type SeenDecision = Prisma.DecisionGetPayload<{ select: typeof seenFields }>

type Asked = { readonly id: string; readonly version: number }

/** The decision as the sender saw it; refuses what is not there, or has changed since. A decision is seen with its preference. */
export async function findSeenDecision(context: Context<never>, { id, version }: Asked): Promise<Result<SeenDecision>> {
  const where = { AND: [{ id }, { preference: visibleTo(context.actor) }] }
  const decision = await context.db.decision.findFirst({ where, select: seenFields })
  if (!decision) return refuse('notFound')
  if (decision.version === version) return done(decision)
  return conflictSince(context.db, { type: 'decision', id, currentVersion: decision.version }, version)
}

type PartWrite = {
  readonly operation: string
  readonly changes: Changes
  readonly reason?: string
  /** What is added to the decision in the same transaction; answers what else happened by it, or why it cannot be. */
  readonly add: (tx: Transaction) => Promise<Result<readonly AuditEntry[]>>
}

/** Adds a part to a decision, and raises its version from the one that was seen: of many at once one wins. */
export function addPart(
  context: Context<never>,
  { id, version, title }: SeenDecision,
  { operation, changes, reason, add }: PartWrite,
): Promise<Result<DecisionReceipt>> {
  return context.write(async (tx) => {
    const data = { version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.decision.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, { type: 'decision', id, currentVersion: version }, version)
    const added = await add(tx)
    if (!added.ok) return added
    const record = { type: 'decision', id, label: title, version: version + 1 }
    const event = { operation, record, changes, ...(reason ? { reason } : {}) }
    return { value: { id, version: version + 1 }, events: [event, ...added.value] }
  })
}
