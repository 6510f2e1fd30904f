import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { toChecklist } from '@/lib/checklists/queries'
import { reconcileOwed } from '@/lib/commitments/commands'
import { claimsToAdd, endedByReprieve, futureRefusal } from '@/lib/dates/rules'
import type { DateKind } from '@/lib/dates/schema'
import { calendarDate } from '@/lib/days'
import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import {
  freeSlug,
  type Identity,
  identityRefusal,
  type NamedModel,
  type Names,
  slugOf,
  twinRefusal,
} from '@/lib/identities/rules'
import { findGuarded } from '@/lib/model-parts/queries'
import { lockNames, projectDates } from '@/lib/model-rows/commands'
import { findActiveSteward } from '@/lib/people/queries'
import { getPolicyInForce } from '@/lib/policies/queries'
import { closeChecklist } from '@/lib/retirements/commands'
import { sql } from '@/lib/sql'
import { describedFields, visibleTo } from './queries'
import { firstStageRefusal, needsAnnouncement, refusalOf, stewardRefusal } from './rules'
import type { CreateModelInput, ModelReceipt, Move, MoveModelInput, UpdateModelInput } from './schema'

/** Creates a model, with its release date as the first claim when one is given. Refuses a second one of the same name. */
export async function createModel(
  context: Context<'model.create'>,
  input: CreateModelInput,
): Promise<Result<ModelReceipt>> {
  const { sourceUrl, releasedOn, isTwinMeant, ...fields } = input
  if (releasedOn && !sourceUrl) return { ok: false, code: 'invalid', fields: { sourceUrl: { code: 'required' } } }
  const isAhead = releasedOn && futureRefusal('released', releasedOn, calendarDate(context.now))
  if (isAhead) return { ...isAhead, fields: { releasedOn: { code: 'inFuture' } } }
  const refusal = firstStageRefusal(input.stage)
  if (refusal) return refusal
  return context.write(async (tx) => {
    const others = await lockOthers(tx, { id: null, ...input }, input)
    const clash = identityRefusal(input, input, others) ?? (isTwinMeant ? null : twinRefusal(input, others))
    if (clash) return clash
    const steward = await findNamedSteward(tx, input.stewardId, null)
    if (!steward.ok) return steward
    const made = { createdAt: context.now, createdById: context.actor.id }
    const claims = claimsToAdd([], releasedOn ? [{ kind: 'released', date: releasedOn, sourceUrl }] : [])
    const model = await tx.model.create({
      data: {
        ...fields,
        slug: await findFreeSlug(tx, input),
        ...made,
        updatedAt: context.now,
        ...(claims.length > 0
          ? { dateClaims: { create: claims.map((claim) => ({ ...claim, ...made, date: new Date(claim.date) })) } }
          : {}),
      },
      select: { id: true, slug: true, version: true },
    })
    if (claims.length > 0) await projectDates(tx, model.id)
    const { stewardId: _stewardId, ...words } = fields
    const changes = changesBetween({}, { ...words, steward: steward.value, releasedOn })
    const created = { operation: 'model.create', record: referenceTo(model, input.displayName), changes }
    return { value: model, events: [created, ...(await reconcileOwed(tx, context, [model.id]))] }
  })
}

