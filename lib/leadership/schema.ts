import type { Band } from '@/lib/costs/schema'
import type { ListSchema } from '@/lib/list-params'
import type { Money } from '@/lib/money/schema'
import type { Verdict } from '@/lib/obligations/schema'
import type { UndecidedAge } from '@/lib/preferences/schema'
import type { OverrideState } from '@/lib/retirement-overrides/schema'

/** `period` is a text of `lib/periods`, or `all`; without one it is the year of today. `model` is a name of addresses. */
export const leadershipList = {
  sorts: ['figures'],
  defaultSort: 'figures',
  defaultDirection: 'asc',
  filters: { period: null, model: null },
} as const satisfies ListSchema<'figures', 'period' | 'model'>

/** Quarters in the picture over time, the newest last. */
export const QUARTERS_SHOWN = 8

/** Rows of a picture, and rows and columns of the matrix: those with the most decisions. The page says how many more. */
export const THEMES_SHOWN = 15
export const MODELS_SHOWN = 12

/** Dots of the picture of cost and strength: the newest. */
export const DOTS_SHOWN = 200

/** A number with the address of exactly the rows that it counts. */
export type Counted = { readonly count: number; readonly href: string }

/** So many of so many. */
export type Share = { readonly part: Counted; readonly whole: Counted }

export type Named = { readonly slug: string; readonly name: string; readonly isDemo: boolean }

/** What the leadership page shows, the quarterly page prints, and its files hold. Days and instants are ISO texts. */
export type LeadershipFacts = {
  readonly asOf: string
  readonly period: { readonly text: string; readonly from: string | null; readonly until: string | null }
  readonly models: readonly Named[]
  /** Some of the rows are made up for the demonstration. */
  readonly isDemo: boolean
  readonly honored: Share
  readonly byBand: readonly { readonly band: Band | 'none'; readonly share: Share }[]
  readonly byTheme: {
    readonly rows: readonly { readonly theme: Named; readonly share: Share }[]
    readonly more: number
  }
  readonly byQuarter: readonly { readonly quarter: string; readonly share: Share }[]
  readonly open: {
    readonly all: Counted
    readonly ages: readonly { readonly age: UndecidedAge; readonly counted: Counted }[]
  }
  readonly exceptions: Counted
  readonly unexplained: Counted
  readonly promises: Readonly<Record<Verdict, Counted>>
  readonly money: {
    /** Expected costs of what was decided to be honored. */
    readonly committed: readonly Money[]
    readonly honoring: Counted
    readonly spent: readonly Money[]
    readonly costed: Counted
    /** Null where the policy sets none. `forPeriod` is null where there is no period to share it out over. */
    readonly budget: { readonly yearly: Money; readonly forPeriod: Money | null } | null
  }
  readonly equity: EquityFacts
  /** The newest; `isCut` where there are more. */
  readonly dots: { readonly rows: readonly CostDot[]; readonly isCut: boolean }
  readonly overrides: { readonly counted: Counted; readonly rows: readonly OverrideFact[] }
}

export type EquityCell = {
  readonly theme: string
  readonly model: string
  readonly honored: number
  /** Was so already: nothing was left to honor. */
  readonly satisfied: number
  readonly declined: number
  /** Put off, or in nobody's hands. */
  readonly neither: number
  readonly decided: Counted
}

export type EquityFacts = {
  readonly fewInterviews: number
  readonly themes: readonly Named[]
  readonly models: readonly (Named & { readonly interviews: number; readonly isFew: boolean })[]
  /** Those in which something was decided. */
  readonly cells: readonly EquityCell[]
  readonly moreThemes: number
  readonly moreModels: number
}

export type CostDot = {
  readonly id: string
  readonly title: string
  readonly model: string
  readonly strength: number
  readonly band: Band | null
  readonly isHonored: boolean
  /** Expected cost. */
  readonly cost: Money
  readonly isDemo: boolean
}

export type OverrideFact = {
  readonly id: string
  readonly state: OverrideState
  readonly model: Named
  readonly reason: string
  readonly proposedBy: string
  readonly confirmedBy: string
  readonly confirmedAt: string
}
