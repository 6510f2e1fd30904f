import { done, type FieldProblem, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import { readAmount, writeAmount } from '@/lib/money/rules'
import {
  type PolicyValues,
  policyCurrency,
  policyValues,
  type ThresholdName,
  thresholdNames,
  thresholdOf,
} from './schema'

/** The thresholds that hold now. Rules take them as an input; what they decide names the version. */
export type PolicyInForce = { readonly version: number; readonly values: PolicyValues }

/**
 * The thresholds of a stored version. One that did not exist when it was written has its first value, and one that no
 * longer exists is left out. Throws when a stored value is out of bounds: then the bounds were narrowed over it.
 */
export function readValues(stored: unknown): PolicyValues {
  const initial = Object.fromEntries(thresholdNames.map((name) => [name, thresholdOf(name).initial]))
  return policyValues.parse({ ...initial, ...(typeof stored === 'object' ? stored : {}) })
}

type Wanted = { readonly [Name in ThresholdName]?: number | undefined }

type Written = { readonly [Name in ThresholdName]?: number | string | undefined }

/** What somebody wants, with the amounts that they wrote as minor units, exactly. Refused at the field where that fails. */
export function readWanted(written: Written): Result<Wanted> {
  const wanted: { [Name in ThresholdName]?: number } = {}
  const problems: Partial<Record<ThresholdName, FieldProblem>> = {}
  for (const name of thresholdNames) {
    const given = written[name]
    const read = typeof given === 'string' ? readLimit(name, given) : done(given)
    if (!read.ok) problems[name] = read.problem
    else if (read.value !== undefined) wanted[name] = read.value
  }
  return Object.keys(problems).length > 0 ? refuseFields(problems) : done(wanted)
}

function readLimit(name: ThresholdName, text: string) {
  const { max } = thresholdOf(name)
  const amount = readAmount(text, policyCurrency)
  if (!amount) return { ok: false, problem: { code: 'invalidAmount' } } as const
  const most = Number(writeAmount({ minor: BigInt(max), currency: policyCurrency }))
  if (amount.minor > BigInt(max)) return { ok: false, problem: { code: 'tooLarge', values: { max: most } } } as const
  return done(Number(amount.minor))
}

/** Why no policy may be like that: nothing could be in the medium band, and the low one would reach above it. */
export function limitsRefusal(values: PolicyValues): Refusal | null {
  const { lowCostMax, mediumCostMax, lowRiskMax, mediumRiskMax } = values
  const written = (minor: number) => writeAmount({ minor: BigInt(minor), currency: policyCurrency })
  if (lowCostMax > mediumCostMax) {
    const limits = { low: written(lowCostMax), medium: written(mediumCostMax), currency: policyCurrency }
    return refuse('policyCostLimitsCrossed', limits)
  }
  return lowRiskMax > mediumRiskMax
    ? refuse('policyRiskLimitsCrossed', { low: lowRiskMax, medium: mediumRiskMax })
    : null
}

/** The thresholds after a change; what is not wanted otherwise stays. */
export function applyChange(values: PolicyValues, wanted: Wanted): PolicyValues {
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
  return { ...values, ...given }
}

export type ThresholdChange = { readonly name: ThresholdName; readonly before: number; readonly after: number }

/** What a version changed, in the order of the thresholds. */
export function changesOf(before: PolicyValues, after: PolicyValues): readonly ThresholdChange[] {
  return thresholdNames
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name], after: after[name] }))
}
