import type { EstimateBasis, OptionKind, Reversibility } from '@/lib/assessments/schema'
import type { CostKind } from '@/lib/costs/schema'
import type { Precedent } from '@/lib/decisions/schema'
import type { PreferenceOrigin, PreferenceScope } from '@/lib/preferences/schema'

/** Low, likely and high: minor units of the currency, or hundredths of days and hours. */
type Points = readonly [low: bigint, likely: bigint, high: bigint]

export type DemoOption = {
  readonly kind: OptionKind
  readonly title: string
  readonly description: string
  readonly basis: EstimateBasis
  readonly reversibility: Reversibility
  readonly lines: Readonly<Partial<Record<CostKind, Points>>>
  readonly risks?: { readonly riskSecurity?: number; readonly riskReputation?: number }
}

export type DemoAssessment = { readonly by: 'steward' | 'second'; readonly options: readonly DemoOption[] }

export type DemoDecision = {
  /** The same in every demo workspace, as its preference's is. */
  readonly id: string
  readonly option: number
  readonly reasons: string
  readonly passedOver: string
  readonly precedent: Precedent
  readonly publicSummary: string
  readonly step: string
  /** Something that is on the ledger already, which this decision made owed. */
  readonly owedId?: string
  /** What it has really cost, in hundredths of days; absent while it is not done. */
  readonly actualDays?: bigint
  readonly fidelity?: 'identical' | 'equivalent' | 'partial' | 'substitute'
}

export type DemoWish = {
  /** The same in every demo workspace, so that its address can be told. */
  readonly id: string
  readonly about: string
  readonly theme: string
  readonly title: string
  readonly statement: string
  readonly origin: PreferenceOrigin
  readonly strength: number
  readonly scope: PreferenceScope
  readonly from: { readonly sourceUrl: string; readonly sourceTitle: string }
  /** The index of the turn whose words show it. */
  readonly turn?: number
  readonly assessments: readonly DemoAssessment[]
  readonly decision?: DemoDecision
}
