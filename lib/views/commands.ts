import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import { findView, type SavedViewRow } from './queries'
import { listsOpenTo, queryOf, refusalOf } from './rules'
import type { CreateViewInput, RemovedView, RemoveViewInput, UpdateViewInput, ViewReceipt } from './schema'

/** Keeps a list as it is shown now. Refuses a list the actor may not open, and a second view of the same name. */
export async function createView(
  context: Context<'view.create'>,
  input: CreateViewInput,
): Promise<Result<ViewReceipt>> {
  const { list, name, isShared } = input
  const ownerId = context.actor.id
  if (!ownerId || !listsOpenTo(context.actor).includes(list)) return refuse('forbidden')
  const query = queryOf(list, input.query)
  return context.write(async (tx) => {
    const twin = await refuseTwin(tx, { ownerId, list, name })
    if (twin) return twin
    const at = { createdAt: context.now, updatedAt: context.now }
    const view = await tx.savedView.create({
      data: { ownerId, list, name, query, isShared, ...at },
      select: { id: true, version: true },
    })
    const changes = changesBetween({}, { list, name, query, isShared })
    return { value: view, events: [{ operation: 'view.create', record: referenceTo(view, name), changes }] }
  })
}

/** Renames, shares, takes back, or replaces a view. Of two at once one wins and the other gets a conflict. */
export async function updateView(
  context: Context<'view.update'>,
  { id, version, ...input }: UpdateViewInput,
): Promise<Result<ViewReceipt>> {
  const found = await findMovable(context, 'update', { id, version })
  if ('ok' in found) return found
  const { list, name, query, isShared, ownerId } = found
  const before = { name, query, isShared }
  const after = {
    name: input.name ?? name,
    query: input.query === undefined ? query : queryOf(list, input.query),
    isShared: input.isShared ?? isShared,
  }
  const changes = changesBetween(before, after)
  if (Object.keys(changes).length === 0) return done({ id, version })
  return context.write(async (tx) => {
    const twin = after.name === name ? null : await refuseTwin(tx, { ownerId, list, name: after.name })
    if (twin) return twin
    const data = { ...after, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.savedView.updateMany({ where: { id, version, ownerId }, data })
    if (count !== 1) return conflictSince(tx, { type: 'view', id, currentVersion: version }, version)
    const receipt = { id, version: version + 1 }
    return { value: receipt, events: [{ operation: 'view.update', record: referenceTo(receipt, after.name), changes }] }
  })
}

/** Takes a view away for everybody. What it showed is untouched. */
export async function removeView(
  context: Context<'view.remove'>,
  { id, version }: RemoveViewInput,
): Promise<Result<RemovedView>> {
  const found = await findMovable(context, 'remove', { id, version })
  if ('ok' in found) return found
  return context.write(async (tx) => {
    const { count } = await tx.savedView.deleteMany({ where: { id, version } })
    if (count !== 1) return conflictSince(tx, { type: 'view', id, currentVersion: version }, version)
    const { name, list, query, isShared, ownerName } = found
    const nothing = { name: null, list: null, query: null, isShared: null, owner: null }
    const changes = changesBetween({ name, list, query, isShared, owner: ownerName }, nothing)
    const record = referenceTo({ id, version: version + 1 }, name)
    return { value: { id }, events: [{ operation: 'view.remove', record, changes }] }
  })
}

/** The steps before every change: load what is visible, compare the version, ask the rule. */
async function findMovable(
  context: Context<never>,
  move: 'update' | 'remove',
  { id, version }: { readonly id: string; readonly version: number },
): Promise<SavedViewRow | Refusal> {
  const view = await findView(context, id)
  if (!view) return refuse('notFound')
  const refusal = refusalOf({ ownerId: view.ownerId, isShared: view.isShared }, move, context.actor)
  if (refusal) return refusal
  if (view.version !== version)
    return conflictSince(context.db, { type: 'view', id, currentVersion: view.version }, version)
  return view
}

async function refuseTwin(
  tx: Transaction,
  name: { readonly ownerId: string; readonly list: string; readonly name: string },
): Promise<Refusal | null> {
  await lockWrites(tx)
  const twin = await tx.savedView.findFirst({ where: name, select: { id: true } })
  return twin ? refuse('viewExists') : null
}

function referenceTo(view: { readonly id: string; readonly version: number }, label: string) {
  return { type: 'view', id: view.id, label, version: view.version }
}
