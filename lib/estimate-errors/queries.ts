import 'server-only'
import type { Context } from '@/lib/auth/context'
import { visibleTo } from '@/lib/preferences/queries'
import { errorGroups } from './rules'

/**
 * How far estimates were off, by who made them and by what they rested on: of decisions that honored an option and are
 * fulfilled, with what is on record as spent. `goingOn` counts those that are still being fulfilled, whose costs may rise.
 */
export async function listEstimateErrors(context: Context<'preference.read'>) {
  const honored = { issuedAt: { not: null }, expectedMinor: { not: null }, optionId: { not: null } }
  const seen = visibleTo(context.actor)
  const spent = { ...honored, actualCosts: { some: {} } }
  const [fulfilled, goingOn] = await Promise.all([
    context.db.decision.findMany({
      where: { ...spent, preference: { AND: [{ state: 'fulfilled' }, seen] } },
      orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
      select: {
        ...{ expectedMinor: true, isDemo: true },
        actualCosts: { select: { minor: true } },
        option: { select: { basis: true, assessment: { select: { assessorId: true, assessor: true } } } },
      },
    }),
    context.db.decision.count({ where: { ...spent, preference: { AND: [{ state: 'fulfilling' }, seen] } } }),
  ])
  const rows = fulfilled.flatMap(({ expectedMinor, actualCosts, option }) => {
    if (expectedMinor === null || !option) return []
    const sum = actualCosts.reduce((total, { minor }) => total + minor, 0n)
    return [{ expected: expectedMinor, spent: sum, basis: option.basis, ...option.assessment }]
  })
  const names = new Map(rows.map(({ assessorId, assessor }) => [assessorId, assessor]))
  const byAssessor = errorGroups(rows, ({ assessorId }) => assessorId)
  return {
    goingOn,
    isDemo: fulfilled.some(({ isDemo }) => isDemo),
    byBasis: errorGroups(rows, ({ basis }) => basis),
    byAssessor: byAssessor.map((group) => ({ ...group, name: names.get(group.key) ?? '' })),
  }
}
