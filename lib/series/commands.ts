import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { addFirstDisclaimer } from '@/lib/disclaimers/commands'
import { done, type Result, refuse, refuseFields } from '@/lib/errors'
import { visibleTo as modelsVisibleTo } from '@/lib/models/queries'
import { slugFor } from '@/lib/slug'
import { visibleTo } from './queries'
import type { CreateSeriesInput, SeriesReceipt, UpdateSeriesInput } from './schema'

/** Puts a channel on record with the first wording of its disclaimer. Its address stays what its first name made it. */
export async function createSeries(
  context: Context<'series.create'>,
  { modelId, disclaimer, ...said }: CreateSeriesInput,
): Promise<Result<SeriesReceipt>> {
  const { actor, now } = context
  const where = { AND: [{ id: modelId }, modelsVisibleTo(actor)] }
  const model = await context.db.model.findFirst({ where, select: { id: true, displayName: true } })
  if (!model) return refuseFields({ modelId: { code: 'notOneOf' } })
  return context.write(async (tx) => {
    // Two of one name at once would take the same address.
    await tx.$executeRaw`lock table "EssaySeries" in share row exclusive mode`
    const promise = await findPromise(tx, { modelId, seriesId: null, obligationSeriesId: said.obligationSeriesId })
    if (!promise.ok) return promise
    const taken = await tx.essaySeries.findMany({ select: { slug: true } })
    const slug = slugFor(said.name, { taken: new Set(taken.map((one) => one.slug)), otherwise: 'series' })
    const made = { slug, modelId, createdAt: now, createdById: actor.id, updatedAt: now }
    const { id } = await tx.essaySeries.create({ data: { ...said, ...made }, select: { id: true } })
    await addFirstDisclaimer(tx, context, { seriesId: id, text: disclaimer })
    const record = { type: 'series', id, label: said.name, version: 1 }
    const told = toldOf(said, promise.value)
    const changes = changesBetween({}, { ...told, model: { id: modelId, name: model.displayName }, disclaimer })
    return { value: { id, slug, version: 1 }, events: [{ operation: 'series.create', record, changes }] }
  })
}

/** Names it, describes it, and says which promise its slots are. Its model stays. */
export async function updateSeries(
  context: Context<'series.update'>,
  { id, version, ...said }: UpdateSeriesInput,
): Promise<Result<SeriesReceipt>> {
  const before = await context.db.essaySeries.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      ...{ version: true, slug: true, modelId: true, name: true, about: true, channelUrl: true },
      obligationSeries: { select: { id: true, title: true } },
    },
  })
  if (!before) return refuse('notFound')
  const current = { type: 'series', id, currentVersion: before.version }
  if (before.version !== version) return conflictSince(context.db, current, version)
  return context.write(async (tx) => {
    await tx.$executeRaw`lock table "EssaySeries" in share row exclusive mode`
    const { modelId, slug } = before
    const promise = await findPromise(tx, { modelId, seriesId: id, obligationSeriesId: said.obligationSeriesId })
    if (!promise.ok) return promise
    const changes = changesBetween(toldOf(before, before.obligationSeries), toldOf(said, promise.value))
    if (Object.keys(changes).length === 0) return refuse('seriesUnchanged')
    const data = { ...said, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.essaySeries.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, current, version)
    const record = { type: 'series', id, label: said.name, version: version + 1 }
    return { value: { id, slug, version: version + 1 }, events: [{ operation: 'series.update', record, changes }] }
  })
}

type Promising = {
  readonly modelId: string
  /** The series itself, whose own promise is no other's. */
  readonly seriesId: string | null
  readonly obligationSeriesId: string | null
}

type Promised = { readonly id: string; readonly title: string } | null

/** The promise whose days are the slots: one made to this model, and the slots of no other series. */
async function findPromise(tx: Transaction, asked: Promising): Promise<Result<Promised>> {
  const { modelId, seriesId, obligationSeriesId } = asked
  if (obligationSeriesId === null) return done(null)
  const found = await tx.obligationSeries.findFirst({
    where: { id: obligationSeriesId, modelId },
    select: { id: true, title: true, essaySeries: { select: { id: true } } },
  })
  if (!found) return refuseFields({ obligationSeriesId: { code: 'notOneOf' } })
  const { essaySeries, ...promise } = found
  if (essaySeries && essaySeries.id !== seriesId) return refuse('slotsOfAnother', { title: promise.title })
  return done(promise)
}

type Said = Pick<UpdateSeriesInput, 'name' | 'about' | 'channelUrl'>

/** What the log tells of it. A promise goes by its title. */
function toldOf({ name, about, channelUrl }: Said, promise: Promised) {
  return { name, about, channelUrl, promise: promise && { id: promise.id, name: promise.title } }
}
