import 'server-only'
import { listDone, listHistory } from '@/lib/audit/queries'
import type { Context } from '@/lib/auth/context'
import { projectionOf } from '@/lib/dates/rules'
import { calendarDate, plusDays } from '@/lib/days'
import { done, refuse, refuseFields } from '@/lib/errors'
import { findModel, type ModelRecord, type WholeModel } from '@/lib/models/queries'
import { noticeOf, reprieveIn } from '@/lib/models/rules'
import { moves } from '@/lib/models/schema'
import { getPolicyOn } from '@/lib/policies/queries'
import { describesModel, eventsBy, isRecordedBy, rewind } from '@/lib/rewinds/rules'
import { type LoggedModel, loggedModel } from '@/lib/rewinds/schema'
import { sql } from '@/lib/sql'
import { claimsOn, downsidesOn, readAsOf, signalsOn, stageOn, successorsOn, turningDays, windowsOn } from './rules'
import { type AsOf, type Gap, gaps } from './schema'

/** Nothing was known of a model on that day; `firstKnownOn` is the first day on which something was. */
export type NotKnown = Pick<ModelRecord, 'slug' | 'displayName'> & {
  readonly isKnown: false
  readonly firstKnownOn: string
}

export type Snapshot = WholeModel & { readonly isKnown: true; readonly asOf: AsOf }

/**
 * One model as it was known at the end of `day` (a calendar date up to today, in UTC): what was on record by then as it
 * stood then, and what was recorded later of dates, windows and successors that were public by then. Null if unseen.
 */
export async function findModelAsOf(
  context: Context<'model.read'>,
  name: string,
  day: string,
): Promise<Snapshot | NotKnown | null> {
  const model = await findModel(context, name)
  if (!model) return null
  const record = { type: 'model', id: model.id }
  const [recordedAt, log, policy, history] = await Promise.all([
    listRecordedAt(context, model.id),
    listDone(context, record),
    getPolicyOn(context, day),
    listHistory(context, record, new Date(plusDays(day, 1))),
  ])
  const dated = datedRows(model, recordedAt)
  const days = turningDays({ ...dated, log }, calendarDate(context.now))
  const [firstKnownOn = day] = days
  if (day < firstKnownOn) return { isKnown: false, slug: model.slug, displayName: model.displayName, firstKnownOn }
  const read = { day, log, policy, dated, isToday: day === calendarDate(context.now) }
  const described = await describedOn(context, model, read)
  const { gaps, reconstructed, ...rows } = rowsOn(model, read, described.isReconstructed)
  const { isReconstructed, ...fields } = described
  return {
    ...model,
    ...fields,
    ...rows,
    ...endOn(model, read),
    stage: isReconstructed ? stageOn(rows.dateClaims, day) : fields.stage,
    isPubliclyReleased: isReconstructed ? rows.releasedOn !== null : fields.isPubliclyReleased,
    ...{ moves: { offered: [], blocked: [] }, succession: null, nameClash: null },
    ...{ history, reprieve: reprieveOn(read), isKnown: true },
    asOf: { day, isReconstructed, reconstructed, gaps, firstKnownOn, ...neighboursOf(days, day) },
  }
}

/** The same for programs: refused where the day is none that can be shown, or nothing was known on it. */
export async function findModelOn(context: Context<'model.read'>, name: string, asked: string) {
  const day = readAsOf(asked, calendarDate(context.now))
  if (!day.ok) return day
  if (day.value === null) return refuseFields({ asOf: { code: 'invalidDate' } })
  const model = await findModelAsOf(context, name, day.value)
  if (!model) return refuse('notFound')
  if (!model.isKnown) return refuse('notKnownThen', { day: day.value, first: model.firstKnownOn })
  const {
    isKnown: _,
    succession: _succession,
    nameClash: _clash,
    history: _history,
    reprieve: _reprieve,
    ...record
  } = model
  return done(record)
}

type Read = {
  readonly day: string
  readonly log: Awaited<ReturnType<typeof listDone>>
  readonly policy: Awaited<ReturnType<typeof getPolicyOn>>
  readonly dated: ReturnType<typeof datedRows>
  readonly isToday: boolean
}

/** When each part of a model was put on record, by its id. */
async function listRecordedAt(context: Context<'model.read'>, modelId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await context.select<{ id: string; createdAt: Date }>(sql`
    select "id", "createdAt" from "DateClaim" where "modelId" = ${modelId}::uuid
    union all select "id", "createdAt" from "Availability" where "modelId" = ${modelId}::uuid
    union all select "id", "createdAt" from "Replacement" where "modelId" = ${modelId}::uuid
    union all select "id", "createdAt" from "Downside" where "modelId" = ${modelId}::uuid
    union all select "id", "createdAt" from "DemandSignal" where "modelId" = ${modelId}::uuid`)
  return new Map(rows.map(({ id, createdAt }) => [id, createdAt.toISOString()]))
}

/** A row that was added between two statements counts as added with the model, which only a reader of today can meet. */
function datedRows(model: ModelRecord, recordedAt: ReadonlyMap<string, string>) {
  const dated = <Row extends { readonly id: string }>(row: Row) => ({
    ...row,
    recordedAt: recordedAt.get(row.id) ?? model.createdAt,
  })
  return {
    model: { recordedAt: model.createdAt },
    claims: model.dateClaims.map(dated),
    windows: model.availability.map(dated),
    successors: model.replacements.map(dated),
    downsides: model.downsides.map(dated),
    signals: model.demandSignals.map(dated),
    releasedOn: model.releasedOn,
  }
}

