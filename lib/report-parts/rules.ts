import { writeAmount } from '@/lib/money/rules'
import type { Money } from '@/lib/money/schema'
import { isOpenState, isOverdue } from '@/lib/obligations/rules'
import type {
  Column,
  DateFacts,
  EventFacts,
  Figure,
  IdentityFacts,
  OwedFacts,
  ReportPart,
  ReportTable,
  Row,
  Sourced,
  SuccessorFacts,
  Value,
  WindowFacts,
} from './schema'

/** Who it is, and where it stands. */
export function identityPart(facts: IdentityFacts): ReportPart {
  const figures = [
    textFigure('name', facts.displayName),
    textFigure('provider', facts.provider),
    textFigure('apiId', facts.apiId),
    textFigure('aliases', facts.aliases.join(', ')),
    textFigure('family', facts.family),
    { key: 'stage', type: 'word', vocabulary: 'stage', value: facts.stage },
    answerFigure('publiclyReleased', facts.isPubliclyReleased),
    answerFigure('internalUse', facts.hasSignificantInternalUse),
    textFigure('steward', facts.steward),
    { key: 'recordedOn', type: 'date', value: facts.recordedOn },
    textFigure('summary', facts.summary),
    textFigure('traits', facts.traits),
  ] as const satisfies readonly Figure[]
  return { key: 'identity', figures, tables: [] }
}

/** The chosen dates, the notice that was given, and what every source says. */
export function datesPart(facts: DateFacts): ReportPart {
  const retirement = facts.isRetirementTentative ? 'retiresNotBefore' : 'retiresOn'
  const figures: readonly Figure[] = [
    { key: 'releasedOn', type: 'date', value: facts.releasedOn },
    { key: 'deprecatedOn', type: 'date', value: facts.deprecatedOn },
    { key: retirement, type: 'date', value: facts.retiresOn },
    countFigure('noticeDays', facts.notice?.days ?? null),
    countFigure('noticeNeeded', facts.notice?.needed ?? null),
    countFigure('dates', facts.claims.length),
    countFigure('unsettled', facts.unsettled),
  ]
  const columns: readonly Column[] = [
    { key: 'kind', type: 'word', vocabulary: 'dateKind' },
    { key: 'date', type: 'date' },
    { key: 'standing', type: 'word', vocabulary: 'dateStanding' },
    { key: 'source', type: 'source' },
    { key: 'readOn', type: 'date' },
    { key: 'reason', type: 'text' },
  ]
  const rows = facts.claims.map(({ kind, date, standing, accessedOn, reason, isDemo, ...claim }) =>
    rowOf({ kind, date, standing, source: sourceOf(claim), readOn: accessedOn, reason: reason || null }, isDemo),
  )
  return { key: 'dates', figures, tables: [{ key: 'claims', columns, rows }] }
}

/** Where it could be reached, until when that was promised, and what it costs per month today. */
export function availabilityPart(windows: readonly WindowFacts[], costs: readonly Money[]): ReportPart {
  const isCostDemo = windows.some((window) => window.isDemo || window.isCostDemo)
  const figures: readonly Figure[] = [
    countFigure('windows', windows.length),
    ...costs.map((cost): Figure => ({ key: 'monthlyCost', type: 'money', value: moneyOf(cost, isCostDemo) })),
  ]
  const columns: readonly Column[] = [
    { key: 'surface', type: 'text' },
    { key: 'mode', type: 'word', vocabulary: 'mode' },
    { key: 'startsOn', type: 'date' },
    { key: 'endsOn', type: 'date' },
    { key: 'committedUntil', type: 'date' },
    { key: 'cost', type: 'money' },
    { key: 'decision', type: 'text' },
    { key: 'source', type: 'source' },
  ]
  const rows = windows.map(({ surface, mode, startsOn, endsOn, committedUntil, decision, isDemo, ...window }) => {
    const cost = window.cost && moneyOf(window.cost, isDemo || window.isCostDemo)
    const days = { startsOn, endsOn, committedUntil }
    return rowOf({ surface, mode, ...days, cost, decision: decision || null, source: sourceOf(window) }, isDemo)
  })
  return { key: 'availability', figures, tables: [{ key: 'windows', columns, rows }] }
}

/** What its provider named in its place, newest statement first. */
export function successorsPart(successors: readonly SuccessorFacts[]): ReportPart {
  const columns: readonly Column[] = [
    { key: 'reference', type: 'text' },
    { key: 'standing', type: 'word', vocabulary: 'succession' },
    { key: 'statedOn', type: 'date' },
    { key: 'endedOn', type: 'date' },
    { key: 'source', type: 'source' },
  ]
  const rows = successors.map(({ reference, statedOn, endedOn, ...successor }) => {
    const standing = endedOn === null ? 'current' : 'former'
    return rowOf({ reference, standing, statedOn, endedOn, source: sourceOf(successor) }, false)
  })
  const current = successors.filter(({ endedOn }) => endedOn === null)
  const figures = [countFigure('successors', current.length)]
  return { key: 'successors', figures, tables: [{ key: 'successors', columns, rows }] }
}

