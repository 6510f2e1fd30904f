import 'server-only'
import { listHistory } from '@/lib/audit/queries'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/calendar'
import type { Prisma } from '@/lib/db/generated/client'
import { likeLiteral } from '@/lib/like-literal'
import type { ListParams } from '@/lib/list-params'
import { byDate, byEnum, byInstant, byText, isUuid, type KeysetSort, keysetPage, type Page } from '@/lib/paging'
import { findSteward } from '@/lib/people/queries'
import { findSuccessors } from '@/lib/replacements/queries'
import { movesOf } from './rules'
import { type ModelSort, type modelList, stages } from './schema'

type ModelParams = ListParams<ModelSort, keyof typeof modelList.filters>

type Where = Prisma.ModelWhereInput

type Order = Prisma.ModelOrderByWithRelationInput

/** Every role reads every model; a noun with narrower sight puts its condition here. */
export function visibleTo(_actor: Actor): Where {
  return {}
}

const rowFields = {
  id: true,
  version: true,
  slug: true,
  provider: true,
  apiId: true,
  displayName: true,
  family: true,
  stage: true,
  isDemo: true,
  releasedOn: true,
  deprecatedOn: true,
  retiresOn: true,
  isRetirementTentative: true,
  unsettledKinds: true,
  updatedAt: true,
} as const satisfies Prisma.ModelSelect

type StoredRow = Prisma.ModelGetPayload<{ select: typeof rowFields }>

const sorts = {
  name: byText(
    (row) => row.displayName,
    (displayName) => ({ displayName }),
    (displayName) => ({ displayName }),
  ),
  provider: byText(
    (row) => row.provider,
    (provider) => ({ provider }),
    (provider) => ({ provider }),
  ),
  family: byText(
    (row) => row.family,
    (family) => ({ family }),
    (family) => ({ family }),
  ),
  stage: byEnum(
    stages,
    (row) => row.stage,
    (stage) => ({ stage }),
    (stage) => ({ stage }),
  ),
  released: byDate(
    (row) => row.releasedOn,
    (releasedOn) => ({ releasedOn }),
    (releasedOn) => ({ releasedOn }),
  ),
  retires: byDate(
    (row) => row.retiresOn,
    (retiresOn) => ({ retiresOn }),
    (retiresOn) => ({ retiresOn }),
  ),
  updated: byInstant(
    (row) => row.updatedAt,
    (updatedAt) => ({ updatedAt }),
    (updatedAt) => ({ updatedAt }),
  ),
} as const satisfies Record<ModelSort, KeysetSort<StoredRow, Where, Order>>

/** One page of the models this actor may see. Dates are calendar dates; `updatedAt` is an ISO instant. */
export async function listModels(context: Context<'model.read'>, params: ModelParams): Promise<Page<ModelRow>> {
  const where: Where = { AND: [visibleTo(context.actor), ...conditionsOf(params, context)] }
  const page = await keysetPage<StoredRow, Where, Order>({
    params,
    sort: sorts[params.sort],
    byId: {
      isId: isUuid,
      beyond: (id, direction) => ({ id: direction === 'asc' ? { gt: id } : { lt: id } }),
      orderBy: (id) => ({ id }),
    },
    find: (segment) =>
      context.db.model.findMany({
        where: { AND: [where, ...segment.where] },
        orderBy: [...segment.orderBy],
        take: segment.take,
        select: rowFields,
      }),
    count: (limit) => context.db.model.count({ where, take: limit }),
  })
  return { ...page, rows: page.rows.map(toRow) }
}

export type ModelRow = ReturnType<typeof toRow>

function toRow(row: StoredRow) {
  return {
    id: row.id,
    version: row.version,
    slug: row.slug,
    provider: row.provider,
    apiId: row.apiId,
    displayName: row.displayName,
    family: row.family,
    stage: row.stage,
    isDemo: row.isDemo,
    releasedOn: dateText(row.releasedOn),
    deprecatedOn: dateText(row.deprecatedOn),
    retiresOn: dateText(row.retiresOn),
    isRetirementTentative: row.isRetirementTentative,
    unsettledKinds: row.unsettledKinds,
    updatedAt: row.updatedAt.toISOString(),
  }
}

