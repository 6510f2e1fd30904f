import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/days'
import type { Prisma } from '@/lib/db/generated/client'
import type { ReadClient } from '@/lib/db/read-client'
import { visibleTo } from '@/lib/models/queries'
import { noticeOf } from '@/lib/models/rules'
import { currencies } from '@/lib/money/schema'
import { getPolicyInForce } from '@/lib/policies/queries'
import {
  type EndReader,
  findKeeping,
  listOverrides,
  listSettlements,
  listStandingDownsides,
  listStandingSignals,
} from '@/lib/report-end-facts/queries'
import { listInterviewFacts } from '@/lib/report-interviews/queries'
import type { DateFacts, OwedFacts, SuccessorFacts, WindowFacts } from '@/lib/report-parts/schema'
import { listPreferenceFacts, type PreferenceReader } from '@/lib/report-preferences/queries'
import { isOwnReport, type ReportFacts } from '@/lib/reports/rules'

/** Tables are read one after another: a transaction has one connection, and nested lists would be asked for at once. */
type Reader = Pick<
  ReadClient,
  | ('model' | 'dateClaim' | 'availability' | 'replacement' | 'obligation' | 'evidence' | 'rating')
  | ('auditEvent' | 'auditHead' | 'policy' | 'interview')
> &
  EndReader &
  PreferenceReader

type Asked = { readonly actor: Actor; readonly now: Date; readonly where: Prisma.ModelWhereInput }

const sourced = { sourceUrl: true, sourceTitle: true } as const

const modelFields = {
  ...{ id: true, version: true, slug: true, provider: true, apiId: true, aliases: true, displayName: true },
  ...{ family: true, stage: true, summary: true, traits: true, isPubliclyReleased: true, isDemo: true },
  ...{ hasSignificantInternalUse: true, releasedOn: true, deprecatedOn: true, retiresOn: true, createdAt: true },
  ...{ isRetirementTentative: true, unsettledKinds: true, steward: { select: { name: true } } },
} as const satisfies Prisma.ModelSelect

type StoredModel = Prisma.ModelGetPayload<{ select: typeof modelFields }>

/**
 * All that is on record about one model, and where the audit log ends; null if unseen. `reader` is the transaction
 * inside one, where the end of the log is locked, so that nothing can come in between.
 */
export async function gatherFacts(reader: Reader, { actor, now, where }: Asked) {
  const head = await reader.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } })
  const model = await reader.model.findFirst({ where: { AND: [where, visibleTo(actor)] }, select: modelFields })
  if (!model) return null
  const policy = await getPolicyInForce(reader)
  const { id, slug, displayName, isDemo, version } = model
  const facts: ReportFacts = {
    model: { id, slug, displayName, isDemo },
    asOf: now.toISOString(),
    madeFrom: { auditSeq: String(head.seq), auditHash: head.hash, policyVersion: policy.version },
    identity: { ...model, steward: model.steward?.name ?? null, recordedOn: calendarDate(model.createdAt) },
    dates: { ...dateFacts(model, policy.values), claims: await listClaims(reader, id) },
    windows: await listWindows(reader, id),
    successors: await listSuccessors(reader, id),
    keeping: await findKeeping(reader, id, { now, fixityIntervalDays: policy.values.fixityIntervalDays }),
    interviews: await listInterviewFacts(reader, id),
    preferences: await listPreferenceFacts(reader, id, policy.values),
    owed: await listOwed(reader, model),
    downsides: await listStandingDownsides(reader, id),
    signals: await listStandingSignals(reader, id),
    settlements: await listSettlements(reader, id),
    overrides: await listOverrides(reader, id),
    events: await listEvents(reader, id),
  }
  return { version, facts }
}

function dateFacts(model: StoredModel, values: Parameters<typeof noticeOf>[1]): Omit<DateFacts, 'claims'> {
  const days = {
    deprecatedOn: dayOf(model.deprecatedOn),
    retiresOn: dayOf(model.retiresOn),
    isRetirementTentative: model.isRetirementTentative,
  }
  const unsettled = model.unsettledKinds.length
  return { ...days, releasedOn: dayOf(model.releasedOn), unsettled, notice: noticeOf(days, values) }
}

async function listClaims(reader: Reader, modelId: string): Promise<DateFacts['claims']> {
  const claims = await reader.dateClaim.findMany({
    where: { modelId },
    orderBy: [{ kind: 'asc' }, { date: 'asc' }, { id: 'asc' }],
  })
  return claims.map((claim) => ({
    ...claim,
    date: calendarDate(claim.date),
    accessedOn: dayOf(claim.accessedOn),
    standing: standingOf(claim),
    reason: claim.withdrawnReason || claim.chosenReason || claim.note,
  }))
}