/** What was owed and what became of it: every obligation, every verdict, all that was shown. */
export function owedPart(owed: readonly OwedFacts[], today: string): ReportPart {
  const count = (key: string, isCounted: (one: OwedFacts) => boolean) => countFigure(key, owed.filter(isCounted).length)
  const figures: readonly Figure[] = [
    countFigure('owed', owed.length),
    count('open', ({ state }) => isOpenState(state)),
    count('overdue', (one) => isOverdue(one, today)),
    count('kept', ({ state }) => state === 'kept'),
    count('compromised', ({ state }) => state === 'compromised'),
    count('broken', ({ state }) => state === 'broken'),
    count('notApplicable', ({ state }) => state === 'notApplicable'),
  ]
  return { key: 'owed', figures, tables: [obligationTable(owed), ratingTable(owed), evidenceTable(owed)] }
}

/** What was changed and decided, by whom and why, as the audit log has it. */
export function decisionsPart(events: readonly EventFacts[]): ReportPart {
  const columns: readonly Column[] = [
    { key: 'seq', type: 'number' },
    { key: 'at', type: 'instant' },
    { key: 'operation', type: 'word', vocabulary: 'operation' },
    { key: 'by', type: 'text' },
    { key: 'reason', type: 'text' },
  ]
  const rows = events.map(({ seq, at, operation, by, reason }) =>
    rowOf({ seq: Number(seq), at, operation, by, reason: reason || null }, false),
  )
  return {
    key: 'decisions',
    figures: [countFigure('events', events.length)],
    tables: [{ key: 'events', columns, rows }],
  }
}

function obligationTable(owed: readonly OwedFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'title', type: 'text' },
    { key: 'owedTo', type: 'word', vocabulary: 'owedTo' },
    { key: 'obligationKind', type: 'word', vocabulary: 'obligationKind' },
    { key: 'dueOn', type: 'date' },
    { key: 'state', type: 'word', vocabulary: 'obligationState' },
    { key: 'stateReason', type: 'text' },
    { key: 'source', type: 'source' },
  ]
  const rows = owed.map(({ title, owedTo, kind, dueOn, state, stateReason, isDemo, ...one }) => {
    const became = { dueOn, state, stateReason: stateReason || null, source: sourceOf(one) }
    return rowOf({ title, owedTo, obligationKind: kind, ...became }, isDemo)
  })
  return { key: 'obligations', columns, rows }
}

function ratingTable(owed: readonly OwedFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'title', type: 'text' },
    { key: 'verdict', type: 'word', vocabulary: 'verdict' },
    { key: 'reason', type: 'text' },
    { key: 'ratedBy', type: 'text' },
    { key: 'ratedAt', type: 'instant' },
  ]
  const rows = owed.flatMap(({ title, ratings }) =>
    ratings.map(({ verdict, reason, ratedBy, ratedAt, isDemo }) =>
      rowOf({ title, verdict, reason, ratedBy, ratedAt }, isDemo),
    ),
  )
  return { key: 'ratings', columns, rows }
}

function evidenceTable(owed: readonly OwedFacts[]): ReportTable {
  const columns: readonly Column[] = [
    { key: 'title', type: 'text' },
    { key: 'evidence', type: 'source' },
    { key: 'capturedOn', type: 'date' },
    { key: 'addedBy', type: 'text' },
    { key: 'sha256', type: 'text' },
  ]
  const rows = owed.flatMap(({ title, evidence }) =>
    evidence.map(({ url, sha256, capturedOn, addedBy, isDemo, ...shown }) =>
      rowOf({ title, evidence: { title: shown.title, url }, capturedOn, addedBy, sha256: sha256 || null }, isDemo),
    ),
  )
  return { key: 'evidence', columns, rows }
}

function rowOf(values: Readonly<Record<string, Value>>, isDemo: boolean): Row {
  return { isDemo, values }
}

function textFigure(key: string, text: string | null): Figure {
  return { key, type: 'text', value: text || null }
}

function answerFigure(key: string, isSo: boolean): Figure {
  return { key, type: 'word', vocabulary: 'answer', value: isSo ? 'yes' : 'no' }
}

function countFigure(key: string, count: number | null): Figure {
  return { key, type: 'number', value: count }
}

function moneyOf(money: Money, isDemo: boolean): Value {
  return { amount: writeAmount(money), currency: money.currency, isDemo }
}

function sourceOf({ sourceUrl, sourceTitle }: Sourced): Value {
  return sourceUrl || sourceTitle ? { title: sourceTitle, url: sourceUrl } : null
}
