import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'

/** What a threshold counts in; each has a text that says it with a number. */
export type ThresholdUnit = 'days' | 'interviews'

export type Threshold = {
  readonly unit: ThresholdUnit
  /** In force until somebody changes it, and in every version that was written before the threshold existed. */
  readonly initial: number
  readonly min: number
  readonly max: number
}

const registry = z.registry<Threshold>()

/** Every threshold that some rule uses: its unit, its first value (DOMAIN.md, "Policy") and its bounds, one line each. */
export const policyValues = z.object({
  noticeDays: threshold({ unit: 'days', initial: 60, min: 1, max: 3650 }),
  fixityIntervalDays: threshold({ unit: 'days', initial: 90, min: 1, max: 3650 }),
  copyRepairDays: threshold({ unit: 'days', initial: 14, min: 1, max: 3650 }),
  fewInterviews: threshold({ unit: 'interviews', initial: 3, min: 1, max: 1000 }),
})

export type PolicyValues = Readonly<z.output<typeof policyValues>>

export type ThresholdName = keyof PolicyValues

export const thresholdNames: readonly ThresholdName[] = policyValues.keyof().options

export function thresholdOf(name: ThresholdName): Threshold {
  const found = registry.get(policyValues.shape[name])
  if (!found) throw new Error(`The threshold ${name} was not made by threshold()`)
  return found
}

/** What is not named keeps its value. `version` is the one that was in force when the sender looked. */
export const changePolicyInput = z.object({
  version: field.version(),
  reason: field.text(2000),
  ...policyValues.partial().shape,
})

export type ChangePolicyInput = z.output<typeof changePolicyInput>

/** The policy that is in force after a change. */
export const policyReceipt = z.object({ version: z.number().int(), values: policyValues })

export type PolicyReceipt = z.output<typeof policyReceipt>

function threshold(meaning: Threshold) {
  return z.coerce.number().int().min(meaning.min).max(meaning.max).register(registry, meaning)
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
