import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/calendar'
import { claimsToAdd, futureRefusal, projectionOf } from '@/lib/dates/rules'
import { done, type Result, refuse } from '@/lib/errors'
import { type Identity, isSameModel } from '@/lib/identities/rules'
import { findActiveSteward } from '@/lib/people/queries'
import { visibleTo } from './queries'
import {
  firstStageRefusal,
  freeSlug,
  needsAnnouncement,
  refusalOf,
  searchTextOf,
  slugOf,
  stewardRefusal,
} from './rules'
import type { CreateModelInput, Move, MoveModelInput, UpdateModelInput } from './schema'

export type ModelReceipt = { readonly id: string; readonly slug: string; readonly version: number }

/** Creates a model, with its release date as the first claim when one is given. Refuses a second one of the same name. */
export async function createModel(
  context: Context<'model.create'>,
  input: CreateModelInput,
): Promise<Result<ModelReceipt>> {
  const { sourceUrl, releasedOn, ...fields } = input
  if (releasedOn && !sourceUrl) return { ok: false, code: 'invalid', fields: { sourceUrl: { code: 'required' } } }
  const isAhead = releasedOn && futureRefusal('released', releasedOn, calendarDate(context.now))
  const refusal = isAhead || firstStageRefusal(input.stage)
  if (refusal) return refusal
  return context.write(async (tx) => {
    await lockWrites(tx)
    if (await hasTwin(tx, input, null)) return refuse('modelExists')
    const steward = await findNamedSteward(tx, input.stewardId, null)
    if (!steward.ok) return steward
    const made = { createdAt: context.now, createdById: context.actor.id }
    const claims = claimsToAdd([], releasedOn ? [{ kind: 'released', date: releasedOn, sourceUrl }] : [])
    const model = await tx.model.create({
      data: {
        ...fields,
        slug: await findFreeSlug(tx, input),
        searchText: searchTextOf(input),
        ...projectionOf(claims),
        ...made,
        updatedAt: context.now,
        dateClaims: { create: claims.map((claim) => ({ ...claim, ...made, date: new Date(claim.date) })) },
      },
      select: { id: true, slug: true, version: true },
    })
    const { stewardId: _stewardId, ...words } = fields
    const changes = changesBetween({}, { ...words, steward: steward.value, releasedOn })
    return {
      value: model,
      events: [{ operation: 'model.create', record: referenceTo(model, input.displayName), changes }],
    }
  })
}

/** Changes what describes a model. Stage and dates have their own operations. */
export async function updateModel(
  context: Context<'model.update'>,
  { id, version, stewardId, ...words }: UpdateModelInput,
): Promise<Result<ModelReceipt>> {
  const model = await findDescription(context, id)
  if (!model) return refuse('notFound')
  const record = { type: 'model', id, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const { version: _version, slug, provider, apiId, ...before } = model
  const described = changesBetween({ ...before, stewardId: model.steward?.id ?? null }, { ...words, stewardId })
  if (Object.keys(described).length === 0) return done({ id, slug, version })
  return context.write(async (tx) => {
    await lockWrites(tx)
    if (await hasTwin(tx, { provider, apiId, displayName: words.displayName }, id)) return refuse('modelExists')
    const steward = await findNamedSteward(tx, stewardId, model.steward)
    if (!steward.ok) return steward
    const changes = changesBetween(before, { ...words, steward: steward.value })
    const searchText = searchTextOf({ provider, apiId, ...words })
    const data = { ...words, stewardId, searchText, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.model.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const receipt = { id, slug, version: version + 1 }
    return {
      value: receipt,
      events: [{ operation: 'model.update', record: referenceTo(receipt, words.displayName), changes }],
    }
  })
}

/** Moves a model from one stage to another. Of many at once, one wins and the others get a conflict. */
export async function moveModel(
  context: Context<'model.move'>,
  move: Move,
  { id, version, to, reason, sourceUrl }: MoveModelInput,
): Promise<Result<ModelReceipt>> {
  const model = await context.db.model.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      version: true,
      slug: true,
      displayName: true,
      stage: true,
      deprecatedOn: true,
      retiresOn: true,
      isRetirementTentative: true,
    },
  })
  if (!model) return refuse('notFound')
  const record = { type: 'model', id, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const refusal = refusalOf(withCalendarDates(model), { move, to }, context)
  if (refusal) return refusal
  if (needsAnnouncement(move) && !sourceUrl) return refuse('announcementMissing')
  return context.write(async (tx) => {
    const data = { stage: to, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.model.updateMany({ where: { id, stage: model.stage, version }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const receipt = { id, slug: model.slug, version: version + 1 }
    const changes = changesBetween(
      { stage: model.stage },
      { stage: to, ...(sourceUrl ? { announcement: sourceUrl } : {}) },
    )
    const event = { operation: `model.${move}`, record: referenceTo(receipt, model.displayName), changes, reason }
    return { value: receipt, events: [event] }
  })
}

/** Writes the chosen dates beside the model, where lists sort and filter by them. Call it after every change of claims. */
export async function projectDates(tx: Transaction, modelId: string): Promise<void> {
  const claims = await tx.dateClaim.findMany({
    where: { modelId },
    select: { kind: true, date: true, isChosen: true, chosenReason: true, sourceUrl: true },
  })
  const data = projectionOf(claims.map((claim) => ({ ...claim, date: calendarDate(claim.date) })))
  await tx.model.update({ where: { id: modelId }, data, select: { id: true } })
}

/** Whether another model than `ownId` is the same one. Models are thousands, so those of the provider are compared here. */
async function hasTwin(tx: Transaction, identity: Identity, ownId: string | null): Promise<boolean> {
  const models = await tx.model.findMany({
    where: { provider: { equals: identity.provider, mode: 'insensitive' } },
    select: { id: true, provider: true, apiId: true, displayName: true },
  })
  return models.some((model) => model.id !== ownId && isSameModel(model, identity))
}

type StewardReference = { readonly id: string; readonly name: string }

/** Who is to be the steward, as the log names her; refuses whoever is neither an active steward nor `current`. */
async function findNamedSteward(
  tx: Transaction,
  id: string | null,
  current: StewardReference | null,
): Promise<Result<StewardReference | null>> {
  const active = id === null ? null : await findActiveSteward(tx, id)
  const refusal = stewardRefusal({ id, isActive: active !== null }, current?.id ?? null)
  return refusal ?? done(id !== null && id === current?.id ? current : active)
}

async function findDescription(context: Context<'model.update'>, id: string) {
  return context.db.model.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      version: true,
      slug: true,
      provider: true,
      apiId: true,
      displayName: true,
      family: true,
      aliases: true,
      summary: true,
      traits: true,
      isPubliclyReleased: true,
      hasSignificantInternalUse: true,
      steward: { select: { id: true, name: true } },
    },
  })
}

async function findFreeSlug(tx: Transaction, model: Parameters<typeof slugOf>[0]): Promise<string> {
  const near = await tx.model.findMany({ where: { slug: { startsWith: slugOf(model) } }, select: { slug: true } })
  return freeSlug(model, new Set(near.map(({ slug }) => slug)))
}

function withCalendarDates<T extends { deprecatedOn: Date | null; retiresOn: Date | null }>(model: T) {
  return {
    ...model,
    deprecatedOn: model.deprecatedOn ? calendarDate(model.deprecatedOn) : null,
    retiresOn: model.retiresOn ? calendarDate(model.retiresOn) : null,
  }
}

function referenceTo(model: { id: string; version: number }, label: string) {
  return { type: 'model', id: model.id, label, version: model.version }
}
