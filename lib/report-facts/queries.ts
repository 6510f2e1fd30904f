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
import type { DateFacts, OwedFacts, WindowFacts } from '@/lib/report-parts/schema'
import { isOwnReport, type ReportFacts } from '@/lib/reports/rules'

type Reader = Pick<ReadClient, 'model' | 'obligation' | 'auditEvent' | 'auditHead' | 'policy'>

type Asked = { readonly actor: Actor; readonly now: Date; readonly where: Prisma.ModelWhereInput }

const sourced = { sourceUrl: true, sourceTitle: true } as const

const modelFields = {
  ...{ id: true, version: true, slug: true, provider: true, apiId: true, aliases: true, displayName: true },
  ...{ family: true, stage: true, summary: true, traits: true, isPubliclyReleased: true, isDemo: true },
  ...{ hasSignificantInternalUse: true, releasedOn: true, deprecatedOn: true, retiresOn: true, createdAt: true },
  ...{ isRetirementTentative: true, unsettledKinds: true, steward: { select: { name: true } } },
  dateClaims: { orderBy: [{ kind: 'asc' }, { date: 'asc' }, { id: 'asc' }], omit: { createdAt: true } },
  availability: { orderBy: [{ surface: 'asc' }, { startsOn: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] },
  replacements: { orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { position: 'asc' }, { id: 'asc' }] },
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
    dates: dateFacts(model, policy.values),
    windows: model.availability.map(windowFacts),
    successors: model.replacements.map(({ statedOn, endedAt, ...replacement }) => ({
      ...replacement,
      statedOn: dayOf(statedOn),
      endedOn: dayOf(endedAt),
    })),
    owed: await listOwed(reader, model),
    events: await listEvents(reader, id),
  }
  return { version, facts }
}

function dateFacts(model: StoredModel, values: Parameters<typeof noticeOf>[1]): DateFacts {
  const days = {
    deprecatedOn: dayOf(model.deprecatedOn),
    retiresOn: dayOf(model.retiresOn),
    isRetirementTentative: model.isRetirementTentative,
  }
  return {
    ...days,
    releasedOn: dayOf(model.releasedOn),
    unsettled: model.unsettledKinds.length,
    notice: noticeOf(days, values),
    claims: model.dateClaims.map((claim) => ({
      ...claim,
      date: calendarDate(claim.date),
      accessedOn: dayOf(claim.accessedOn),
      standing: standingOf(claim),
      reason: claim.withdrawnReason || claim.chosenReason || claim.note,
    })),
  }
}

function standingOf({ withdrawnAt, endedAt, isChosen }: StoredModel['dateClaims'][number]) {
  if (withdrawnAt) return 'withdrawn'
  if (endedAt) return 'takenBack'
  return isChosen ? 'chosen' : 'onRecord'
}

function windowFacts(window: StoredModel['availability'][number]): WindowFacts {
  const { startsOn, endsOn, committedUntil, costMinor, costCurrency, ...told } = window
  const currency = currencies.find((known) => known === costCurrency)
  return {
    ...told,
    ...{ startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), committedUntil: dayOf(committedUntil) },
    cost: costMinor !== null && currency ? { minor: costMinor, currency } : null,
  }
}

/** What is owed for the model, by the day it is due, without the reports that were filed about it. */
async function listOwed(reader: Reader, { id: modelId, slug }: StoredModel): Promise<readonly OwedFacts[]> {
  const owed = await reader.obligation.findMany({
    where: { modelId },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    select: {
      ...{
        ...sourced,
        title: true,
        owedTo: true,
        kind: true,
        dueOn: true,
        state: true,
        stateReason: true,
        isDemo: true,
      },
      commitment: { select: { versions: { select: { number: true, ...sourced } } } },
      commitmentNumber: true,
      evidence: { orderBy: { id: 'asc' } },
      ratings: { orderBy: { id: 'asc' } },
    },
  })
  return owed.map(({ commitment, commitmentNumber, evidence, ratings, dueOn, ...one }) => ({
    ...one,
    ...sourceOf(commitment?.versions.find(({ number }) => number === commitmentNumber) ?? one),
    dueOn: dayOf(dueOn),
    evidence: evidence
      .filter(({ url }) => !isOwnReport(slug, url))
      .map(({ capturedOn, ...shown }) => ({ ...shown, capturedOn: calendarDate(capturedOn) })),
    ratings: ratings.map(({ verdict, reason, ratedBy, createdAt, isDemo }) => {
      return { verdict, reason, ratedBy, ratedAt: createdAt.toISOString(), isDemo }
    }),
  }))
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