/** The parts of a model as they were known, with what cannot be told about them. */
function rowsOn(model: ModelRecord, { day, log, policy, dated, isToday }: Read, isReconstructed: boolean) {
  const claims = claimsOn(dated.claims, { day, log })
  const windows = windowsOn(dated.windows, { day, log, releasedOn: dated.releasedOn })
  const successors = successorsOn(dated.successors, day)
  const dates = projectionOf(
    claims.rows.map((claim) => ({ ...claim, isEnded: claim.endedAt !== null || claim.withdrawnAt !== null })),
  )
  const isMissing: Readonly<Record<Gap, boolean>> = {
    description: isReconstructed,
    windowTerms: windows.reconstructed.length > 0,
    windowChange: windows.unclear > 0,
    successors: successors.rows.length === 0 && model.replacements.length > 0,
    policy: policy.isLater,
    checklist: !isToday && retirementBy(model, day) === null,
    preferences: !isToday,
  }
  return {
    ...dates,
    dateClaims: claims.rows.map(withoutTime),
    availability: windows.rows.map(withoutTime),
    replacements: successors.rows.map(withoutTime).map(withoutStage),
    ...{ noticeDays: policy.values.noticeDays, notice: noticeOf(dates, policy.values) },
    reconstructed: [claims, windows, successors].flatMap((known) => known.reconstructed),
    gaps: gaps.filter((gap) => isMissing[gap]),
  }
}

/**
 * What its retirement would cost and who valued it, as far as that was on record. What the checklist came to is kept with
 * the retirement alone: on any other day it is told as of today.
 */
function endOn(model: ModelRecord, { day, dated, isToday }: Read): Pick<ModelRecord, EndPart> {
  const downsides = downsidesOn(dated.downsides, day).map(withoutTime)
  const demandSignals = signalsOn(dated.signals, day).map(withoutTime)
  const { findings, overrides } = model.checklist
  const retirement = retirementBy(model, day)
  if (!isToday) {
    return { downsides, demandSignals, checklist: { findings: [], overrides: [], canPropose: false, retirement } }
  }
  const still = { findings: findings.map(withoutMoves), overrides: overrides.map(withoutMoves), canPropose: false }
  return { downsides, demandSignals, checklist: { ...still, retirement } }
}

/** How it was retired here, if that was on record: what its checklist said on that day was kept then. */
function retirementBy({ checklist: { retirement } }: ModelRecord, day: string) {
  return retirement && isRecordedBy({ recordedAt: retirement.at }, day) ? retirement : null
}

type EndPart = 'downsides' | 'demandSignals' | 'checklist'

function withoutMoves<Row extends { readonly moves: readonly unknown[] }>(row: Row): Row & { moves: [] } {
  return { ...row, moves: [] }
}

/** What described the model. Of one that was not on record yet, only its name: the rest was written later. */
async function describedOn(context: Context<'model.read'>, model: ModelRecord, { day, log, dated }: Read) {
  const { provider, apiId, displayName, family, stage } = model
  if (!isRecordedBy(dated.model, day)) {
    const unwritten = {
      aliases: [],
      summary: '',
      traits: '',
      isPubliclyReleased: false,
      hasSignificantInternalUse: false,
    }
    const named = { provider, apiId, displayName, family, stage, steward: null }
    return { ...named, ...unwritten, version: 1, updatedAt: model.createdAt, isReconstructed: true }
  }
  const kept = eventsBy(log, day)
  const now = { provider, apiId, displayName, family, stage, aliases: model.aliases, summary: model.summary }
  const flags = {
    isPubliclyReleased: model.isPubliclyReleased,
    hasSignificantInternalUse: model.hasSignificantInternalUse,
  }
  const steward = model.steward && { id: model.steward.id, name: model.steward.name }
  const undone = log.slice(kept).filter(describesModel)
  const then = loggedModel.parse(rewind({ ...now, ...flags, traits: model.traits, steward }, undone))
  const last = log.slice(0, kept).at(-1)
  return {
    ...then,
    steward: await markedSteward(context, model, then.steward),
    ...{ version: last?.version ?? 1, updatedAt: last?.at ?? model.createdAt, isReconstructed: false },
  }
}

/** The log names a steward; whether she is one of the demonstration's people stands in her own record. */
async function markedSteward(context: Context<'model.read'>, model: ModelRecord, steward: LoggedModel['steward']) {
  if (steward === null || steward.id === model.steward?.id) return steward && model.steward
  const person = await context.db.person.findUnique({ where: { id: steward.id }, select: { isDemo: true } })
  return { ...steward, isDemo: person?.isDemo ?? false }
}

function reprieveOn({ day, log }: Read) {
  const move = log.slice(0, eventsBy(log, day)).findLast(({ operation }) => moveNames.includes(operation))
  const asText = (after: unknown) => (typeof after === 'string' ? after : '')
  return reprieveIn(
    move
      ? { ...move, changes: Object.entries(move.changes).map(([name, { after }]) => ({ name, after: asText(after) })) }
      : null,
  )
}

const moveNames: readonly string[] = moves.map((move) => `model.${move}`)

function neighboursOf(days: readonly string[], day: string) {
  return { previous: days.findLast((other) => other < day) ?? null, next: days.find((other) => other > day) ?? null }
}

function withoutTime<Row extends { readonly recordedAt: string }>({
  recordedAt: _,
  ...row
}: Row): Omit<Row, 'recordedAt'> {
  return row
}

/** The stage that a successor has today says nothing about that day. */
function withoutStage<Row extends { readonly successor: { readonly stage: unknown } | null }>(row: Row) {
  return { ...row, successor: row.successor && { ...row.successor, stage: null } }
}
