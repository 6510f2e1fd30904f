import { type PolicyValues, policyValues, type ThresholdName, thresholdNames, thresholdOf } from './schema'

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
