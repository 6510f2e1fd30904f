import type { CostKind } from '@/lib/costs/schema'

/** What of the policy is moved, besides the estimates themselves. */
export const policyInputs = [
  ...(['costHorizonMonths', 'personDayCost', 'gpuHourCost', 'riskPointCost', 'lowCostMax', 'mediumCostMax'] as const),
] as const

export type PolicyInput = (typeof policyInputs)[number]

/** Every input that is moved: each line from its low to its high estimate, each value of the policy around itself. */
export type SensitivityInput = CostKind | PolicyInput

/** How often the estimates are drawn. */
export const DRAWS = 10_000

/** Seeds are whole numbers of 32 bits, as addresses write them. */
export const LARGEST_SEED = 4_294_967_295
