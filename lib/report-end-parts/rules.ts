import { writeAmount } from '@/lib/money/rules'
import type { Column, Figure, ReportPart, ReportTable, Row, Value } from '@/lib/report-parts/schema'
import type { DemandFacts, DownsideFacts, KeepingFacts, OverrideFacts, SettlementFacts } from './schema'

/** How it is kept: the level, what is kept where, what the last check of each copy found, and whether it served again. */
export function preservationPart({ level, artifacts, drills }: KeepingFacts): ReportPart {
  const copies = artifacts.flatMap(({ label, copies }) => copies.map((copy) => ({ label, ...copy })))
  return {
    key: 'preservation',
    figures: [
      countFigure('level', level),
      countFigure('artifacts', artifacts.length),
      countFigure('copies', copies.length),
      countFigure('drills', drills.length),
    ],
    tables: [artifactTable(artifacts), copyTable(copies), drillTable(drills)],
  }
}

/** What its retirement costs those whom it touches, as it was assessed. */
export function downsidesPart(downsides: readonly DownsideFacts[]): ReportPart {
  const columns: readonly Column[] = [
    { key: 'downside', type: 'word', vocabulary: 'downside' },
    { key: 'severity', type: 'word', vocabulary: 'severity' },
    { key: 'text', type: 'text' },
    { key: 'statedOn', type: 'date' },
    { key: 'source', type: 'source' },
  ]
  const rows = downsides.map(({ kind, severity, text, statedOn, sourceUrl, sourceTitle, isDemo }) =>
    rowOf({ downside: kind, severity, text, statedOn, source: sourceOf(sourceUrl, sourceTitle) }, isDemo),
  )
  const figures = [countFigure('downsides', downsides.length)]
  return { key: 'downsides', figures, tables: [{ key: 'downsides', columns, rows }] }
}

/** Who values it, each with what that does not show. */
export function demandPart(signals: readonly DemandFacts[]): ReportPart {
  const columns: readonly Column[] = [
    { key: 'signal', type: 'word', vocabulary: 'signal' },
    { key: 'from', type: 'text' },
    { key: 'size', type: 'text' },
    { key: 'caveat', type: 'text' },
    { key: 'observedOn', type: 'date' },
    { key: 'source', type: 'source' },
  ]
  const rows = signals.map(({ kind, source, size, caveat, observedOn, sourceUrl, isDemo }) => {
    const said = { signal: kind, from: source, size: size || null, caveat: caveat || null, observedOn }
    return rowOf({ ...said, source: sourceOf(sourceUrl, source) }, isDemo)
  })
  return {
    key: 'demand',
    figures: [countFigure('signals', signals.length)],
    tables: [{ key: 'signals', columns, rows }],
  }
}

/** What people said about the checklist before its retirement: attested, waived, and overridden by two. */
export function settlementsPart(
  settlements: readonly SettlementFacts[],
  overrides: readonly OverrideFacts[],
): ReportPart {
  return {
    key: 'settlements',
    figures: [countFigure('settlements', settlements.length), countFigure('overrides', overrides.length)],
    tables: [settlementTable(settlements), overrideTable(overrides)],
  }
}

function artifactTable(artifacts: KeepingFacts['artifacts']): ReportTable {
  const columns: readonly Column[] = [
    { key: 'artifactKind', type: 'word', vocabulary: 'artifactKind' },
    { key: 'label', type: 'text' },
    { key: 'bytes', type: 'number' },
    { key: 'sha256', type: 'text' },
  ]
  const rows = artifacts.map(({ kind, label, bytes, sha256, isDemo }) =>
    rowOf({ artifactKind: kind, label, bytes, sha256 }, isDemo),
  )
  return { key: 'artifacts', columns, rows }
}

type LabelledCopy = KeepingFacts['artifacts'][number]['copies'][number] & { readonly label: string }

function copyTable(copies: readonly LabelledCopy[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'label', type: 'text' },
    { key: 'place', type: 'text' },
    { key: 'medium', type: 'word', vocabulary: 'medium' },
    { key: 'custodian', type: 'text' },
    { key: 'checkResult', type: 'word', vocabulary: 'fixityResult' },
    { key: 'checkedAt', type: 'instant' },
    { key: 'cost', type: 'money' },
  ]
  const rows = copies.map(({ label, region, disasterZone, medium, custodian, check, cost, isDemo }) => {
    const amount = cost && { amount: writeAmount(cost), currency: cost.currency, isDemo }
    const checked = { checkResult: check?.result ?? null, checkedAt: check?.checkedAt ?? null }
    const place = `${region}, ${disasterZone}`
    return rowOf({ label, place, medium, custodian, ...checked, cost: amount }, isDemo)
  })
  return { key: 'copies', columns, rows }
}

function drillTable(drills: KeepingFacts['drills']): ReportTable {
  const columns: readonly Column[] = [
    { key: 'heldOn', type: 'date' },
    { key: 'drillResult', type: 'word', vocabulary: 'drillResult' },
    { key: 'hardware', type: 'text' },
    { key: 'hoursToServe', type: 'text' },
  ]
  const rows = drills.map(({ heldOn, result, hardware, hoursToServe, isDemo }) => {
    const hours = hoursToServe === null ? null : String(hoursToServe)
    return rowOf({ heldOn, drillResult: result, hardware, hoursToServe: hours }, isDemo)
  })
  return { key: 'drills', columns, rows }
}

function settlementTable(settlements: readonly SettlementFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'item', type: 'word', vocabulary: 'item' },
    { key: 'settlement', type: 'word', vocabulary: 'settlement' },
    { key: 'reason', type: 'text' },
    { key: 'by', type: 'text' },
    { key: 'at', type: 'instant' },
    { key: 'takenBackOn', type: 'date' },
    { key: 'source', type: 'source' },
  ]
  const rows = settlements.map(({ item, kind, note, evidenceUrl, by, at, takenBackOn, isDemo }) =>
    rowOf({ item, settlement: kind, reason: note, by, at, takenBackOn, source: sourceOf(evidenceUrl, '') }, isDemo),
  )
  return { key: 'settlements', columns, rows }
}

function overrideTable(overrides: readonly OverrideFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'overrideState', type: 'word', vocabulary: 'override' },
    { key: 'reason', type: 'text' },
    { key: 'proposedBy', type: 'text' },
    { key: 'at', type: 'instant' },
    { key: 'decidedBy', type: 'text' },
    { key: 'decision', type: 'text' },
  ]
  const rows = overrides.map(({ state, reason, proposedBy, proposedAt, decidedBy, decision }) =>
    rowOf({ overrideState: state, reason, proposedBy, at: proposedAt, decidedBy, decision: decision || null }, false),
  )
  return { key: 'overrides', columns, rows }
}

function rowOf(values: Readonly<Record<string, Value>>, isDemo: boolean): Row {
  return { isDemo, values }
}

function countFigure(key: string, count: number): Figure {
  return { key, type: 'number', value: count }
}

function sourceOf(url: string, title: string): Value {
  return url || title ? { title, url } : null
}
