import { type ReadCosts, readCosts } from '@/lib/assessments/rules'
import { type BandReason, bandReasonOf, type CostedOption, type CostTotals, totalsOf } from '@/lib/costs/rules'
import { type CostPolicy, HIGHEST_RISK } from '@/lib/costs/schema'
import type { Currency } from '@/lib/money/schema'
import type { OptionValues } from './edited-options'
import { costsIn } from './option-values'

/** What an option comes to as it stands; `counted` is null where something typed cannot be counted. */
export type LiveOption = {
  readonly problems: ReadCosts['problems']
  readonly isHorizonWrong: boolean
  readonly counted: { readonly totals: CostTotals; readonly reason: BandReason } | null
}

type Counting = { readonly policy: CostPolicy; readonly currency: Currency; readonly longest: number }

/** Counts what is typed by the very rules that the server counts with. */
export function liveOption(values: OptionValues, { policy, currency, longest }: Counting): LiveOption {
  const { lines, problems } = readCosts(costsIn(values), currency)
  const horizonMonths = wholeIn(values.horizonMonths, longest)
  const isHorizonWrong = horizonMonths === null
  if (isHorizonWrong || Object.keys(problems).length > 0) return { problems, isHorizonWrong, counted: null }
  const option: CostedOption = { currency, horizonMonths, lines, risks: risksIn(values) }
  return {
    problems,
    isHorizonWrong,
    counted: { totals: totalsOf(option, policy), reason: bandReasonOf(option, policy) },
  }
}

function risksIn(values: OptionValues) {
  const risk = (kind: string) => wholeIn(values[`risks.${kind}`], HIGHEST_RISK) ?? 0
  return { safety: risk('safety'), security: risk('security'), legal: risk('legal'), reputation: risk('reputation') }
}

function wholeIn(text: string | undefined, most: number): number | null {
  const value = /^\d{1,3}$/.test(text ?? '') ? Number(text) : null
  return value === null || value > most ? null : value
}
