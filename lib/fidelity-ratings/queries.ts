import 'server-only'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { visibleTo } from '@/lib/preferences/queries'
import { fidelityRefusal } from './rules'

/**
 * How close what was done comes to what was asked, newest first: the newest holds. `heldBack` says why whoever may rate
 * at all cannot now. Null where there is no such decision.
 */
export async function findFidelity(context: Context<'preference.read'>, decisionId: string) {
  const decision = await context.db.decision.findFirst({
    where: { AND: [{ id: decisionId }, { preference: visibleTo(context.actor) }] },
    select: {
      ...{ state: true, outcome: true, isCurrent: true, deciderId: true, cosignerId: true },
      obligations: { orderBy: { id: 'asc' }, select: { title: true, state: true, doerIds: true } },
      fidelityRatings: {
        orderBy: { id: 'desc' },
        select: { id: true, fidelity: true, reason: true, rater: true, createdAt: true, isDemo: true },
      },
    },
  })
  if (!decision) return null
  const { obligations, fidelityRatings, ...decided } = decision
  const owed = obligations.map(({ doerIds, ...one }) => ({ ...one, doers: doerIds }))
  const refusal = fidelityRefusal({ ...decided, owed }, context.actor)
  return {
    ratings: fidelityRatings.map(({ createdAt, ...rating }) => ({ ...rating, createdAt: createdAt.toISOString() })),
    canRate: refusal === null,
    heldBack: may(context.actor, 'fidelityRating.record') ? refusal : null,
  }
}

export type FidelityFound = NonNullable<Awaited<ReturnType<typeof findFidelity>>>
