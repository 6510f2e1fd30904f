import { rivalKinds } from '@/lib/dates/rules'
import { type DateKind, dateKinds, isoDateSchema, type StatedDate } from '@/lib/dates/schema'
import { currentDownsides } from '@/lib/downsides/rules'
import type { DownsideKind } from '@/lib/downsides/schema'
import { done, type FieldProblem, type Result, refuseFields } from '@/lib/errors'
import type { Stage } from '@/lib/models/schema'
import {
  dayOf,
  eventsBy,
  isRecordedBy,
  type LoggedEvent,
  type Recorded,
  type RewindableClaim,
  type RewindableWindow,
  rewindClaims,
  rewindWindows,
} from '@/lib/rewinds/rules'
import { FIRST_DAY } from './schema'

/** The day that an address asks for; null when it asks for none. Days after today and before 1900 are refused. */
export function readAsOf(asked: string | readonly string[] | undefined, today: string): Result<string | null> {
  const problem = (found: FieldProblem) => refuseFields({ asOf: found })
  if (asked === undefined || asked === '') return done(null)
  if (typeof asked !== 'string') return problem({ code: 'repeated' })
  if (!isoDateSchema.safeParse(asked).success) return problem({ code: 'invalidDate' })
  if (asked < FIRST_DAY) return problem({ code: 'tooEarly', values: { date: FIRST_DAY } })
  return asked > today ? problem({ code: 'inFuture' }) : done(asked)
}

export type DatedClaim = RewindableClaim & {
  readonly id: string
  readonly accessedOn: string | null
  readonly note: string
}

/** The rows that were known, and which of them were recorded later from sources that were public by then. */
export type Known<Row> = { readonly rows: readonly Row[]; readonly reconstructed: readonly string[] }

/** Where in time a record is read: the end of `day`, with the whole log of the record. */
export type Reading = { readonly day: string; readonly log: readonly LoggedEvent[] }

/**
 * The dates as they were known on a day. What was on record by then stands as it stood then; a date that was public by
 * then and recorded later is added, without what was said about it later. A choice that was on record counts before
 * today's; where there was none, sources that agree on one date count.
 */
export function claimsOn<Claim extends DatedClaim>(claims: readonly Claim[], { day, log }: Reading): Known<Claim> {
  const recorded = rewindClaims(
    claims.filter((claim) => isRecordedBy(claim, day)),
    log,
    eventsBy(log, day),
  )
  const told = claims.filter((claim) => !isRecordedBy(claim, day) && isBy(claimKnownFrom(claim, claims), day))
  const plain = told.map((claim) => ({
    ...claim,
    ...{ chosenReason: '', note: '', isChosen: claim.isChosen && !isChosenAmong(recorded, claim.kind) },
  }))
  const rows = withAgreed(
    recorded,
    plain.map((claim) => stillStanding(claim, day)),
  )
  const order = new Map(claims.map(({ id }, at) => [id, at]))
  return {
    rows: rows.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0)),
    reconstructed: told.map(({ id }) => id),
  }
}

/**
 * From when the public could know a date, by what is on record today; null when no day can be told. An announcement is
 * known from its own day, a release and a change of stage when they happen, and a firm retirement from the announcement
 * on. A floor says nothing about when it was stated. Whoever read the source on a day proves that it was public then.
 */
export function claimKnownFrom(claim: DatedClaim, all: readonly DatedClaim[]): string | null {
  if (claim.withdrawnAt) return null
  return earliest([claim.accessedOn, publicFrom(claim, all)])
}

export type DatedWindow = RewindableWindow &
  Recorded & { readonly id: string; readonly note: string; readonly isDemo: boolean }

/**
 * The windows as they were known on a day. One that was recorded later shows how the model could be reached and since
 * when; what was decided, promised and paid is left out, and an end that was still ahead.
 */
export function windowsOn<Window extends DatedWindow>(
  windows: readonly Window[],
  { day, log, releasedOn }: Reading & { readonly releasedOn: string | null },
): Known<Window> & { readonly unclear: number } {
  const isRecorded = (window: Window) => isRecordedBy(window, day)
  const events = log.slice(eventsBy(log, day))
  const recorded = rewindWindows(windows.filter(isRecorded), events)
  const told = windows.filter((window) => !isRecorded(window) && isBy(windowKnownFrom(window, releasedOn), day))
  const plain = told.map((window) => ({
    ...window,
    endsOn: isBy(window.endsOn, day) ? window.endsOn : null,
    ...{ committedUntil: null, decision: '', note: '', costPerMonth: null, currency: null, isCostDemo: false },
  }))
  const rows = [...recorded.windows, ...plain].toSorted((one, other) => compare(placeOf(one), placeOf(other)))
  return { rows, reconstructed: told.map(({ id }) => id), unclear: recorded.unclear }
}

/** From when the public could know a window: when it opened, or for one open to everybody, the release. */
export function windowKnownFrom(window: DatedWindow, releasedOn: string | null): string | null {
  if (window.isDemo || !window.sourceUrl || window.mode === 'internal') return null
  return window.startsOn ?? (window.mode === 'public' ? releasedOn : null)
}

export type DatedSuccessor = Recorded & {
  readonly id: string
  readonly statedOn: string | null
  readonly endedAt: string | null
}

/** The successors named by then; a statement holds until the day on which another took its place. */
export function successorsOn<Successor extends DatedSuccessor>(
  successors: readonly Successor[],
  day: string,
): Known<Successor> {
  const known = successors.filter((row) => isRecordedBy(row, day) || isBy(row.statedOn, day))
  return {
    rows: known.map((row) => ({ ...row, endedAt: isBy(row.endedAt && dayOf(row.endedAt), day) ? row.endedAt : null })),
    reconstructed: known.filter((row) => !isRecordedBy(row, day)).map(({ id }) => id),
  }
}

