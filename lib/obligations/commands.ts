import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { Changes } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { done, type Result, refuse, refuseFields } from '@/lib/errors'
import { findActivePerson } from '@/lib/people/queries'
import { visibleTo } from './queries'
import { assignRefusal, type ObligationStep, refusalOf, withDoer } from './rules'
import type { AssignObligationInput, MoveObligationInput, ObligationReceipt, RateObligationInput } from './schema'

/** Makes one move but a rating. Of many at once one wins and the others get a conflict. */
export async function moveObligation(
  context: Context<'obligation.move'>,
  { move, to }: ObligationStep,
  { id, version, reason }: MoveObligationInput,
): Promise<Result<ObligationReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { state, doerIds, ownerId, startedById } = found.value
  const { actor } = context
  const refusal = refusalOf(standingOf(found.value), { move, to }, actor)
  if (refusal) return refusal
  const isTaken = move === 'start' || move === 'resume'
  const takesOver = move === 'start' && ownerId === null && actor.id !== null
  const data = {
    state: to,
    stateReason: move === 'stall' || move === 'dismiss' ? reason : '',
    ...(isTaken ? { startedById: actor.id ?? startedById, doerIds: [...withDoer(doerIds, actor.id)] } : {}),
    ...(takesOver ? { ownerId: actor.id } : {}),
  }
  const owner = takesOver ? { owner: { before: null, after: { id: actor.id, name: actor.name } } } : {}
  const changes = { state: { before: state, after: to }, ...owner }
  return writeSeen(context, found.value, { operation: `obligation.${move}`, changes, reason, data })
}

/**
 * Rates what became of it, by outcome. Nobody who had a hand in it may; nothing is kept without evidence; every rating
 * stays, and a later one that lowers it is told as a regression.
 */
export async function rateObligation(
  context: Context<'obligation.rate'>,
  { id, version, verdict, reason }: RateObligationInput,
): Promise<Result<ObligationReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { actor, now } = context
  const refusal = refusalOf(standingOf(found.value), { move: 'rate', to: verdict }, actor)
  if (refusal) return refusal
  const changes = { state: { before: found.value.state, after: verdict } }
  const rating = { obligationId: id, verdict, reason, createdAt: now, ratedById: actor.id, ratedBy: actor.name }
  return writeSeen(context, found.value, {
    ...{ operation: 'obligation.rate', changes, reason, data: { state: verdict, stateReason: '' } },
    also: async (tx) => void (await tx.rating.create({ data: rating, select: { id: true } })),
  })
}

/** Gives it to an active person, or to nobody. Whoever owned it stays among those who may not rate it. */
export async function assignObligation(
  context: Context<'obligation.move'>,
  { id, version, ownerId }: AssignObligationInput,
): Promise<Result<ObligationReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { owner, doerIds } = found.value
  const refusal = assignRefusal(found.value, context.actor)
  if (refusal) return refusal
  const next = await namedOwner(context.db, ownerId)
  if (!next.ok) return next
  if (owner?.id === next.value?.id) return refuse('ownerUnchanged')
  const data = { ownerId, doerIds: [...withDoer(doerIds, ownerId)] }
  const changes = { owner: { before: owner, after: next.value } }
  return writeSeen(context, found.value, { operation: 'obligation.assign', changes, data })
}

const seenFields = {
  ...{ id: true, version: true, title: true, state: true, doerIds: true, ownerId: true, startedById: true },
  evidenceCount: true,
  owner: { select: { id: true, name: true } },
} as const satisfies Prisma.ObligationSelect

type Seen = Prisma.ObligationGetPayload<{ select: typeof seenFields }>

/** The obligation as the sender saw it; refuses what is not there, or has changed since. For commands of its parts too. */
export async function findSeen(
  context: Context<never>,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<Seen>> {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  const obligation = await context.db.obligation.findFirst({ where, select: seenFields })
  if (!obligation) return refuse('notFound')
  if (obligation.version === version) return done(obligation)
  return conflictSince(context.db, recordOf(obligation), version)
}

type SeenWrite = {
  readonly operation: string
  readonly changes: Changes
  readonly reason?: string
  readonly data: Prisma.ObligationUncheckedUpdateManyInput
  /** What is added in the same transaction. */
  readonly also?: (tx: Transaction) => Promise<void>
}

/** One conditional update from the state and version that were seen, what is added with it, and the event. */
export function writeSeen(
  context: Context<never>,
  { id, title, state, version }: Seen,
  { operation, changes, reason, data, also }: SeenWrite,
): Promise<Result<ObligationReceipt>> {
  return context.write(async (tx) => {
    const raised = { ...data, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.obligation.updateMany({ where: { id, state, version }, data: raised })
    if (count !== 1) return conflictSince(tx, recordOf({ id, version }), version)
    await also?.(tx)
    const record = { type: 'obligation', id, label: title, version: version + 1 }
    const event = { operation, record, changes, ...(reason ? { reason } : {}) }
    return { value: { id, version: version + 1 }, events: [event] }
  })
}

function recordOf({ id, version }: Pick<Seen, 'id' | 'version'>) {
  return { type: 'obligation', id, currentVersion: version }
}

function standingOf({ state, doerIds, evidenceCount }: Seen) {
  return { state, doers: doerIds, evidenceCount }
}

/** The active person who is to own it, or nobody; refuses anybody else. */
export async function namedOwner(reader: Parameters<typeof findActivePerson>[0], id: string | null) {
  if (id === null) return done(null)
  const person = await findActivePerson(reader, id)
  return person ? done(person) : refuseFields({ ownerId: { code: 'notActive' } })
}
