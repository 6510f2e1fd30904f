import { isoDateSchema } from '@/lib/dates/schema'
import { daysBetween } from '@/lib/days'
import type { ListParams } from '@/lib/list-params'
import { type Stage, type StageState, stages } from '@/lib/models/schema'
import { type TimelineGroup, type TimelineZoom, timelineGroups, timelineZooms } from './schema'

/** What a row is drawn from; dates are calendar dates, the chosen claims'. */
export type Life = {
  readonly stage: Stage | null
  readonly releasedOn: string | null
  readonly legacyOn: string | null
  readonly deprecatedOn: string | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
}

/**
 * One stretch of a life, from its first day to the day on which the next begins. `known`: the dates say so. `unknown`:
 * it was in this stage at the end, but nothing says since when. `planned`: ahead of today. `open`: nobody has said how
 * it goes on. A `from` or `until` of null is a beginning or an end that is not known.
 */
export type Segment = {
  readonly stage: StageState
  readonly certainty: 'known' | 'unknown' | 'planned' | 'open'
  readonly from: string | null
  readonly until: string | null
  /** Of an `unknown` stretch: the stage that is known to begin with it, and to have passed at some time since. */
  readonly earlier?: Stage
}

type Boundary = { readonly stage: Stage; readonly date: string }

/**
 * A life as stretches in order, without gaps or overlaps, from the first known date over today to the last.
 *
 * The record decides what holds today, dates only tell since when: a date that has passed moves no stage by itself, a
 * tentative one never, and a stage whose own date is missing is drawn as of unknown beginning. Where dates contradict
 * each other, the later stage's counts and the earlier one is left out.
 */
export function segmentsOf(life: Life, today: string): readonly Segment[] {
  const boundaries = withoutContradictions(boundariesOf(life))
  const past = boundaries.filter(
    ({ date, stage }) => date <= today && (life.stage === null || !isBeyond(stage, life.stage)),
  )
  const last = past.at(-1)?.stage ?? null
  if (life.stage === null && boundaries.length === 0 && !life.isRetirementTentative) return []
  const isUnreleased = life.stage === null && last === null && boundaries[0]?.stage === 'active'
  const current = life.stage ?? (last === 'retired' ? last : 'unrecorded')
  const lived = isUnreleased ? [] : livedSegments(past, { current, isRecorded: life.stage !== null, today })
  const next = boundaries.filter(({ date, stage }) => date > today && isBeyond(stage, life.stage ?? last))
  const coming =
    current === 'retired' ? [] : comingSegments(life, next, isUnreleased ? null : { stage: current, date: today })
  return [...lived, ...coming].filter(({ from, until }) => from === null || until === null || from < until)
}

/** Whether dates stand in an order that no life can have, or the record is ahead of a firm date. */
export function isContradictory(life: Life, today: string): boolean {
  const boundaries = boundariesOf(life)
  const isOutOfOrder = boundaries.some(({ date }, index) =>
    boundaries.slice(index + 1).some((later) => later.date < date),
  )
  const isAheadOfDates = boundaries.some(({ date, stage }) => stage === life.stage && date > today)
  return isOutOfOrder || isAheadOfDates
}

/** Every date that is drawn, so that the picture is wide enough for all of them. */
export function datesOf(row: Life & { readonly availability: readonly Window[] }): readonly string[] {
  const windows = row.availability.flatMap(({ startsOn, endsOn, committedUntil }) => [startsOn, endsOn, committedUntil])
  const all = [row.releasedOn, row.legacyOn, row.deprecatedOn, row.retiresOn, ...windows]
  return all.filter((date) => date !== null)
}

/** From when to when a model could be reached on one surface, and how. */
export type Window = {
  readonly surface: string
  readonly mode: 'public' | 'paid' | 'byRequest' | 'research' | 'internal' | 'none'
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly committedUntil: string | null
}

/** A window cut at today. An unknown start is drawn from the first known day of the model's life, as open. */
export type WindowPiece = {
  readonly certainty: 'known' | 'planned' | 'open'
  readonly from: string | null
  readonly until: string | null
  readonly isStartOpen: boolean
}

export function piecesOf(window: Window, firstDay: string | null, today: string): readonly WindowPiece[] {
  const { endsOn, committedUntil } = window
  const from = window.startsOn ?? (firstDay !== null && firstDay < (endsOn ?? today) ? firstDay : null)
  const isStartOpen = window.startsOn === null && from !== null
  const promised = endsOn ?? (committedUntil !== null && committedUntil > today ? committedUntil : null)
  const pieces: WindowPiece[] = []
  const turn = from !== null && from > today ? from : today
  const pastUntil = promised !== null && promised < turn ? promised : turn
  if (from === null || from < pastUntil) pieces.push({ certainty: 'known', from, until: pastUntil, isStartOpen })
  if (promised !== null && promised > turn) {
    pieces.push({ certainty: 'planned', from: turn, until: promised, isStartOpen: false })
  }
  if (endsOn === null) pieces.push({ certainty: 'open', from: promised ?? turn, until: null, isStartOpen: false })
  return pieces
}

