import type { Currency } from '@/lib/money/schema'

/** The shape of the files; a later shape gets the next number. */
export const QUARTER_FORMAT = 1

/** The chapters, in their order. */
export const quarterParts = ['honored', 'overTime', 'open', 'questions', 'promises', 'money', 'equity'] as const

export type QuarterPart = (typeof quarterParts)[number]

/** One number with what it is a number of. Words are codes, so a line belongs to no language. */
export type QuarterLine = {
  readonly part: QuarterPart
  /** What is counted: `all`, `band`, `theme`, `quarter`, an age, a verdict, and so on. */
  readonly key: string
  /** Of which band, theme, quarter or model; empty where the key says all. */
  readonly name: string
  readonly count: number
  /** Of how many; null where it is a count of its own. */
  readonly of: number | null
  /** A decimal text, with its currency; null where no money is counted. */
  readonly amount: string | null
  readonly currency: Currency | null
}

/** All numbers of a quarter at an instant, and where the audit log ended then. */
export type QuarterReport = {
  readonly format: typeof QUARTER_FORMAT
  readonly quarter: string
  readonly from: string
  readonly until: string
  readonly asOf: string
  readonly madeFrom: { readonly auditSeq: string; readonly auditHash: string; readonly policyVersion: number }
  /** Some of the rows are made up for the demonstration. */
  readonly isDemo: boolean
  readonly lines: readonly QuarterLine[]
}
