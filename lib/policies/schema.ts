import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import type { Currency } from '@/lib/money/schema'

/** In which currency the policy's amounts are. Options in another one are never converted: their band is not derived. */
export const policyCurrency = 'USD' satisfies Currency

/** The largest amount of a threshold, in minor units: a billion dollars, and well within a whole number of JSON. */
const LARGEST_AMOUNT = 100_000_000_000

/**
 * What a threshold counts in; each has a text that says it with a number. `money` is minor units of the policy's currency,
 * `risk` goes from 0 to 3.
 */
export type ThresholdUnit = 'days' | 'interviews' | 'months' | 'risk' | 'money' | 'decisions'

/** What the thresholds are about, in the order in which the page tells them. */
export const policySubjects = ['models', 'preservation', 'interviews', 'bands', 'costs'] as const

export type PolicySubject = (typeof policySubjects)[number]

export type Threshold = {
  readonly subject: PolicySubject
  readonly unit: ThresholdUnit
  /** In force until somebody changes it, and in every version that was written before the threshold existed. */
  readonly initial: number
  readonly min: number
  readonly max: number
}

const registry = z.registry<Threshold>()

/** Every threshold that some rule uses: its unit, its first value (DOMAIN.md, "Policy") and its bounds, one line each. */
export const policyValues = z.object({
  noticeDays: threshold({ subject: 'models', unit: 'days', initial: 60, min: 1, max: 3650 }),
  fixityIntervalDays: threshold({ subject: 'preservation', unit: 'days', initial: 90, min: 1, max: 3650 }),
  copyRepairDays: threshold({ subject: 'preservation', unit: 'days', initial: 14, min: 1, max: 3650 }),
  fewInterviews: threshold({ subject: 'interviews', unit: 'interviews', initial: 3, min: 1, max: 1000 }),
  lowCostMax: amount('bands', 1_000_000),
  mediumCostMax: amount('bands', 10_000_000),
  lowRiskMax: threshold({ subject: 'bands', unit: 'risk', initial: 1, min: 0, max: 3 }),
  mediumRiskMax: threshold({ subject: 'bands', unit: 'risk', initial: 2, min: 0, max: 3 }),
  costHorizonMonths: threshold({ subject: 'costs', unit: 'months', initial: 24, min: 1, max: 600 }),
  personDayCost: amount('costs', 80_000),
  gpuHourCost: amount('costs', 400),
  riskPointCost: amount('costs', 500_000),
  stewardshipBudget: amount('costs', 0),
  fewEstimates: threshold({ subject: 'costs', unit: 'decisions', initial: 5, min: 1, max: 1000 }),
})

export type PolicyValues = Readonly<z.output<typeof policyValues>>

export type ThresholdName = keyof PolicyValues

export const thresholdNames: readonly ThresholdName[] = policyValues.keyof().options

export function thresholdOf(name: ThresholdName): Threshold {
  const found = registry.get(policyValues.shape[name])
  if (!found) throw new Error(`The threshold ${name} was not made by threshold()`)
  return found
}

export function thresholdsAbout(subject: PolicySubject): readonly ThresholdName[] {
  return thresholdNames.filter((name) => thresholdOf(name).subject === subject)
}

/** Amounts as they are written; every other threshold is a whole number. */
const writtenAmounts = {
  ...{ lowCostMax: writtenAmount(), mediumCostMax: writtenAmount() },
  ...{ personDayCost: writtenAmount(), gpuHourCost: writtenAmount(), riskPointCost: writtenAmount() },
  stewardshipBudget: writtenAmount(),
} as const

/** What is not named keeps its value. `version` is the one that was in force when the sender looked. */
export const changePolicyInput = z.object({
  version: field.version(),
  reason: field.text(2000),
  ...policyValues.partial().shape,
  ...writtenAmounts,
})

export type ChangePolicyInput = z.output<typeof changePolicyInput>

/** The policy that is in force after a change. */
export const policyReceipt = z.object({ version: z.number().int(), values: policyValues })

export type PolicyReceipt = z.output<typeof policyReceipt>

/** An amount of the policy's currency; `initial` is minor units. */
function amount(subject: PolicySubject, initial: number) {
  const meaning: Threshold = { subject, unit: 'money', initial, min: 0, max: LARGEST_AMOUNT }
  return thresholdSchema(meaning)
    .meta({ description: `Whole minor units of ${policyCurrency}.` })
    .register(registry, meaning)
}

/** Text, because a JSON number would be a floating-point one. The rule converts it exactly. */
function writtenAmount() {
  return z
    .string()
    .trim()
    .max(20)
    .optional()
    .meta({
      ...{ description: `A decimal text in ${policyCurrency}, such as 1250.50; it never rounds.` },
      ...{ examples: ['1250.50'] },
    })
}

function threshold(meaning: Threshold) {
  return thresholdSchema(meaning).register(registry, meaning)
}

function thresholdSchema({ min, max }: Threshold) {
  return z.coerce.number().int().min(min).max(max)
}

/** Versions are few, so there is one order and no filter. */
export const policyList = {
  sorts: ['version'],
  defaultSort: 'version',
  defaultDirection: 'desc',
  filters: {},
} as const satisfies ListSchema<'version', never>

/** A version as the list shows it: with what it changed, who made it (null: it came with the database) and why. */
export const policyVersion = z.object({
  version: shown.version(),
  values: policyValues,
  reason: z.string(),
  createdAt: shown.instant(),
  createdBy: z.string().nullable(),
  changes: z.array(z.object({ name: z.enum(thresholdNames), before: z.int(), after: z.int() })),
})