function conditionsOf(params: ModelParams, { actor, now }: Pick<Context<'model.read'>, 'actor' | 'now'>): Where[] {
  const { stage, provider, dates, steward } = params.filters
  const conditions: Where[] = params.q
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({ searchText: { contains: likeLiteral(word) } }))
  if (stage) conditions.push({ OR: stage.map((state) => ({ stage: stages.find((known) => known === state) ?? null })) })
  if (provider) conditions.push({ provider: { in: [...provider] } })
  if (dates) conditions.push({ OR: dates.map((kind) => dateCondition(kind, now)) })
  if (steward) conditions.push({ OR: steward.map((who) => ({ stewardId: who === 'me' ? actor.id : null })) })
  return conditions
}

/** Overdue: a firm date has passed and the stage was not moved. A floor that has passed asks for nothing. */
function dateCondition(kind: string, now: Date): Where {
  const today = new Date(calendarDate(now))
  const isNotRetired: Where = { OR: [{ stage: null }, { stage: { not: 'retired' } }] }
  if (kind === 'tentative') return { isRetirementTentative: true }
  if (kind === 'unsettled') return { unsettledKinds: { isEmpty: false } }
  if (kind === 'ahead') return { retiresOn: { gte: today } }
  return { AND: [{ retiresOn: { lt: today }, isRetirementTentative: kind === 'floorPassed' }, isNotRetired] }
}

const recordFields = {
  ...rowFields,
  aliases: true,
  summary: true,
  traits: true,
  isPubliclyReleased: true,
  hasSignificantInternalUse: true,
  stewardId: true,
  createdAt: true,
  dateClaims: {
    orderBy: [{ kind: 'asc' }, { date: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      date: true,
      surface: true,
      sourceUrl: true,
      sourceTitle: true,
      accessedOn: true,
      isChosen: true,
      chosenReason: true,
      note: true,
      isDemo: true,
    },
  },
  availability: {
    orderBy: [{ surface: 'asc' }, { startsOn: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    select: {
      id: true,
      surface: true,
      mode: true,
      startsOn: true,
      endsOn: true,
      committedUntil: true,
      sourceUrl: true,
      sourceTitle: true,
      note: true,
      isDemo: true,
    },
  },
  replacements: {
    orderBy: [{ statedOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }, { position: 'asc' }],
    select: { id: true, reference: true, statedOn: true, endedAt: true, sourceUrl: true, sourceTitle: true },
  },
} as const satisfies Prisma.ModelSelect

/** One model with its dates, availability, replacements, history and the moves this actor may make now; null if unseen. */
export async function findModel(context: Context<'model.read'>, slug: string) {
  const record = await context.db.model.findFirst({
    where: { AND: [{ slug }, visibleTo(context.actor)] },
    select: recordFields,
  })
  if (!record) return null
  const [steward, successors, history] = await Promise.all([
    findSteward(context, record.stewardId),
    findSuccessors(context, record),
    listHistory(context, { type: 'model', id: record.id }),
  ])
  const row = toRow(record)
  return {
    ...row,
    aliases: record.aliases,
    summary: record.summary,
    traits: record.traits,
    isPubliclyReleased: record.isPubliclyReleased,
    hasSignificantInternalUse: record.hasSignificantInternalUse,
    steward,
    createdAt: record.createdAt.toISOString(),
    dateClaims: record.dateClaims.map((claim) => ({
      ...claim,
      date: calendarDate(claim.date),
      accessedOn: dateText(claim.accessedOn),
    })),
    availability: record.availability.map((window) => ({
      ...window,
      startsOn: dateText(window.startsOn),
      endsOn: dateText(window.endsOn),
      committedUntil: dateText(window.committedUntil),
    })),
    replacements: record.replacements.map((replacement) => ({
      ...replacement,
      statedOn: dateText(replacement.statedOn),
      endedAt: replacement.endedAt?.toISOString() ?? null,
      successor: successors.get(replacement.reference) ?? null,
    })),
    moves: movesOf(row, context),
    history,
  }
}

export type ModelRecord = NonNullable<Awaited<ReturnType<typeof findModel>>>

function dateText(date: Date | null): string | null {
  return date ? calendarDate(date) : null
}
