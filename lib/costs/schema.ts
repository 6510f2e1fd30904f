/** What honoring a preference takes: once, and each month over a horizon. */
export const costKinds = ['oneOffMoney', 'oneOffDays', 'monthlyMoney', 'monthlyDays', 'monthlyGpuHours'] as const

export type CostKind = (typeof costKinds)[number]

export const monthlyKinds = ['monthlyMoney', 'monthlyDays', 'monthlyGpuHours'] as const satisfies readonly CostKind[]

export const riskKinds = ['safety', 'security', 'legal', 'reputation'] as const

export type RiskKind = (typeof riskKinds)[number]

/** From 0, none that anybody sees, to 3, severe. */
export const HIGHEST_RISK = 3

export const bands = ['low', 'medium', 'high'] as const

export type Band = (typeof bands)[number]

/** How costs are counted and banded: amounts are minor units of the option's currency, risks go from 0 to 3. */
export type CostPolicy = {
  readonly personDayCost: number
  readonly gpuHourCost: number
  /** Monthly lines are counted over no more months than this. */
  readonly costHorizonMonths: number
  /** What each point of each risk counts as when options are ranked; it moves no band. */
  readonly riskPointCost: number
  readonly lowCostMax: number
  readonly mediumCostMax: number
  readonly lowRiskMax: number
  readonly mediumRiskMax: number
}