/** Changes what describes a model. Stage and dates have their own operations. */
export async function updateModel(
  context: Context<'model.update'>,
  { id, version, stewardId, ...words }: UpdateModelInput,
): Promise<Result<ModelReceipt>> {
  const model = await findDescribed(context, id)
  if (!model) return refuse('notFound')
  const record = { type: 'model', id, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const { version: _version, slug, provider, apiId, ...before } = model
  const described = changesBetween({ ...before, stewardId: model.steward?.id ?? null }, { ...words, stewardId })
  if (Object.keys(described).length === 0) return done({ id, slug, version })
  const aliases = words.aliases.filter((alias) => !model.aliases.includes(alias))
  return context.write(async (tx) => {
    const identity = { id, provider, apiId, displayName: words.displayName }
    const clash = await clashRefusal(tx, identity, { apiId: null, aliases })
    if (clash) return clash
    const steward = await findNamedSteward(tx, stewardId, model.steward)
    if (!steward.ok) return steward
    const changes = changesBetween(before, { ...words, steward: steward.value })
    const data = { ...words, stewardId, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.model.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const receipt = { id, slug, version: version + 1 }
    const updated = { operation: 'model.update', record: referenceTo(receipt, words.displayName), changes }
    return { value: receipt, events: [updated, ...(await reconcileOwed(tx, context, [id]))] }
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
  const [model, policy] = await Promise.all([
    findGuarded(context, sql`m."id" = ${id}::uuid`),
    getPolicyInForce(context.db),
  ])
  if (!model) return refuse('notFound')
  const record = { type: 'model', id, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const by = { actor: context.actor, now: context.now, policy: policy.values }
  const checklist = toChecklist(model.facts, model, by)
  const refusal = refusalOf({ ...model, checklist: checklist.standing }, { move, to }, by)
  if (refusal) return refusal
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
    const closed = await closeChecklist(tx, context, { modelId: id, move, reason, checklist, policy: policy.values })
    if (!closed.ok) return closed
    const changes = {
      ...stage,
      ...(await endDates(tx, { modelId: id, kinds: ended, now: context.now })),
      ...closed.value,
    }
    const told = { operation: `model.${move}`, record: referenceTo(receipt, model.displayName), changes, reason }
    const moved = { ...told, policyVersion: policy.version }
    return { value: receipt, events: [moved, ...(await reconcileOwed(tx, context, [id]))] }
  })
}

/**
 * The model is the aggregate: whoever changes its dates, availability, replacements or what its retirement rests on changes
 * its version, and only from the version that was seen. False when somebody was faster.
 */
export async function raiseVersion(
  tx: Transaction,
  { modelId, version, now }: { readonly modelId: string; readonly version: number; readonly now: Date },
): Promise<boolean> {
  const data = { version: { increment: 1 }, updatedAt: now }
  const { count } = await tx.model.updateMany({ where: { id: modelId, version }, data })
  return count === 1
}

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

type Identified = Identity & { readonly id: string | null }

/**
 * Refuses what {@link identityRefusal} does, of a model that is on record, whose new `names` these are. First in its
 * transaction: nobody else then gives a model one of these names until it ends.
 */
export async function clashRefusal(tx: Transaction, identity: Identified, names: Names): Promise<Refusal | null> {
  return identityRefusal(identity, names, await lockOthers(tx, identity, names))
}

/** The other models of a provider whose names may mean the same as one of these; rules compare what they mean. */
async function lockOthers(tx: Transaction, { id, provider, apiId, displayName }: Identified, names: Names) {
  const meant = [displayName, apiId, names.apiId, ...names.aliases].filter((name) => name !== null)
  await lockNames(tx, meant)
  // Found by their names alone: of a provider that has just come, the planner would think it has no models.
  return tx.$queryRaw<(Identity & NamedModel)[]>`
    select id, provider, "apiId", "displayName", coalesce(aliases, '{}') as aliases
    from (select * from "Model" where "nameKeys" && name_keys(${meant}::text[]) offset 0) as near
    where provider = ${provider} and id is distinct from ${id}::uuid`
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

async function findDescribed(context: Context<'model.update'>, id: string) {
  return context.db.model.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      ...{ version: true, slug: true, provider: true, apiId: true },
      ...describedFields,
      steward: { select: { id: true, name: true } },
    },
  })
}

/** Most addresses are free. Those that begin alike are looked through only when one is not: no index helps with that. */
async function findFreeSlug(tx: Transaction, model: Parameters<typeof slugOf>[0]): Promise<string> {
  const slug = freeSlug(model, new Set())
  if ((await tx.model.findUnique({ where: { slug }, select: { id: true } })) === null) return slug
  const near = await tx.model.findMany({ where: { slug: { startsWith: slugOf(model) } }, select: { slug: true } })
  return freeSlug(model, new Set(near.map((other) => other.slug)))
}

function referenceTo(model: { id: string; version: number }, label: string) {
  return { type: 'model', id: model.id, label, version: model.version }
}
