import type { HeldAssessment } from '@/lib/assessments/queries'
import { bandOfOption, totalsOf, worstRiskOf } from '@/lib/costs/rules'
import { type Band, bands, type CostPolicy } from '@/lib/costs/schema'

export type Difference = 'feasibility' | 'band' | 'risk'

/** On what assessors do not agree: whether it can be done, the lowest band that any option reaches, and the worst risk. */
export function differencesOf(held: readonly HeldAssessment[], policy: CostPolicy): readonly Difference[] {
  const differs = (told: readonly (string | number)[]) => new Set(told).size > 1
  const lowest = held.map(({ options }) => lowestBand(options.map(({ costed }) => bandOfOption(costed, policy))))
  const worst = held.map(({ options }) => Math.max(0, ...options.map(({ costed }) => worstRiskOf(costed.risks))))
  return [
    ...(differs(held.map(({ feasibility }) => feasibility)) ? (['feasibility'] as const) : []),
    ...(differs(lowest) ? (['band'] as const) : []),
    ...(differs(worst) ? (['risk'] as const) : []),
  ]
}

function lowestBand(reached: readonly Band[]): string {
  return bands.find((band) => reached.includes(band)) ?? ''
}

export type ComparedOption = ReturnType<typeof comparedOptions>[number]

/** Every option of every assessor with what it comes to, in the order of the assessors. */
export function comparedOptions(held: readonly HeldAssessment[], policy: CostPolicy) {
  return held.flatMap(({ assessor, options }) =>
    options.map((option) => ({
      ...{ option, assessor, totals: totalsOf(option.costed, policy), band: bandOfOption(option.costed, policy) },
      worstRisk: worstRiskOf(option.costed.risks),
    })),
  )
}

/** The end of the scale that the ranges of all options share. */
export function mostOf(compared: readonly Pick<ComparedOption, 'totals'>[]): bigint {
  return compared.reduce((most, { totals }) => (totals.high > most ? totals.high : most), 1n)
}