/** The windows of each surface, surfaces in the order of their first window. */
export function lanesOf<W extends Window>(
  windows: readonly W[],
): readonly { surface: string; windows: readonly W[] }[] {
  const lanes = new Map<string, W[]>()
  for (const window of windows) lanes.set(window.surface, [...(lanes.get(window.surface) ?? []), window])
  return [...lanes].map(([surface, ofSurface]) => ({ surface, windows: ofSurface }))
}

export type TimelineSummary = {
  readonly models: number
  readonly retired: number
  readonly soon: number
  readonly floors: number
}

/** The point of the picture in four numbers. Soon: a firm date within the next 365 days, on a model not retired yet. */
export function summaryOf(lives: readonly Life[], today: string): TimelineSummary {
  const serving = lives.filter(({ stage }) => stage !== 'retired')
  return {
    models: lives.length,
    retired: lives.length - serving.length,
    soon: serving.filter((life) => !life.isRetirementTentative && isWithinAYear(life.retiresOn, today)).length,
    floors: serving.filter((life) => life.isRetirementTentative).length,
  }
}

export type TimelineView = {
  readonly group: TimelineGroup
  readonly zoom: TimelineZoom
  /** The date in the middle of the picture; null: where today is in view. */
  readonly at: string | null
  readonly isTableShown: boolean
}

type ViewFilter = 'group' | 'zoom' | 'at' | 'table'

/** How the address asks for the rows to be drawn. */
export function viewOf({ filters }: Pick<ListParams<string, ViewFilter>, 'filters'>): TimelineView {
  const at = isoDateSchema.safeParse(filters.at?.[0])
  return {
    group: timelineGroups.find((group) => group === filters.group?.[0]) ?? 'provider',
    zoom: timelineZooms.find((zoom) => zoom === filters.zoom?.[0]) ?? 'all',
    at: at.success ? at.data : null,
    isTableShown: filters.table !== undefined && filters.table.length > 0,
  }
}

/** Rows under their headings, in alphabetical order of these; the order of the rows is kept. */
export function groupsOf<Row extends { readonly provider: string; readonly family: string }>(
  rows: readonly Row[],
  by: TimelineGroup,
): readonly { readonly name: string | null; readonly rows: readonly Row[] }[] {
  if (by === 'none') return [{ name: null, rows }]
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row[by])
    if (group) group.push(row)
    else groups.set(row[by], [row])
  }
  return [...groups]
    .map(([name, ofGroup]) => ({ name, rows: ofGroup }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

function boundariesOf({ releasedOn, legacyOn, deprecatedOn, retiresOn, isRetirementTentative }: Life): Boundary[] {
  const dates = [releasedOn, legacyOn, deprecatedOn, isRetirementTentative ? null : retiresOn]
  return stages.flatMap((stage, index) => {
    const date = dates[index]
    return date ? [{ stage, date }] : []
  })
}

/** A stage that would begin after a later one began never was. */
function withoutContradictions(boundaries: readonly Boundary[]): Boundary[] {
  return boundaries.filter(({ date }, index) => boundaries.slice(index + 1).every((later) => date <= later.date))
}

/** From the first known day to today; what was before a first date that is not the release, nobody has recorded. */
function livedSegments(
  past: readonly Boundary[],
  { current, isRecorded, today }: { current: StageState; isRecorded: boolean; today: string },
): Segment[] {
  const [first] = past
  if (!first) return [{ stage: current, certainty: 'unknown', from: null, until: today }]
  const before: Segment = { stage: 'unrecorded', certainty: 'unknown', from: null, until: first.date }
  const segments = past.map(({ stage, date }, index): Segment => {
    const next = past[index + 1]
    if (next) return { stage, certainty: 'known', from: date, until: next.date }
    const isKnown = isRecorded && stage === current
    if (isKnown) return { stage: current, certainty: 'known', from: date, until: today }
    return { stage: current, certainty: 'unknown', from: date, until: today, earlier: stage }
  })
  return first.stage === 'active' ? segments : [before, ...segments]
}

/** What is announced: on to each firm date, then to the floor, then open; a firm retirement is the end of it. */
function comingSegments(
  life: Life,
  next: readonly Boundary[],
  now: { readonly stage: StageState; readonly date: string } | null,
): Segment[] {
  const segments: Segment[] = []
  let at = now
  for (const { stage, date } of next) {
    if (at) segments.push({ stage: at.stage, certainty: 'planned', from: at.date, until: date })
    at = { stage, date }
  }
  if (!at || at.stage === 'retired') return segments
  const floor = life.isRetirementTentative ? life.retiresOn : null
  if (floor !== null && floor > at.date) {
    segments.push({ stage: at.stage, certainty: 'planned', from: at.date, until: floor })
    at = { stage: at.stage, date: floor }
  }
  return [...segments, { stage: at.stage, certainty: 'open', from: at.date, until: null }]
}

/** Whether a stage comes after the one that is reached; from no stage at all, every one does. */
function isBeyond(stage: Stage, reached: Stage | null): boolean {
  return reached === null || stages.indexOf(stage) > stages.indexOf(reached)
}

function isWithinAYear(date: string | null, today: string): boolean {
  if (date === null) return false
  const days = daysBetween(today, date)
  return days >= 0 && days <= 365
}
