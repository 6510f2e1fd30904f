import type { Changes, JsonValue } from '@/lib/audit/schema'
import type { AvailabilityMode } from '@/lib/availability/schema'
import { endedByReprieve } from '@/lib/dates/rules'
import type { DateKind, StatedDate } from '@/lib/dates/schema'
import type { Currency } from '@/lib/money/schema'
import { type LoggedClaim, loggedClaim, loggedStages, loggedWindow } from './schema'

/** An event of the log as far as it tells what changed. Lists of events are in the log's order, oldest first. */
export type LoggedEvent = {
  readonly operation: string
  /** ISO 8601, in database time. */
  readonly at: string
  readonly reason: string | null
  readonly changes: Changes
}

/** When a row was put on record here, ISO 8601. */
export type Recorded = { readonly recordedAt: string }

/**
 * Whether it was on record here at the end of that day, in UTC. Any part of a record's page can be told as of a day by
 * this alone, when its rows are never changed.
 */
export function isRecordedBy({ recordedAt }: Recorded, day: string): boolean {
  return dayOf(recordedAt) <= day
}

/** How many events of a log, in its order, had happened at the end of that day. */
export function eventsBy(log: readonly Pick<LoggedEvent, 'at'>[], day: string): number {
  return log.findLastIndex(({ at }) => dayOf(at) <= day) + 1
}

/** The day of an instant, in UTC. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10)
}

export type Values = Readonly<Record<string, JsonValue>>

/**
 * A record as it was before `events`: what undoing each of them, newest first, comes to, which is what the oldest event
 * says about each field. A field that the record does not have is left alone: an event may tell more than it shows.
 */
export function rewind(record: Values, events: readonly Pick<LoggedEvent, 'changes'>[]): Values {
  const first = new Map<string, JsonValue>()
  for (const { changes } of events) {
    for (const [name, { before }] of Object.entries(changes)) if (!first.has(name)) first.set(name, before)
  }
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, first.has(name) ? (first.get(name) ?? null) : value]),
  )
}

/** Whether an event tells of what describes the model itself, as against its dates, windows and successors. */
export function describesModel({ operation }: Pick<LoggedEvent, 'operation'>): boolean {
  return operation.startsWith('model.') || operation === 'demo.model'
}

export type RewindableClaim = StatedDate & {
  readonly isChosen: boolean
  readonly chosenReason: string
  readonly endedAt: string | null
  readonly withdrawnAt: string | null
  readonly withdrawnReason: string
  /** When it was put on record, ISO 8601. */
  readonly recordedAt: string
}

/**
 * What stood about the dates after the first `kept` events of the whole `log`: choices, withdrawals and reprieves since
 * are undone. Claims that were added since stay in the list; whoever asks knows when each was recorded.
 */
export function rewindClaims<Claim extends RewindableClaim>(
  claims: readonly Claim[],
  log: readonly LoggedEvent[],
  kept: number,
): readonly Claim[] {
  let earlier = claims
  for (let at = log.length - 1; at >= kept; at -= 1) earlier = undoDates(earlier, log, at)
  return earlier
}

export type RewindableWindow = {
  readonly surface: string
  readonly mode: AvailabilityMode
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly committedUntil: string | null
  readonly decision: string
  readonly costPerMonth: string | null
  readonly currency: Currency | null
  readonly isCostDemo: boolean
  readonly sourceUrl: string
  readonly sourceTitle: string
}

/**
 * The windows as they were before `events`. An event names its window by surface and by what it became; one that fits
 * none or several windows is not undone and is counted as `unclear`, because a guess would show what never was.
 */
export function rewindWindows<Window extends RewindableWindow>(
  windows: readonly Window[],
  events: readonly LoggedEvent[],
): { readonly windows: readonly Window[]; readonly unclear: number } {
  let unclear = 0
  const undo = (known: readonly Window[], { operation, changes }: LoggedEvent) => {
    if (operation !== 'availability.update' && operation !== 'availability.end') return known
    const before = loggedWindow.safeParse(sideOf(changes, 'before'))
    const after = loggedWindow.safeParse(sideOf(changes, 'after'))
    const meant = after.success ? known.filter((window) => agrees(window, after.data)) : []
    if (!before.success || meant.length !== 1) {
      unclear += 1
      return known
    }
    return known.map((window) => (window === meant[0] ? { ...window, ...before.data } : window))
  }
  return { windows: events.reduceRight(undo, windows), unclear }
}

function sideOf(changes: Changes, side: 'before' | 'after'): Values {
  return Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change[side]]))
}

