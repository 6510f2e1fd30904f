import type { PolicyValues } from '@/lib/policies/schema'

/** What honoring a preference takes: once, and each month over a horizon. */
export const costKinds = ['oneOffMoney', 'oneOffDays', 'monthlyMoney', 'monthlyDays', 'monthlyGpuHours'] as const

export type CostKind = (typeof costKinds)[number]

export const monthlyKinds = ['monthlyMoney', 'monthlyDays', 'monthlyGpuHours'] as const satisfies readonly CostKind[]

export const riskKinds = ['safety', 'security', 'legal', 'reputation'] as const

export type RiskKind = (typeof riskKinds)[number]

/** From 0, none that anybody sees, to 3, severe. */
export const HIGHEST_RISK = 3

/** As they are chosen and shown, one for each point. */
export const riskLevels = ['0', '1', '2', '3'] as const

export const bands = ['low', 'medium', 'high'] as const

export type Band = (typeof bands)[number]

/** How costs are counted and banded: amounts are minor units of the policy's currency, risks go from 0 to 3. */
export type CostPolicy = Pick<
  PolicyValues,
  | ('personDayCost' | 'gpuHourCost' | 'costHorizonMonths' | 'riskPointCost')
  | ('lowCostMax' | 'mediumCostMax' | 'lowRiskMax' | 'mediumRiskMax')
>
