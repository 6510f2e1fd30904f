import canonicalize from 'canonicalize'
import { monthlyCosts } from '@/lib/availability/rules'
import { writeAmount } from '@/lib/money/rules'
import { demandPart, downsidesPart, preservationPart, settlementsPart } from '@/lib/report-end-parts/rules'
import type {
  DemandFacts,
  DownsideFacts,
  KeepingFacts,
  OverrideFacts,
  SettlementFacts,
} from '@/lib/report-end-parts/schema'
import { interviewsPart } from '@/lib/report-interviews/rules'
import type { InterviewFacts } from '@/lib/report-interviews/schema'
import {
  availabilityPart,
  datesPart,
  decisionsPart,
  identityPart,
  owedPart,
  successorsPart,
} from '@/lib/report-parts/rules'
import type {
  DateFacts,
  EventFacts,
  IdentityFacts,
  OwedFacts,
  ReportPart,
  SuccessorFacts,
  WindowFacts,
} from '@/lib/report-parts/schema'
import { preferencesPart } from '@/lib/report-preferences/rules'
import type { PreferenceFacts } from '@/lib/report-preferences/schema'
import { type ModelReport, modelReport, REPORT_FORMAT } from './schema'

/** All that is on record about one model at an instant (ISO 8601, UTC), read at one place of the audit log. */
export type ReportFacts = {
  readonly model: ModelReport['model']
  readonly asOf: string
  readonly madeFrom: ModelReport['madeFrom']
  readonly identity: IdentityFacts
  readonly dates: DateFacts
  readonly windows: readonly WindowFacts[]
  readonly successors: readonly SuccessorFacts[]
  readonly keeping: KeepingFacts
  readonly interviews: readonly InterviewFacts[]
  readonly preferences: readonly PreferenceFacts[]
  readonly owed: readonly OwedFacts[]
  readonly downsides: readonly DownsideFacts[]
  readonly signals: readonly DemandFacts[]
  readonly settlements: readonly SettlementFacts[]
  readonly overrides: readonly OverrideFacts[]
  readonly events: readonly EventFacts[]
}

/** The report of these facts, with the number it is filed under, or none as a draft. */
export function reportOf(facts: ReportFacts, number: number | null): ModelReport {
  const today = facts.asOf.slice(0, 10)
  const costed = facts.windows.map(({ cost, ...window }) => ({
    ...window,
    costPerMonth: cost && writeAmount(cost),
    currency: cost?.currency ?? null,
  }))
  const parts = [
    identityPart(facts.identity),
    datesPart(facts.dates),
    availabilityPart(facts.windows, monthlyCosts(costed, today)),
    successorsPart(facts.successors),
    preservationPart(facts.keeping),
    interviewsPart(facts.interviews),
    preferencesPart(facts.preferences),
    owedPart(facts.owed, today),
    downsidesPart(facts.downsides),
    demandPart(facts.signals),
    settlementsPart(facts.settlements, facts.overrides),
    decisionsPart(facts.events),
  ]
  return { format: REPORT_FORMAT, model: facts.model, number, asOf: facts.asOf, madeFrom: facts.madeFrom, parts }
}

/** RFC 8785 JSON: one report has one text, so that its hash can be made again by anybody. */
export function reportText(report: ModelReport): string {
  const text = canonicalize(report)
  if (text === undefined) throw new Error('The report cannot be written as JSON')
  return text
}

/** The report that a stored text holds. Throws when it holds none: what was filed is never guessed at. */
export function readReport(text: string): ModelReport {
  return modelReport.parse(JSON.parse(text))
}

/** The keys of the parts in which two reports differ, in the order of the newer one, then what only the earlier had. */
export function differingParts(earlier: ModelReport, later: ModelReport): readonly string[] {
  const before = new Map(earlier.parts.map((part) => [part.key, textOf(part)]))
  const after = new Map(later.parts.map((part) => [part.key, textOf(part)]))
  return [...new Set([...after.keys(), ...before.keys()])].filter((key) => before.get(key) !== after.get(key))
}

/** The number in an address; null for what no report has. It fits the column, so that no address makes a fault. */
export function readNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

/** Where a filed report is shown. Evidence with such an address is the report itself, so no later report tells it. */
export function reportPath(slug: string, number: number): `/models/${string}/report/${number}` {
  return `/models/${slug}/report/${number}`
}

/** True for evidence that is a report of this very model. */
export function isOwnReport(slug: string, url: string): boolean {
  const start = `/models/${slug}/report/`
  return url.startsWith(start) && readNumber(url.slice(start.length)) !== null
}

function textOf(part: ReportPart): string | undefined {
  return canonicalize(part)
}