type Standing = { readonly withdrawnAt: Date | null; readonly endedAt: Date | null; readonly isChosen: boolean }

function standingOf({ withdrawnAt, endedAt, isChosen }: Standing) {
  if (withdrawnAt) return 'withdrawn'
  if (endedAt) return 'takenBack'
  return isChosen ? 'chosen' : 'onRecord'
}

async function listWindows(reader: Reader, modelId: string): Promise<readonly WindowFacts[]> {
  const windows = await reader.availability.findMany({
    where: { modelId },
    orderBy: [{ surface: 'asc' }, { startsOn: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
  })
  return windows.map(({ startsOn, endsOn, committedUntil, costMinor, costCurrency, ...told }) => {
    const currency = currencies.find((known) => known === costCurrency)
    const days = { startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), committedUntil: dayOf(committedUntil) }
    return { ...told, ...days, cost: costMinor !== null && currency ? { minor: costMinor, currency } : null }
  })
}

async function listSuccessors(reader: Reader, modelId: string): Promise<readonly SuccessorFacts[]> {
  const named = await reader.replacement.findMany({
    where: { modelId },
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { position: 'asc' }, { id: 'asc' }],
  })
  return named.map(({ statedOn, endedAt, ...one }) => ({ ...one, statedOn: dayOf(statedOn), endedOn: dayOf(endedAt) }))
}

/** What is owed for the model, by the day it is due, with what was shown and judged of it. */
async function listOwed(reader: Reader, model: StoredModel): Promise<readonly OwedFacts[]> {
  const owed = await reader.obligation.findMany({
    where: { modelId: model.id },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    select: {
      ...{ ...sourced, id: true, title: true, owedTo: true, kind: true, dueOn: true, state: true, stateReason: true },
      ...{ isDemo: true, commitmentNumber: true },
      commitment: { select: { versions: { select: { number: true, ...sourced } } } },
    },
  })
  const evidence = await listEvidence(reader, model)
  const ratings = await listRatings(reader, model.id)
  return owed.map(({ id, commitment, commitmentNumber, dueOn, ...one }) => ({
    ...one,
    ...sourceOf(commitment?.versions.find(({ number }) => number === commitmentNumber) ?? one),
    dueOn: dayOf(dueOn),
    evidence: evidence.filter(({ obligationId }) => obligationId === id),
    ratings: ratings.filter(({ obligationId }) => obligationId === id),
  }))
}

/** Without the reports that were filed about the model. */
async function listEvidence(reader: Reader, { id: modelId, slug }: StoredModel) {
  const evidence = await reader.evidence.findMany({ where: { obligation: { modelId } }, orderBy: { id: 'asc' } })
  return evidence
    .filter(({ url }) => !isOwnReport(slug, url))
    .map(({ capturedOn, ...shown }) => ({ ...shown, capturedOn: calendarDate(capturedOn) }))
}

async function listRatings(reader: Reader, modelId: string) {
  const ratings = await reader.rating.findMany({ where: { obligation: { modelId } }, orderBy: { id: 'asc' } })
  return ratings.map(({ obligationId, verdict, reason, ratedBy, createdAt, isDemo }) => {
    return { obligationId, verdict, reason, ratedBy, ratedAt: createdAt.toISOString(), isDemo }
  })
}

function sourceOf({ sourceUrl, sourceTitle }: { readonly sourceUrl: string; readonly sourceTitle: string }) {
  return { sourceUrl, sourceTitle }
}

const toldPayload = z.object({ reason: z.string().optional() })

/** What happened to the model's record, oldest first. That a report was filed is no news in the next one. */
async function listEvents(reader: Reader, recordId: string): Promise<ReportFacts['events']> {
  const events = await reader.auditEvent.findMany({
    where: { recordId, recordType: 'model', outcome: 'done', NOT: { operation: { startsWith: 'report.' } } },
    orderBy: { seq: 'asc' },
    select: { seq: true, at: true, operation: true, actorName: true, payload: true },
  })
  return events.map(({ seq, at, operation, actorName, payload }) => ({
    seq: String(seq),
    at: at.toISOString(),
    operation,
    by: actorName,
    reason: toldPayload.parse(JSON.parse(payload)).reason ?? '',
  }))
}

function dayOf(date: Date | null): string | null {
  return date && calendarDate(date)
}
