import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { AuditEntry, Changes } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { done, type Result, refuse } from '@/lib/errors'
import { visibleTo } from '@/lib/preferences/queries'
import { preferenceAfter } from '@/lib/preferences/rules'
import type { PreferenceMove, PreferenceState } from '@/lib/preferences/schema'

/** A preference as somebody saw it. */
export type SeenPreference = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly state: PreferenceState
}

const seenFields = {
  ...{
    id: true,
    version: true,
    title: true,
    state: true,
    wording: true,
    modelId: true,
    themeId: true,
    createdById: true,
    authorIds: true,
  },
} as const satisfies Prisma.PreferenceSelect

/** The preference as the sender saw it; refuses what is not there, or has changed since. */
export async function findSeenPreference(
  context: Context<never>,
  { id, version }: { readonly id: string; readonly version: number },
) {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  const found = await context.db.preference.findFirst({ where, select: seenFields })
  if (!found) return refuse('notFound')
  if (found.version === version) return done(found)
  return conflictSince(context.db, { type: 'preference', id, currentVersion: found.version }, version)
}

/** Holds the preference until the transaction ends: what is decided about it and what it is decided on come one by one. */
export async function lockPreference(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`select "id" from "Preference" where "id" = ${id}::uuid for update`
}

export type PreferenceStep = {
  readonly move: PreferenceMove
  /** What moved it, as the log calls it. */
  readonly operation: string
  readonly changes?: Changes
  readonly reason?: string
  readonly data?: Prisma.PreferenceUncheckedUpdateManyInput
}

/**
 * Moves a preference from the state and version that were seen, in the transaction of whatever moves it, and answers the
 * event for it. Refused where the move is not offered, and where somebody was faster.
 */
export async function movePreference(
  tx: Transaction,
  { now }: Pick<Context<never>, 'now'>,
  { seen, step }: { readonly seen: SeenPreference; readonly step: PreferenceStep },
): Promise<Result<AuditEntry>> {
  const { id, version, title, state } = seen
  const { move, operation, changes = {}, reason, data = {} } = step
  const to = preferenceAfter(state, move)
  if (to === null) return refuse('preferenceMoveNotOffered', { state })
  const isMoved = to !== state
  const { count } = await tx.preference.updateMany({
    where: { id, version, state },
    data: { ...data, state: to, ...(isMoved ? { stateSince: now } : {}), version: { increment: 1 }, updatedAt: now },
  })
  if (count !== 1) return conflictSince(tx, { type: 'preference', id, currentVersion: version }, version)
  const record = { type: 'preference', id, label: title, version: version + 1 }
  const moved = isMoved ? { state: { before: state, after: to } } : {}
  return done({ operation, record, changes: { ...moved, ...changes }, ...(reason ? { reason } : {}) })
}

/** The same for what changes a preference and leaves it in its state. */
export async function changePreference(
  tx: Transaction,
  { now }: Pick<Context<never>, 'now'>,
  { seen, step }: { readonly seen: SeenPreference; readonly step: Omit<PreferenceStep, 'move'> },
): Promise<Result<AuditEntry>> {
  const { id, version, title, state } = seen
  const { operation, changes = {}, reason, data = {} } = step
  const { count } = await tx.preference.updateMany({
    where: { id, version, state },
    data: { ...data, version: { increment: 1 }, updatedAt: now },
  })
  if (count !== 1) return conflictSince(tx, { type: 'preference', id, currentVersion: version }, version)
  const record = { type: 'preference', id, label: title, version: version + 1 }
  return done({ operation, record, changes, ...(reason ? { reason } : {}) })
}
