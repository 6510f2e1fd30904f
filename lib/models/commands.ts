import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { chosenDates, unsettledKinds } from '@/lib/dates/rules'
import type { ReasonedDateClaim } from '@/lib/dates/schema'
import { done, type Result, refuse } from '@/lib/errors'
import { visibleTo } from './queries'
import { calendarDate, freeSlug, moveOf, needsAnnouncement, searchTextOf, slugOf } from './rules'
import type { CreateModelInput, Move, MoveModelInput, UpdateModelInput } from './schema'

export type ModelReceipt = { readonly id: string; readonly slug: string; readonly version: number }

/** Creates a model, with its release date as the first claim when one is given. Refuses a second one of the same name. */
export async function createModel(
  context: Context<'model.create'>,
  input: CreateModelInput,
): Promise<Result<ModelReceipt>> {
  const { sourceUrl, releasedOn, ...fields } = input
  if (releasedOn && !sourceUrl) return { ok: false, code: 'invalid', fields: { sourceUrl: { code: 'required' } } }
  if (releasedOn && releasedOn > calendarDate(context.now)) return refuse('claimInFuture')
  return context.write(async (tx) => {
    await lockWrites(tx)
    const twin = await tx.model.findFirst({
      where: { provider: input.provider, apiId: input.apiId, displayName: input.displayName },
      select: { id: true },
    })
    if (twin) return refuse('modelExists')
    const claim = releasedOn ? { kind: 'released' as const, date: releasedOn, sourceUrl } : null
    const model = await tx.model.create({
      data: {
        ...fields,
        slug: await findFreeSlug(tx, input),
        searchText: searchTextOf(input),
        releasedOn: releasedOn ? new Date(releasedOn) : null,
        unsettledKinds: [],
        createdAt: context.now,
        createdById: context.actor.id,
        updatedAt: context.now,
        ...(claim ? { dateClaims: { create: [{ ...claim, date: new Date(claim.date), isChosen: true }] } } : {}),
      },
      select: { id: true, slug: true, version: true },
    })
    const changes = changesBetween({}, { ...fields, releasedOn })
    return {
      value: model,
      events: [{ operation: 'model.create', record: referenceTo(model, input.displayName), changes }],
    }
  })
}

/** Changes what describes a model. Stage and dates have their own operations. */
export async function updateModel(
  context: Context<'model.update'>,
  { id, version, ...fields }: UpdateModelInput,
): Promise<Result<ModelReceipt>> {
  const model = await context.db.model.findFirst({
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
      stewardId: true,
    },
  })
  if (!model) return refuse('notFound')
  const record = { type: 'model', id, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const { version: _version, slug, provider, apiId, ...before } = model
  const changes = changesBetween(before, fields)
  if (Object.keys(changes).length === 0) return done({ id, slug, version })
  return context.write(async (tx) => {
    const searchText = searchTextOf({ provider, apiId, ...fields })
    const data = { ...fields, searchText, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.model.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const receipt = { id, slug, version: version + 1 }
    return {
      value: receipt,
      events: [{ operation: 'model.update', record: referenceTo(receipt, fields.displayName), changes }],
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
  const verdict = moveOf(withCalendarDates(model), move, context)
  if (!verdict.ok) return verdict
  if (!verdict.to.includes(to)) return refuse('moveNotOffered', { stage: model.stage ?? 'unrecorded' })
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
export async function projectDates(tx: Transaction, ...modelIds: readonly string[]): Promise<void> {
  const claims = await tx.dateClaim.findMany({
    where: { modelId: { in: [...modelIds] } },
    select: { modelId: true, kind: true, date: true, isChosen: true, chosenReason: true, sourceUrl: true },
  })
  const byModel = new Map(modelIds.map((id) => [id, [] as ReasonedDateClaim[]]))
  for (const { modelId, ...claim } of claims) byModel.get(modelId)?.push({ ...claim, date: calendarDate(claim.date) })
  const projections = [...byModel.values()].map((stated) => ({
    ...chosenDates(stated),
    unsettled: unsettledKinds(stated).join(','),
  }))
  // One statement for all: an import changes thousands of models.
  await tx.$executeRaw`
    update "Model" as model
    set "releasedOn" = dates.released, "deprecatedOn" = dates.deprecated, "retiresOn" = dates.retires,
      "isRetirementTentative" = dates.tentative,
      "unsettledKinds" = string_to_array(dates.unsettled, ',')::"DateKind"[]
    from unnest(${[...byModel.keys()]}::uuid[], ${projections.map((dates) => dates.releasedOn)}::date[],
      ${projections.map((dates) => dates.deprecatedOn)}::date[], ${projections.map((dates) => dates.retiresOn)}::date[],
      ${projections.map((dates) => dates.isRetirementTentative)}::boolean[],
      ${projections.map((dates) => dates.unsettled)}::text[])
      as dates (id, released, deprecated, retires, tentative, unsettled)
    where model.id = dates.id`
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