function agrees(window: RewindableWindow, told: Values | object): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...window }
  return Object.entries(told).every(([name, value]) => fields[name] === value)
}

function undoDates<Claim extends RewindableClaim>(claims: readonly Claim[], log: readonly LoggedEvent[], at: number) {
  const event = log[at]
  const earlier = log.slice(0, at)
  if (event?.operation === 'date.choose') return undoChoice(claims, event, earlier)
  if (event?.operation === 'date.withdraw') return undoWithdrawal(claims, event, earlier)
  return event?.operation === 'model.reprieve' ? undoReprieve(claims, event) : claims
}

function undoChoice<Claim extends RewindableClaim>(
  claims: readonly Claim[],
  event: LoggedEvent,
  earlier: readonly LoggedEvent[],
): readonly Claim[] {
  const { before, after } = statementsOf(event)
  return claims.map((claim) => {
    const wasChosen = isMeant(claim, before)
    if (!isMeant(claim, after)) {
      return wasChosen ? { ...claim, isChosen: true, chosenReason: reasonAfter(claim, earlier) } : claim
    }
    const chosenReason = reasonAfter(claim, earlier)
    return { ...claim, isChosen: wasChosen, chosenReason, endedAt: endAfter(claim, earlier) }
  })
}

function undoWithdrawal<Claim extends RewindableClaim>(
  claims: readonly Claim[],
  event: LoggedEvent,
  earlier: readonly LoggedEvent[],
): readonly Claim[] {
  const { before, after } = statementsOf(event)
  return claims.map((claim) => {
    if (isMeant(claim, after)) return { ...claim, isChosen: false }
    if (!isMeant(claim, before)) return claim
    const chosenReason = reasonAfter(claim, earlier)
    return { ...claim, withdrawnAt: null, withdrawnReason: '', isChosen: before?.isChosen ?? false, chosenReason }
  })
}

/** The log names the chosen dates that a reprieve ended, not their sources: of several that agree, a reasoned one counts. */
function undoReprieve<Claim extends RewindableClaim>(claims: readonly Claim[], event: LoggedEvent): readonly Claim[] {
  const ended = claims.filter((claim) => endsWith(claim.kind, event) && claim.endedAt === event.at)
  const chosen = ended.filter((claim) => event.changes[claim.kind]?.before === claim.date)
  const byReason = chosen.toSorted((one, other) => Number(other.chosenReason !== '') - Number(one.chosenReason !== ''))
  const heirs = new Set(byReason.filter((claim, at) => byReason.findIndex(({ kind }) => kind === claim.kind) === at))
  return claims.map((claim) =>
    ended.includes(claim) ? { ...claim, endedAt: null, isChosen: heirs.has(claim) } : claim,
  )
}

/** The reason that stood beside a claim's choice after these events; a choice that was made by itself has none. */
function reasonAfter(claim: RewindableClaim, events: readonly LoggedEvent[]): string {
  const last = events.findLast((event) => {
    const { before, after } = statementsOf(event)
    return isMeant(claim, before) || (event.operation === 'date.choose' && isMeant(claim, after))
  })
  return last?.operation === 'date.choose' && isMeant(claim, statementsOf(last).after) ? (last.reason ?? '') : ''
}

/** When the reprieve was that had ended a claim after these events: the first since it stood; null when it still did. */
function endAfter(claim: RewindableClaim, events: readonly LoggedEvent[]): string | null {
  const chosenAt = events.findLastIndex(
    (event) => event.operation === 'date.choose' && isMeant(claim, statementsOf(event).after),
  )
  const since = events.slice(chosenAt + 1)
  return since.find((event) => endsWith(claim.kind, event) && claim.recordedAt <= event.at)?.at ?? null
}

function endsWith(kind: DateKind, { operation, changes }: LoggedEvent): boolean {
  const stage = operation === 'model.reprieve' ? loggedStages.safeParse(changes.stage) : null
  return stage?.success === true && endedByReprieve(stage.data.before, stage.data.after).includes(kind)
}

/** The claims that a choice or a withdrawal names; none of any other event. */
function statementsOf({ operation, changes }: LoggedEvent): {
  readonly before: LoggedClaim
  readonly after: LoggedClaim
} {
  const [change] = operation === 'date.choose' || operation === 'date.withdraw' ? Object.values(changes) : []
  return { before: loggedClaim.parse(change?.before ?? null), after: loggedClaim.parse(change?.after ?? null) }
}

/** A model has no two claims of one kind, date and source. */
function isMeant({ kind, date, sourceUrl }: StatedDate, told: LoggedClaim): boolean {
  return told !== null && told.kind === kind && told.date === date && told.sourceUrl === sourceUrl
}
