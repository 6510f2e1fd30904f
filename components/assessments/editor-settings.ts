import type { Choice } from '@/components/form/part-control'
import type { CostKind, CostPolicy, RiskKind } from '@/lib/costs/schema'
import type { Locale } from '@/lib/i18n/locale'
import type { Currency } from '@/lib/money/schema'
import type { OptionEdit, OptionValues } from './edited-options'

type Word =
  | ('options' | 'optionsHint' | 'addOption' | 'most' | 'undo' | 'option' | 'moveUp' | 'moveDown' | 'remove')
  | ('removed' | 'movedTo' | 'title' | 'kind' | 'description' | 'horizon' | 'horizonHint' | 'basis' | 'sourceUrl')
  | ('sourceTitle' | 'reversibility' | 'riskNote' | 'costs' | 'costsHint' | 'what' | 'low' | 'likely' | 'high')
  | ('risks' | 'expected' | 'range' | 'deviation' | 'band' | 'uncounted' | 'whyLow' | 'whyCost' | 'whyRisks')
  | ('limits' | 'months' | 'wrongHorizon')
  | ('required' | 'invalidAmount' | 'invalidQuantity' | 'belowLow' | 'belowLikely')
  | ('band_low' | 'band_medium' | 'band_high')

/** What the editor knows without asking: its texts, what may be chosen, and what costs are counted by. */
export type OptionSettings = {
  readonly labels: Readonly<Record<Word, string>>
  readonly costLabels: Readonly<Record<CostKind, string>>
  readonly riskLabels: Readonly<Record<RiskKind, string>>
  readonly choices: Readonly<Record<'kind' | 'basis' | 'reversibility' | 'risk', readonly Choice<string>[]>>
  readonly limits: Readonly<Record<'options' | 'horizonMonths', number>>
  readonly policy: CostPolicy
  readonly currency: Currency
  readonly locale: Locale
  /** What a new option says before anybody has typed. */
  readonly blank: OptionValues
}

/** What can be done in the editor. */
export type OptionActs = {
  readonly edit: (edit: OptionEdit) => void
  readonly canMove: (uid: number, by: -1 | 1) => boolean
  readonly move: (uid: number, by: -1 | 1, focus: string) => void
  readonly remove: (uid: number) => void
  readonly add: () => void
  readonly undo: () => void
}

/** A text of the settings with its places filled in. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
