import 'server-only'
import type { Context } from '@/lib/auth/context'
import { visibleTo } from '@/lib/models/queries'

/** The providers on record with how many models each has, most first. */
export async function listProviders(context: Context<'model.read'>) {
  const groups = await context.db.model.groupBy({
    by: ['provider'],
    where: visibleTo(context.actor),
    _count: { _all: true },
    orderBy: { _count: { provider: 'desc' } },
  })
  return groups.map((group) => ({ provider: group.provider, count: group._count._all }))
}

/** How many models are in each stage. */
export async function countStages(context: Context<'model.read'>) {
  const groups = await context.db.model.groupBy({
    by: ['stage'],
    where: visibleTo(context.actor),
    _count: { _all: true },
  })
  return groups.map((group) => ({ stage: group.stage, count: group._count._all }))
}
