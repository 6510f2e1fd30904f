import { type Refusal, refuse, refuseFields } from '@/lib/errors'
import { isLive } from '@/lib/preferences/rules'
import type { PreferenceState } from '@/lib/preferences/schema'
import type { SplitPreferenceInput } from './schema'

type Joined = { readonly id: string; readonly modelId: string; readonly state: PreferenceState }

/** Why one cannot be merged into the other; null when it can. Two models that asked for the same asked twice. */
export function mergeRefusal(one: Joined, into: Joined): Refusal | null {
  if (one.id === into.id) return refuseFields({ intoId: { code: 'notOneOf' } })
  if (one.modelId !== into.modelId) return refuse('mergeOtherModel')
  return isLive(into.state) ? null : refuseFields({ intoId: { code: 'notOneOf' } })
}

export type SplitPart = { readonly title: string; readonly statement: string }

/** What it is split into: two parts, or three. */
export function partsOf(input: SplitPreferenceInput): readonly SplitPart[] {
  const third = { title: input.thirdTitle, statement: input.thirdStatement }
  return [
    { title: input.firstTitle, statement: input.firstStatement },
    { title: input.secondTitle, statement: input.secondStatement },
    ...(third.title === '' ? [] : [third]),
  ]
}

/** A third part has a title and a statement, or neither. */
export function thirdRefusal({ thirdTitle, thirdStatement }: SplitPreferenceInput): Refusal | null {
  if ((thirdTitle === '') === (thirdStatement === '')) return null
  const missing = { code: 'required' } as const
  return refuseFields(thirdTitle === '' ? { thirdTitle: missing } : { thirdStatement: missing })
}
