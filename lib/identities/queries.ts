import 'server-only'
import type { Context } from '@/lib/auth/context'
import { isUuid } from '@/lib/cursor'
import { visibleTo } from '@/lib/models/queries'

/** What a model is called and where its page is, or null if unseen: for titles and links. */
export async function findModelName(
  context: Context<'model.read'>,
  by: { readonly slug: string } | { readonly id: string },
) {
  if ('id' in by && !isUuid(by.id)) return null
  return context.db.model.findFirst({
    where: { AND: [by, visibleTo(context.actor)] },
    select: { id: true, slug: true, displayName: true },
  })
}

/** What tells a model from others, as whoever corrects it sends it; null if unseen. */
export async function findIdentity(context: Context<'model.update'>, id: string) {
  if (!isUuid(id)) return null
  return context.db.model.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: { provider: true, apiId: true },
  })
}

const NAMES_SHOWN = 1000

/** Models to choose one from, by name. */
export async function listModelNames(context: Context<'model.read'>) {
  return context.db.model.findMany({
    where: visibleTo(context.actor),
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    select: { id: true, slug: true, displayName: true },
    take: NAMES_SHOWN,
  })
}
