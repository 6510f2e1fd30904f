import type { ArtifactKind } from '@/lib/artifacts/schema'
import type { ChecklistItem } from '@/lib/checklists/schema'
import type { CopyMedium } from '@/lib/copies/schema'
import type { demandKinds } from '@/lib/demand-signals/schema'
import type { DownsideKind, DownsideSeverity } from '@/lib/downsides/schema'
import type { DrillResult } from '@/lib/drills/schema'
import type { FixityResult } from '@/lib/fixity-checks/schema'
import type { Money } from '@/lib/money/schema'
import type { Level } from '@/lib/preservation/schema'
import type { Sourced } from '@/lib/report-parts/schema'
import type { OverrideState } from '@/lib/retirement-overrides/schema'

/** How the model is kept. Copies are those that have not ended; the check of each is its last one. */
export type KeepingFacts = {
  readonly level: Level
  readonly artifacts: readonly {
    readonly kind: ArtifactKind
    readonly label: string
    readonly bytes: number
    readonly sha256: string
    readonly isDemo: boolean
    readonly copies: readonly {
      readonly region: string
      readonly disasterZone: string
      readonly medium: CopyMedium
      readonly custodian: string
      readonly cost: Money | null
      readonly isDemo: boolean
      readonly check: { readonly result: FixityResult; readonly checkedAt: string } | null
    }[]
  }[]
  readonly drills: readonly {
    readonly heldOn: string
    readonly hardware: string
    readonly result: DrillResult
    readonly hoursToServe: number | null
    readonly isDemo: boolean
  }[]
}

/** What stands about a downside. */
export type DownsideFacts = Sourced & {
  readonly kind: DownsideKind
  readonly severity: DownsideSeverity
  readonly text: string
  readonly statedOn: string
  readonly isDemo: boolean
}

/** What shows who values it, but for what was withdrawn as a mistake. */
export type DemandFacts = {
  readonly kind: (typeof demandKinds)[number]
  readonly source: string
  readonly size: string
  readonly caveat: string
  readonly observedOn: string | null
  readonly sourceUrl: string
  readonly isDemo: boolean
}

/** Somebody's word on an item of the checklist, also one that was taken back. */
export type SettlementFacts = {
  readonly item: ChecklistItem
  readonly kind: 'attested' | 'waived'
  readonly note: string
  readonly evidenceUrl: string
  readonly by: string | null
  readonly at: string
  readonly takenBackOn: string | null
  readonly isDemo: boolean
}

export type OverrideFacts = {
  readonly state: OverrideState
  readonly reason: string
  readonly proposedBy: string | null
  readonly proposedAt: string
  readonly decidedBy: string | null
  readonly decision: string
}
