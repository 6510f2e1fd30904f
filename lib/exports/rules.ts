import type { AuditEventRow } from '../audit/queries'
import type { Plain } from '../auth/operation'
import type { DateClaim, DateKind } from '../dates/schema'
import type { DecisionRow } from '../decisions/queries'
import { replacementLimit } from '../imports/schema'
import type { ModelRow } from '../models/queries'
import type { ObligationRow } from '../obligations/queries'
import type { PreferenceRow } from '../preferences/queries'

/** What a lifecycle table says of one model beside its row: sources, in the order in which they are to be written. */
export type LifecycleFacts = {
  readonly claims: readonly DateClaim[]
  readonly replacements: readonly { readonly reference: string; readonly sourceUrl: string }[]
}

type Described = Pick<ModelRow, 'provider' | 'apiId' | 'displayName' | 'family' | 'stage'>

/**
 * A model in the columns of an import (`importColumns`), one line for each source its dates and successors have, so
 * that importing the lines finds nothing new and an empty database gets the same dates, chosen and not. Of each kind
 * the chosen date is written; where none is chosen, all of them, because none stands above the others. A model
 * without any source names `address`, its own page.
 */
export function lifecycleLines(model: Described, facts: LifecycleFacts, address: string): string[][] {
  const lines: Line[] = []
  for (const claim of facts.claims) placeClaim(lines, claim, facts.claims)
  placeReplacements(lines, facts.replacements)
  if (lines.length === 0) lines.push(lineOf(address))
  return lines.map((line) => [
    model.provider,
    model.apiId ?? '',
    model.displayName,
    model.family,
    line.released,
    model.stage ?? '',
    line.deprecated,
    line.retires,
    line.retires === '' ? '' : String(line.isTentative),
    line.replacements.join(';'),
    line.sourceUrl,
  ])
}

type Line = {
  readonly sourceUrl: string
  readonly replacements: string[]
  released: string
  deprecated: string
  retires: string
  isTentative: boolean
}

type DateColumn = 'released' | 'deprecated' | 'retires'

/** The tables have no column for the day on which a model became legacy. */
const columnOf = {
  released: 'released',
  deprecated: 'deprecated',
  retires: 'retires',
  retiresNotBefore: 'retires',
  legacy: null,
} as const satisfies Record<DateKind, DateColumn | null>

function placeClaim(lines: Line[], { kind, date, sourceUrl, isChosen }: DateClaim, all: readonly DateClaim[]): void {
  const column = columnOf[kind]
  const isPassedOver = !isChosen && all.some((claim) => claim.isChosen && columnOf[claim.kind] === column)
  if (column === null || isPassedOver) return
  const line = lineFrom(lines, sourceUrl, (candidate) => candidate[column] === '')
  line[column] = date
  if (column === 'retires') line.isTentative = kind === 'retiresNotBefore'
}

/** An import reads the successors of all lines one after the other, so a later one never stands on an earlier line. */
function placeReplacements(lines: Line[], replacements: LifecycleFacts['replacements']): void {
  let last: Line | undefined
  for (const { reference, sourceUrl } of replacements) {
    const earliest = last ? lines.indexOf(last) : 0
    const hasRoom = (line: Line) => lines.indexOf(line) >= earliest && line.replacements.length < replacementLimit
    last = lineFrom(lines, sourceUrl, hasRoom)
    last.replacements.push(reference)
  }
}

function lineFrom(lines: Line[], sourceUrl: string, isFree: (line: Line) => boolean): Line {
  const found = lines.find((line) => line.sourceUrl === sourceUrl && isFree(line))
  if (found) return found
  const line = lineOf(sourceUrl)
  lines.push(line)
  return line
}

function lineOf(sourceUrl: string): Line {
  return { sourceUrl, replacements: [], released: '', deprecated: '', retires: '', isTentative: false }
}

export const auditColumns = [
  ...['seq', 'at', 'actor', 'actor_kind', 'actor_roles', 'operation', 'outcome'],
  ...['record_type', 'record_id', 'record', 'version', 'changes', 'reason', 'request_id', 'hash'],
]

export function auditLine({ actor, record, ...event }: Plain<AuditEventRow>): string[] {
  return [
    ...[event.seq, event.at, actor.name, actor.kind, actor.roles.join(';'), event.operation, event.outcome],
    ...[record.type, record.id, record.label, record.version === null ? '' : String(record.version)],
    ...[JSON.stringify(event.changes), event.reason ?? '', event.requestId, event.hash],
  ]
}

export const obligationColumns = [
  ...['id', 'title', 'model', 'owed_to', 'source', 'kind', 'due_on', 'state', 'is_overdue', 'owner', 'evidence'],
  ...['slot', 'slots', 'is_demo', 'updated_at'],
]

export function obligationLine(row: Plain<ObligationRow>): string[] {
  return [
    ...[row.id, row.title, row.model.displayName, row.owedTo, row.source, row.kind, row.dueOn ?? '', row.state],
    ...[String(row.isOverdue), row.owner?.name ?? '', String(row.evidenceCount), String(row.slot), String(row.slots)],
    ...[String(row.isDemo), row.updatedAt],
  ]
}

export const preferenceColumns = [
  ...['id', 'title', 'statement', 'model', 'theme', 'origin', 'scope', 'strength', 'state', 'state_since'],
  ...['is_demo', 'recorded_at', 'updated_at'],
]

export function preferenceLine(row: Plain<PreferenceRow>): string[] {
  return [
    ...[row.id, row.title, row.statement, row.model.displayName, row.theme.title, row.origin, row.scope],
    ...[String(row.strength), row.state, row.stateSince, String(row.isDemo), row.createdAt, row.updatedAt],
  ]
}

export const decisionColumns = [
  ...['id', 'title', 'model', 'theme', 'scope', 'strength', 'state', 'outcome', 'band', 'expected_minor', 'currency'],
  ...['decider', 'is_current', 'is_exception', 'issued_at', 'is_demo', 'updated_at'],
]

export function decisionLine(row: Plain<DecisionRow>): string[] {
  return [
    ...[row.id, row.title, row.model.displayName, row.theme.title, row.scope, String(row.strength), row.state],
    ...[row.outcome, row.band ?? '', row.expectedMinor ?? '', row.currency, row.decider, String(row.isCurrent)],
    ...[String(row.isException), row.issuedAt ?? '', String(row.isDemo), row.updatedAt],
  ]
}
