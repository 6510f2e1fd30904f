import 'server-only'
import type { Context } from '@/lib/auth/context'
import { visibleTo } from '@/lib/models/queries'
import { isUuid } from '@/lib/paging'

/** What a model is called and where its page is, or null if unseen: for titles and links. */
export async function findModelName(
  context: Context<'model.read'>,
  by: { readonly slug: string } | { readonly id: string },
) {
  if ('id' in by && !isUuid(by.id)) return null
  return context.db.model.findFirst({
    where: { AND: [by, visibleTo(context.actor)] },
    select: { slug: true, displayName: true },
  })
}
