import { z } from 'zod'
import type { AvailabilityMode } from '@/lib/availability/schema'
import type { DateKind } from '@/lib/dates/schema'
import type { Stage } from '@/lib/models/schema'
import { currencies, type Money } from '@/lib/money/schema'
import type { ObligationKind, ObligationState, OwedTo, Verdict } from '@/lib/obligations/schema'

/** What a value is, which tells how a reader sees it. A `word` is a code of a closed vocabulary. */
export const valueTypes = ['text', 'word', 'date', 'instant', 'number', 'money', 'source'] as const

/** The vocabularies that words come from. */
export const vocabularies = [
  ...(['answer', 'dateKind', 'dateStanding', 'mode', 'operation', 'owedTo'] as const),
  ...(['obligationKind', 'obligationState', 'stage', 'succession', 'verdict'] as const),
  ...(['artifactKind', 'medium', 'fixityResult', 'drillResult', 'downside', 'severity'] as const),
  ...(['signal', 'item', 'settlement', 'override'] as const),
  ...(['interviewState', 'tone', 'endReason'] as const),
  ...(['preferenceOrigin', 'preferenceScope', 'preferenceState', 'robustness', 'optionKind', 'band'] as const),
  ...(['decisionOutcome', 'decisionState', 'fidelity'] as const),
] as const

/** An amount is a decimal text such as `1250.50`, because a number of JSON is a floating-point one. */
const money = z.object({ amount: z.string(), currency: z.enum(currencies), isDemo: z.boolean() })

const source = z.object({ title: z.string(), url: z.string() })

/** Null: nothing was found, which never means "no". Dates are calendar dates, instants ISO 8601 in UTC. */
const value = z.union([z.string(), z.int(), money, source, z.null()])

export type Value = z.output<typeof value>

/** What a column or a figure is called in the catalogue of texts, what it holds, and whose words it uses. */
const column = z.object({
  key: z.string(),
  type: z.enum(valueTypes),
  vocabulary: z.enum(vocabularies).optional(),
})

export type Column = Readonly<z.output<typeof column>>

/** A row holds one value for each column, by its key. */
const row = z.object({ isDemo: z.boolean(), values: z.record(z.string(), value) })

const table = z.object({ key: z.string(), columns: z.array(column), rows: z.array(row) })

/** One chapter of a report: single figures, then tables. Page, PDF and JSON are all drawn from it. */
export const reportPart = z.object({
  key: z.string(),
  figures: z.array(column.extend({ value })),
  tables: z.array(table),
})

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T

export type ReportPart = DeepReadonly<z.output<typeof reportPart>>

export type Figure = ReportPart['figures'][number]

export type ReportTable = ReportPart['tables'][number]

export type Row = ReportTable['rows'][number]

/** Where a fact can be read. */
export type Sourced = { readonly sourceUrl: string; readonly sourceTitle: string }

export type IdentityFacts = {
  readonly displayName: string
  readonly provider: string
  readonly apiId: string | null
  readonly aliases: readonly string[]
  readonly family: string
  readonly stage: Stage | null
  readonly isPubliclyReleased: boolean
  readonly hasSignificantInternalUse: boolean
  readonly summary: string
  readonly traits: string
  readonly steward: string | null
  readonly recordedOn: string
}

export type DateFacts = {
  readonly releasedOn: string | null
  readonly deprecatedOn: string | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
  /** Kinds of date about which sources disagree and nobody has decided. */
  readonly unsettled: number
  /** Between the announcement and the retirement, and what the policy asks for, in days; null while one is not known. */
  readonly notice: { readonly days: number; readonly needed: number } | null
  readonly claims: readonly (Sourced & {
    readonly kind: DateKind
    readonly date: string
    readonly standing: 'chosen' | 'onRecord' | 'takenBack' | 'withdrawn'
    readonly surface: string | null
    readonly accessedOn: string | null
    readonly reason: string
    readonly isDemo: boolean
  })[]
}

export type WindowFacts = Sourced & {
  readonly surface: string
  readonly mode: AvailabilityMode
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly committedUntil: string | null
  readonly cost: Money | null
  readonly isCostDemo: boolean
  readonly decision: string
  readonly isDemo: boolean
}

export type SuccessorFacts = Sourced & {
  readonly reference: string
  readonly statedOn: string | null
  readonly endedOn: string | null
}

export type OwedFacts = Sourced & {
  readonly title: string
  readonly owedTo: OwedTo
  readonly kind: ObligationKind
  readonly dueOn: string | null
  readonly state: ObligationState
  readonly stateReason: string
  readonly isDemo: boolean
  readonly evidence: readonly {
    readonly title: string
    readonly url: string
    readonly sha256: string
    readonly capturedOn: string
    readonly addedBy: string
    readonly isDemo: boolean
  }[]
  readonly ratings: readonly {
    readonly verdict: Verdict
    readonly reason: string
    readonly ratedBy: string
    readonly ratedAt: string
    readonly isDemo: boolean
  }[]
}

export type EventFacts = {
  readonly seq: string
  readonly at: string
  readonly operation: string
  readonly by: string
  readonly reason: string
}
