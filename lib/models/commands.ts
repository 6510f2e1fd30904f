import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { chosenDates, endedByReprieve, unsettledKinds } from '@/lib/dates/rules'
import type { ChosenDates, DateKind, ReasonedDateClaim } from '@/lib/dates/schema'
import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import { findClash, type Identity } from '@/lib/identities/rules'
import { getPolicyInForce } from '@/lib/policies/queries'
import { visibleTo } from './queries'
import { calendarDate, freeSlug, moveOf, needsAnnouncement, slugOf } from './rules'
import type { CreateModelInput, ModelReceipt, Move, MoveModelInput, UpdateModelInput } from './schema'

/** Creates a model, with its release date as the first claim when one is given. Refuses a second one of the same name. */
export async function createModel(
  context: Context<'model.create'>,
  input: CreateModelInput,
): Promise<Result<ModelReceipt>> {
  const { sourceUrl, releasedOn, isTwinMeant, ...fields } = input
  if (releasedOn && !sourceUrl) return { ok: false, code: 'invalid', fields: { sourceUrl: { code: 'required' } } }
  if (releasedOn && releasedOn > calendarDate(context.now)) {
    return { ...refuse('claimInFuture'), fields: { releasedOn: { code: 'inFuture' } } }
  }
  return context.write(async (tx) => {
    await lockWrites(tx)
    const twin = (await twinRefusal(tx, input, isTwinMeant)) ?? (await clashRefusal(tx, { ...input, id: null }))
    if (twin) return twin
    const claim = releasedOn ? { kind: 'released' as const, date: releasedOn, sourceUrl } : null
    const model = await tx.model.create({
      data: {
        ...fields,
        slug: await findFreeSlug(tx, input),
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
  const { version: _version, slug, provider, ...before } = model
  const changes = changesBetween(before, fields)
  if (Object.keys(changes).length === 0) return done({ id, slug, version })
  const added = fields.aliases.filter((alias) => !model.aliases.includes(alias))
  return context.write(async (tx) => {
    if (added.length > 0) await lockWrites(tx)
    const clash = await clashRefusal(tx, { id, provider, apiId: null, aliases: added })
    if (clash) return clash
    const data = { ...fields, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.model.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const receipt = { id, slug, version: version + 1 }
    return {
      value: receipt,
      events: [{ operation: 'model.update', record: referenceTo(receipt, fields.displayName), changes }],
    }
  })
}

/**
 * Moves a model from one stage to another, under the policy in force, which the event names. Of many at once, one wins
 * and the others get a conflict. A reprieve also takes back the dates of what it reprieves from.
 */
export async function moveModel(
  context: Context<'model.move'>,
  move: Move,
  { id, version, to, reason, sourceUrl }: MoveModelInput,
): Promise<Result<ModelReceipt>> {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  const [model, policy] = await Promise.all([
    context.db.model.findFirst({ where, select: movableFields }),
    getPolicyInForce(context.db),
  ])
  if (!model) return refuse('notFound')
  const record = { type: 'model', id, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const by = { actor: context.actor, now: context.now, policy: policy.values }
  const verdict = moveOf(withCalendarDates(model), move, by)
  if (!verdict.ok) return verdict
  if (!verdict.to.includes(to)) return refuse('moveNotOffered', { stage: model.stage ?? 'unrecorded' })
  if (needsAnnouncement(move) && !sourceUrl) return refuse('announcementMissing')
  return context.write(async (tx) => {
    const data = { stage: to, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.model.updateMany({ where: { id, stage: model.stage, version }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const receipt = { id, slug: model.slug, version: version + 1 }
    const ended = move === 'reprieve' ? endedByReprieve(model.stage, to) : []
    const stage = changesBetween(
      { stage: model.stage },
      { stage: to, ...(sourceUrl ? { announcement: sourceUrl } : {}) },
    )
    const changes = { ...stage, ...(await endDates(tx, { modelId: id, kinds: ended, now: context.now })) }
    const moved = { operation: `model.${move}`, record: referenceTo(receipt, model.displayName), changes, reason }
    return { value: receipt, events: [{ ...moved, policyVersion: policy.version }] }
  })
}

/** Writes one model's chosen dates beside it, and answers them: see {@link projectAllDates}. */
export async function projectDates(tx: Transaction, modelId: string): Promise<ChosenDates> {
  const projected = await projectAllDates(tx, [modelId])
  return projected.get(modelId) ?? chosenDates([])
}

/**
 * Writes the chosen dates beside the models, where lists sort and filter by them, and answers them. Call it after every
 * change of claims. One statement for all: an import changes thousands of models.
 */
export async function projectAllDates(
  tx: Transaction,
  modelIds: readonly string[],
): Promise<ReadonlyMap<string, ChosenDates>> {
  const claims = await tx.dateClaim.findMany({
    where: { modelId: { in: [...modelIds] } },
    select: {
      modelId: true,
      kind: true,
      date: true,
      isChosen: true,
      chosenReason: true,
      sourceUrl: true,
      endedAt: true,
      withdrawnAt: true,
    },
  })
  const byModel = new Map<string, ReasonedDateClaim[]>(modelIds.map((id) => [id, []]))
  for (const { modelId, endedAt, withdrawnAt, ...claim } of claims) {
    const isEnded = endedAt !== null || withdrawnAt !== null
    byModel.get(modelId)?.push({ ...claim, date: calendarDate(claim.date), isEnded })
  }
  const dates = [...byModel].map(([id, stated]) => ({ id, ...chosenDates(stated), unsettled: unsettledKinds(stated) }))
  await tx.$executeRaw`
    update "Model" as model
    set "releasedOn" = dates."releasedOn", "deprecatedOn" = dates."deprecatedOn", "retiresOn" = dates."retiresOn",
      "isRetirementTentative" = dates."isRetirementTentative", "unsettledKinds" = dates.unsettled
    from json_to_recordset(${JSON.stringify(dates)}::json) as dates (id uuid, "releasedOn" date, "deprecatedOn" date,
      "retiresOn" date, "isRetirementTentative" boolean, unsettled "DateKind"[])
    where model.id = dates.id`
  return new Map(dates.map(({ id, unsettled: _, ...chosen }) => [id, chosen]))
}

/**
 * The model is the aggregate: whoever changes its dates, availability or replacements changes its version, and only from
 * the version that was seen. False when somebody was faster.
 */
export async function raiseVersion(
  tx: Transaction,
  { modelId, version, now }: { readonly modelId: string; readonly version: number; readonly now: Date },
): Promise<boolean> {
  const data = { version: { increment: 1 }, updatedAt: now }
  const { count } = await tx.model.updateMany({ where: { id: modelId, version }, data })
  return count === 1
}

const movableFields = {
  version: true,
  slug: true,
  displayName: true,
  stage: true,
  deprecatedOn: true,
  retiresOn: true,
  isRetirementTentative: true,
} as const

type Ending = { readonly modelId: string; readonly kinds: readonly DateKind[]; readonly now: Date }

/** Ends every standing claim of these kinds, chosen or not, and answers the chosen ones as changes. The claims stay. */
async function endDates(tx: Transaction, { modelId, kinds, now }: Ending) {
  if (kinds.length === 0) return {}
  const where = { modelId, kind: { in: [...kinds] }, endedAt: null, withdrawnAt: null }
  const chosen = await tx.dateClaim.findMany({
    where: { ...where, isChosen: true },
    select: { kind: true, date: true },
  })
  await tx.dateClaim.updateMany({ where, data: { endedAt: now, isChosen: false } })
  await projectDates(tx, modelId)
  return Object.fromEntries(chosen.map(({ kind, date }) => [kind, { before: calendarDate(date), after: null }]))
}

type Claimed = {
  readonly id: string | null
  readonly provider: string
  readonly apiId: string | null
  readonly aliases: readonly string[]
}

/** Refuses names that already mean another model. What an import brought is not looked at: the page shows it. */
export async function clashRefusal(tx: Transaction, { id, provider, ...names }: Claimed): Promise<Refusal | null> {
  if (!names.apiId && names.aliases.length === 0) return null
  const others = await tx.model.findMany({
    where: { provider, ...(id ? { id: { not: id } } : {}) },
    select: { id: true, displayName: true, apiId: true, aliases: true },
  })
  const clash = findClash(names, others)
  return clash && refuse('nameTaken', { name: clash.name, model: clash.with })
}

/** Refuses a model that is there already, and one whose identifier another one has, unless that is meant. */
async function twinRefusal(tx: Transaction, input: Identity, isTwinMeant: boolean): Promise<Refusal | null> {
  const { provider, apiId, displayName } = input
  const kin = await tx.model.findMany({ where: { provider, apiId }, select: { displayName: true } })
  if (kin.some((model) => model.displayName === displayName)) {
    return { ...refuse('modelExists'), fields: { displayName: { code: 'taken' } } }
  }
  const [other] = kin
  if (apiId === null || !other || isTwinMeant) return null
  const values = { name: other.displayName }
  return {
    ...refuse('identifierTaken', values),
    fields: { apiId: { code: 'identifierTaken', values }, isTwinMeant: { code: 'confirm' } },
  }
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