/** What had been said about the downsides, newest first of each kind; the newest of each holds. */
export function downsidesOn<Downside extends Recorded & { readonly kind: DownsideKind }>(
  downsides: readonly Downside[],
  day: string,
): readonly (Downside & { readonly isCurrent: boolean })[] {
  const known = downsides.filter((downside) => isRecordedBy(downside, day))
  const current = currentDownsides(known)
  return known.map((downside) => ({ ...downside, isCurrent: current.includes(downside) }))
}

type DatedSignal = Recorded & { readonly withdrawnAt: string | null; readonly withdrawnReason: string }

/** What showed who valued it; one that was withdrawn later still stood. */
export function signalsOn<Signal extends DatedSignal>(signals: readonly Signal[], day: string): readonly Signal[] {
  return signals
    .filter((signal) => isRecordedBy(signal, day))
    .map((signal) => {
      const isStanding = signal.withdrawnAt !== null && dayOf(signal.withdrawnAt) > day
      return isStanding ? { ...signal, withdrawnAt: null, withdrawnReason: '' } : signal
    })
}

/** The stage that known dates give on a day; null when none of them has come. A floor moves no stage. */
export function stageOn(claims: readonly (StatedDate & { readonly isChosen: boolean })[], day: string): Stage | null {
  const isPast = (kind: DateKind) => claims.some((claim) => claim.isChosen && claim.kind === kind && claim.date <= day)
  if (isPast('retires')) return 'retired'
  if (isPast('deprecated')) return 'deprecated'
  if (isPast('legacy')) return 'legacy'
  return isPast('released') ? 'active' : null
}

type Rows = {
  readonly model: Recorded
  readonly log: readonly Pick<LoggedEvent, 'at'>[]
  readonly claims: readonly DatedClaim[]
  readonly windows: readonly DatedWindow[]
  readonly successors: readonly DatedSuccessor[]
  readonly releasedOn: string | null
}

/** Every day on which something became known or came true, up to today, earliest first. There is at least one. */
export function turningDays({ model, log, claims, windows, successors, releasedOn }: Rows, today: string) {
  const recorded = [model, ...claims, ...windows, ...successors].map((row) => dayOf(row.recordedAt))
  const stated = [
    ...claims.map((claim) => claimKnownFrom(claim, claims)),
    ...windows.map((window) => windowKnownFrom(window, releasedOn)),
    ...successors.map(({ statedOn }) => statedOn),
  ]
  const first = earliest([...recorded, ...stated]) ?? today
  const later = [
    ...log.map(({ at }) => dayOf(at)),
    ...claims.filter((claim) => claim.isChosen && claim.kind !== 'retiresNotBefore').map(({ date }) => date),
    ...windows.map(({ endsOn }) => endsOn),
    ...successors.map(({ endedAt }) => endedAt && dayOf(endedAt)),
  ]
  const days = [...recorded, ...stated, ...later].filter((day) => day !== null && day >= first && day <= today)
  return [...new Set(days)].filter((day) => day !== null).toSorted(compare)
}

function isBy(day: string | null, until: string): boolean {
  return day !== null && day <= until
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).toSorted(compare)[0] ?? null
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

function placeOf({ surface, startsOn, id }: DatedWindow): string {
  return `${surface}\n${startsOn ?? ''}\n${id}`
}

function publicFrom(claim: DatedClaim, all: readonly DatedClaim[]): string | null {
  const chosen = all.find(({ kind, isChosen }) => isChosen && kind === claim.kind)
  if (claim.kind === 'retiresNotBefore') return null
  if (claim.kind !== 'retires') return chosen && chosen.date > claim.date ? chosen.date : claim.date
  if (claim.endedAt === null && chosen?.date !== claim.date) return null
  const announced = all.find((other) => other.kind === 'deprecated' && isCompanion(other, claim))
  return earliest([announced?.date ?? null, claim.date])
}

/** The announcement that a retirement belongs to: the chosen one, or the one that was taken back with it. */
function isCompanion(announcement: DatedClaim, { endedAt }: DatedClaim): boolean {
  if (announcement.withdrawnAt) return false
  return endedAt === null ? announcement.isChosen : announcement.endedAt === endedAt
}

/** What is taken back later still stood. */
function stillStanding<Claim extends DatedClaim>(claim: Claim, day: string): Claim {
  return claim.endedAt && dayOf(claim.endedAt) > day ? { ...claim, endedAt: null } : claim
}

function isChosenAmong(claims: readonly RewindableClaim[], kind: DateKind): boolean {
  return claims.some((claim) => claim.isChosen && rivalKinds(kind).includes(claim.kind))
}

/** Where nothing was on record about a kind and none of its dates is chosen, the only date that was public counts. */
function withAgreed<Claim extends DatedClaim>(recorded: readonly Claim[], told: readonly Claim[]): readonly Claim[] {
  const chosen = new Set<Claim>()
  for (const kind of dateKinds) {
    const rivals = rivalKinds(kind)
    const standing = told.filter((claim) => claim.endedAt === null && rivals.includes(claim.kind))
    const isSettled = recorded.some((claim) => rivals.includes(claim.kind)) || isChosenAmong(told, kind)
    const isSecond = kind === 'retiresNotBefore' && standing.some((claim) => claim.kind === 'retires')
    const ofKind = standing.filter((claim) => claim.kind === kind)
    const [only] = ofKind
    if (only && !isSettled && !isSecond && new Set(ofKind.map(({ date }) => date)).size === 1) chosen.add(only)
  }
  return [...recorded, ...told.map((claim) => (chosen.has(claim) ? { ...claim, isChosen: true } : claim))]
}
