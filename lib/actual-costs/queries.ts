import 'server-only'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/days'
import { honoringRefusal } from '@/lib/decision-parts/rules'
import { currencyOf } from '@/lib/money/rules'
import { policyCurrency } from '@/lib/policies/schema'
import { visibleTo } from '@/lib/preferences/queries'
import { estimateErrorOf, takeBackRefusal, writeSpent } from './rules'

/**
 * What honoring a preference has cost so far, oldest first, against what was expected over the horizon of the chosen
 * option. Minor units are whole numbers. Null where there is no such decision.
 */
export async function findActualCosts(context: Context<'preference.read'>, decisionId: string) {
  const decision = await context.db.decision.findFirst({
    where: { AND: [{ id: decisionId }, { preference: visibleTo(context.actor) }] },
    select: {
      ...{ state: true, outcome: true, currency: true, expectedMinor: true },
      actualCosts: {
        orderBy: [{ spentOn: 'asc' }, { id: 'asc' }],
        include: { takenBackBy: { select: { id: true } } },
      },
    },
  })
  if (!decision) return null
  const currency = currencyOf(decision.currency || policyCurrency)
  const spentMinor = decision.actualCosts.reduce((sum, { minor }) => sum + minor, 0n)
  const { expectedMinor } = decision
  const canRecord = may(context.actor, 'actualCost.record') && honoringRefusal(decision) === null
  return {
    ...{ currency, spentMinor, expectedMinor, canRecord },
    error: expectedMinor === null ? null : estimateErrorOf(spentMinor, expectedMinor),
    costs: decision.actualCosts.map(({ decisionId: _, createdById: _by, takenBackBy, ...cost }) => {
      const isTakenBack = takenBackBy !== null
      return {
        ...cost,
        ...{ isTakenBack, currency: currencyOf(cost.currency) },
        amount: writeSpent(cost.amount, { kind: cost.kind, currency: currencyOf(cost.currency) }),
        spentOn: calendarDate(cost.spentOn),
        createdAt: cost.createdAt.toISOString(),
        canTakeBack: canRecord && takeBackRefusal({ takesBackId: cost.takesBackId, isTakenBack }) === null,
      }
    }),
  }
}

export type ActualCosts = NonNullable<Awaited<ReturnType<typeof findActualCosts>>>
