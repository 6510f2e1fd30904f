import type { OptionKind } from '@/lib/assessments/schema'
import type { Band } from '@/lib/costs/schema'
import type { DecisionOutcome, DecisionState } from '@/lib/decisions/schema'
import type { Fidelity } from '@/lib/fidelity-ratings/schema'
import type { Money } from '@/lib/money/schema'
import type { PreferenceOrigin, PreferenceScope, PreferenceState } from '@/lib/preferences/schema'
import type { Sourced } from '@/lib/report-parts/schema'
import type { RobustnessLabel } from '@/lib/robustness/schema'

/** One way to honor it that somebody costed; its band is of the policy in force when the report is made. */
export type OptionFacts = {
  readonly title: string
  readonly kind: OptionKind
  readonly band: Band
  readonly expected: Money
  readonly assessor: string
  readonly isDemo: boolean
}

/** What was decided about it, and what became of that. */
export type DecisionFacts = {
  readonly outcome: DecisionOutcome
  readonly state: DecisionState
  readonly issuedAt: string
  readonly band: Band | null
  readonly reasons: string
  readonly decider: string
  readonly cosigner: string
  readonly fidelity: Fidelity | null
  readonly expected: Money | null
  /** Null where no cost is on record. */
  readonly spent: Money | null
  readonly told: readonly { readonly toldOn: string; readonly told: string; readonly hasAnswered: boolean }[]
  readonly isDemo: boolean
}

/** What the model asked for in words of the office, and nothing of what was said: a report is read by more people. */
export type PreferenceFacts = Sourced & {
  readonly title: string
  readonly statement: string
  readonly theme: string
  readonly origin: PreferenceOrigin
  readonly strength: number
  readonly scope: PreferenceScope
  readonly state: PreferenceState
  readonly robustness: RobustnessLabel
  readonly options: readonly OptionFacts[]
  readonly decisions: readonly DecisionFacts[]
  readonly isDemo: boolean
}
