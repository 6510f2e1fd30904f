import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { type Changes, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import type { Prisma } from '@/lib/db/generated/client'
import type { ReadClient } from '@/lib/db/read-client'
import { done, type Result, refuse, refuseFields } from '@/lib/errors'
import { visibleTo as modelsVisibleTo } from '@/lib/models/queries'
import { findActivePerson } from '@/lib/people/queries'
import { receivingOf } from '@/lib/replying'
import { sql } from '@/lib/sql'
import { standingOf, visibleTo } from './queries'
import { followRefusal, interviewerRefusal, refusalOf, targetOf, updateRefusal } from './rules'
import type {
  InterviewMove,
  InterviewReceipt,
  MoveInterviewInput,
  PlanInterviewInput,
  UpdateInterviewInput,
} from './schema'

/** Puts an interview with a model on record before it is held. */
export async function planInterview(
  context: Context<'interview.plan'>,
  { modelId, ...details }: PlanInterviewInput,
): Promise<Result<InterviewReceipt>> {
  const where = { AND: [{ id: modelId }, modelsVisibleTo(context.actor)] }
  const model = await context.db.model.findFirst({ where, select: { id: true } })
  if (!model) return refuseFields({ modelId: { code: 'notOneOf' } })
  const unfollowed = await findFollowRefusal(context.db, details.protocolVersionId, 'planned')
  if (unfollowed) return unfollowed
  const held = await heldAs(context.db, details)
  if (!held.ok) return held
  return context.write(async (tx) => {
    const made = { modelId, createdAt: context.now, updatedAt: context.now, createdById: context.actor.id }
    const { id } = await tx.interview.create({ data: { ...held.value, ...made }, select: { id: true } })
    const record = { type: 'interview', id, label: details.title, version: 1 }
    const changes = changesBetween({}, toldOf(details))
    return { value: { id, version: 1 }, events: [{ operation: 'interview.plan', record, changes }] }
  })
}

/** Corrects what is said about an interview. What it followed is part of what was captured, and stays. */
export async function updateInterview(
  context: Context<'interview.plan'>,
  { id, version, ...details }: UpdateInterviewInput,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const before = found.value
  const refusal = updateRefusal(before, context.actor)
  if (refusal) return refusal
  if (details.protocolVersionId !== before.protocolVersionId) {
    if (before.sealedAt) return refuse('turnsAreSealed', { state: before.state })
    const unfollowed = await findFollowRefusal(context.db, details.protocolVersionId, 'planned')
    if (unfollowed) return unfollowed
  }
  const held = await heldAs(context.db, details)
  if (!held.ok) return held
  const told = {
    ...before,
    access: before.isConfidential ? 'permitted' : 'everyone',
    plannedOn: dayOf(before.plannedOn),
  }
  const changes = changesBetween(toldOf(told), toldOf(details))
  return writeSeen(context, before, { operation: 'interview.update', changes, data: held.value })
}

type Explained = MoveInterviewInput & { readonly reason?: string }

/** Begins an interview, or gives it up before anything of it counts. Of many at once one wins. */
export async function conductInterview(
  context: Context<'interview.conduct'>,
  move: 'start' | 'abandon',
  input: Explained,
): Promise<Result<InterviewReceipt>> {
  // The database lets nobody write to the turns of an interview that was given up.
  if (move === 'abandon') await receivingOf(input.id)?.stop('interviewEnded')
  return moveInterview(context, move, input)
}

/** Takes what was captured on to a judgement, or says that it does not count. Of many at once one wins. */
export function reviewInterview(
  context: Context<'interview.review'>,
  move: 'review' | 'finalize' | 'invalidate',
  input: Explained,
): Promise<Result<InterviewReceipt>> {
  return moveInterview(context, move, input)
}

async function moveInterview(
  context: Context<never>,
  move: InterviewMove,
  { id, version, reason = '' }: Explained,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { state } = found.value
  const refusal = refusalOf({ state, ...(await standingNow(context, id)) }, move, context.actor)
  const to = targetOf(state, move)
  if (refusal || to === null) return refusal ?? refuse('notFound')
  const data = { state: to, stateReason: reason, ...(move === 'start' ? { startedAt: context.now } : {}) }
  const changes = { state: { before: state, after: to } }
  return writeSeen(context, found.value, { operation: `interview.${move}`, changes, reason, data })
}

async function standingNow(context: Context<never>, id: string) {
  type Standing = { readonly raters: number; readonly uncoveredTopics: readonly string[] }
  const [standing] = await context.select<Standing>(
    sql`select ${standingOf(sql`i`)} from "Interview" i where i."id" = ${id}::uuid`,
  )
  return standing ?? { raters: 0, uncoveredTopics: [] }
}

type Details = Omit<PlanInterviewInput, 'modelId'>

/** The details as columns, with the name of whoever asks. Refuses a person who is not active. */
export async function heldAs(reader: ReadClient, { access, plannedOn, ...details }: Details) {
  const refusal = interviewerRefusal(details)
  if (refusal) return refusal
  const asker = await findAsker(reader, details)
  if (!asker.ok) return asker
  return done({
    ...details,
    interviewer: asker.value,
    isConfidential: access === 'permitted',
    plannedOn: plannedOn === null ? null : new Date(plannedOn),
  })
}

type Asking = Pick<Details, 'interviewerId' | 'interviewer'>

/** The name of whoever asks: that of the person, or the one that was written. Refuses a person who is not active. */
export async function findAsker(reader: ReadClient, { interviewerId, interviewer }: Asking): Promise<Result<string>> {
  if (interviewerId === null) return done(interviewer)
  const person = await findActivePerson(reader, interviewerId)
  return person ? done(person.name) : refuseFields({ interviewerId: { code: 'notActive' } })
}

/** Why the version of a protocol cannot be followed; null when it can, or none is. */
export async function findFollowRefusal(reader: ReadClient, id: string | null, when: 'planned' | 'held') {
  if (id === null) return null
  const version = await reader.protocolVersion.findUnique({ where: { id }, select: { state: true } })
  return followRefusal(version?.state ?? null, when)
}

/** What the log tells of the details. */
function toldOf({ title, access, interviewerKind, interviewer, tone, disclosureDepth, ...rest }: Told) {
  const { language, precision, plannedOn, protocolVersionId, sourceUrl, sourceTitle, summary } = rest
  return {
    ...{ title, access, interviewerKind, interviewer, tone, disclosureDepth, language, precision, plannedOn },
    ...{ protocolVersionId, sourceUrl, sourceTitle, summary },
  }
}

type Told = {
  readonly [Name in
    | 'title'
    | 'access'
    | 'interviewerKind'
    | 'interviewer'
    | 'tone'
    | 'disclosureDepth'
    | 'language'
    | 'precision'
    | 'sourceUrl'
    | 'sourceTitle'
    | 'summary']: string
} & Readonly<Record<'plannedOn' | 'protocolVersionId', string | null>>

function dayOf(date: Date | null): string | null {
  return date === null ? null : calendarDate(date)
}

const seenFields = {
  ...{ id: true, version: true, title: true, state: true, isConfidential: true, sealedAt: true, turnCount: true },
  ...{
    modelId: true,
    protocolVersionId: true,
    interviewerKind: true,
    interviewerId: true,
    interviewer: true,
    tone: true,
  },
  ...{ disclosureDepth: true, language: true, precision: true, plannedOn: true, sourceUrl: true, sourceTitle: true },
  ...{ summary: true, release: true, restrictedUntil: true },
} as const satisfies Prisma.InterviewSelect

export type SeenInterview = Prisma.InterviewGetPayload<{ select: typeof seenFields }>

/** The interview as the sender saw it; refuses what is not there, or has changed since. For commands of its parts too. */
export async function findSeen(
  context: Context<never>,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<SeenInterview>> {
  const found = await findPresent(context, id)
  if (!found.ok || found.value.version === version) return found
  return conflictSince(context.db, recordOf(found.value), version)
}

/** The interview as it stands, for what is added to it without having read what others added. */
export async function findPresent(context: Context<never>, id: string): Promise<Result<SeenInterview>> {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  const interview = await context.db.interview.findFirst({ where, select: seenFields })
  return interview ? done(interview) : refuse('notFound')
}

type SeenWrite = {
  readonly operation: string
  readonly changes: Changes
  readonly reason?: string
  readonly data: Prisma.InterviewUncheckedUpdateManyInput
  /** What is added in the same transaction. */
  readonly also?: (tx: Transaction) => Promise<void>
}

/** One conditional update from the state and version that were seen, what is added with it, and the event. */
export function writeSeen(
  context: Context<never>,
  { id, title, state, version }: Pick<SeenInterview, 'id' | 'title' | 'state' | 'version'>,
  { operation, changes, reason, data, also }: SeenWrite,
): Promise<Result<InterviewReceipt>> {
  return context.write(async (tx) => {
    const raised = { ...data, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.interview.updateMany({ where: { id, state, version }, data: raised })
    if (count !== 1) return conflictSince(tx, recordOf({ id, version }), version)
    await also?.(tx)
    const record = { type: 'interview', id, label: title, version: version + 1 }
    const event = { operation, record, changes, ...(reason ? { reason } : {}) }
    return { value: { id, version: version + 1 }, events: [event] }
  })
}

function recordOf({ id, version }: Pick<SeenInterview, 'id' | 'version'>) {
  return { type: 'interview', id, currentVersion: version }
}
