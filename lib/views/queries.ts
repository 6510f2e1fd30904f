import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/generated/client'
import { addressOf, listsOpenTo, movesOf, queryOf } from './rules'
import { type ViewList, viewLists } from './schema'

/** Own views and shared ones, of the lists this actor may open. */
export function visibleTo(actor: Actor): Prisma.SavedViewWhereInput {
  return {
    list: { in: [...listsOpenTo(actor)] },
    OR: [{ isShared: true }, ...(actor.id ? [{ ownerId: actor.id }] : [])],
  }
}

const rowFields = {
  id: true,
  version: true,
  ownerId: true,
  list: true,
  name: true,
  query: true,
  isShared: true,
  owner: { select: { name: true } },
} as const satisfies Prisma.SavedViewSelect

type StoredView = Prisma.SavedViewGetPayload<{ select: typeof rowFields }>

export type SavedViewRow = ReturnType<typeof toRow>

/** Views to offer on one list, by name: at most so many, because a menu holds them. */
const MOST_VIEWS = 100

/** The views this actor may open on a list. Whoever may open the list may see its shared views, and nobody else. */
export async function listViews(context: Context<never>, list: ViewList): Promise<readonly SavedViewRow[]> {
  const views = await context.db.savedView.findMany({
    where: { AND: [{ list }, visibleTo(context.actor)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_VIEWS,
    select: rowFields,
  })
  return views.map((view) => toRow(view, list, context.actor))
}

/** One view with the moves this actor may make; null if unseen. */
export async function findView(context: Context<never>, id: string): Promise<SavedViewRow | null> {
  const view = await context.db.savedView.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: rowFields,
  })
  const list = viewLists.find((name) => name === view?.list)
  return view && list ? toRow(view, list, context.actor) : null
}

/** A query is written again by the schema of today, so that a view outlives what a list no longer offers. */
function toRow({ id, version, ownerId, name, isShared, owner, ...stored }: StoredView, list: ViewList, actor: Actor) {
  const query = queryOf(list, stored.query)
  return {
    id,
    version,
    list,
    name,
    query,
    href: addressOf({ id, list, query }),
    isShared,
    ownerId,
    isOwn: ownerId === actor.id,
    ownerName: owner.name,
    moves: movesOf({ ownerId, isShared }, actor),
  }
}
