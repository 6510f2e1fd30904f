import 'server-only'
import { type Changes, changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import type { Prisma } from '@/lib/db/generated/client'
import { done, type Result, refuse } from '@/lib/errors'
import { changePart, staleOf } from '@/lib/model-parts/commands'
import { visibleTo } from '@/lib/models/queries'
import { writeAmount } from '@/lib/money/rules'
import type { Money } from '@/lib/money/schema'
import { sql } from '@/lib/sql'
import { type StoredWindow, toWindow, windowsOf } from './queries'
import { commitmentRefusal, endRefusal, readCost, spellSurface, windowRefusal } from './rules'
import type { EndWindowInput, OpenWindowInput, UpdateWindowInput, WindowReceipt } from './schema'

/** Puts on record how a model can be reached on a surface from a day on. Of two at once one wins. */
export async function openWindow(
  context: Context<'availability.open'>,
  { modelId, version, reason, ...written }: OpenWindowInput,
): Promise<Result<WindowReceipt>> {
  const model = await findModel(context, { id: modelId })
  if (!model) return refuse('notFound')
  const stale = await staleOf(context, model, version)
  if (stale) return stale
  const stated = readWindow(written, model.windows)
  if (!stated.ok) return stated
  const { window, cost } = stated.value
  const refusal = windowRefusal(window, model.windows)
  if (refusal) return refusal
  const made = { modelId, createdAt: context.now, createdById: context.actor.id }
  return changePart(context, model, {
    ...{ operation: 'availability.open', changes: changesBetween({}, window), reason },
    write: async (tx) => {
      const data = { ...columnsOf(window, cost), ...made }
      return (await tx.availability.create({ data, select: { id: true } })).id
    },
  })
}

/** Corrects what is on record about a window. A commitment gets shorter only where that was announced. */
export async function updateWindow(
  context: Context<'availability.update'>,
  { id, version, reason, announcement, ...written }: UpdateWindowInput,
): Promise<Result<WindowReceipt>> {
  const model = await findModel(context, { availability: { some: { id } } })
  const before = model?.windows.find((window) => window.id === id)
  if (!model || !before) return refuse('notFound')
  const stale = await staleOf(context, model, version)
  if (stale) return stale
  const others = model.windows.filter((window) => window.id !== id)
  const stated = readWindow(written, others)
  if (!stated.ok) return stated
  const { window, cost } = stated.value
  const refusal =
    commitmentRefusal(before.committedUntil, window.committedUntil, announcement) ?? windowRefusal(window, others)
  if (refusal) return refusal
  const told = changesBetween(before, { ...window, ...(announcement ? { announcement } : {}) })
  if (Object.keys(told).length === 0) return refuse('windowUnchanged')
  const isCostDemo = before.isCostDemo && !('costPerMonth' in told) && !('currency' in told)
  const changes = { ...told, ...changesBetween(before, { isCostDemo }) }
  return changePart(context, model, {
    ...{ operation: 'availability.update', changes: withSurface(changes, before.surface), reason },
    write: async (tx) => {
      await tx.availability.updateMany({ where: { id }, data: { ...columnsOf(window, cost), isCostDemo } })
      return id
    },
  })
}

/** Ends a window on a day, which is the first on which it no longer holds. Never before a commitment runs out. */
export async function endWindow(
  context: Context<'availability.end'>,
  { id, version, endsOn, reason }: EndWindowInput,
): Promise<Result<WindowReceipt>> {
  const model = await findModel(context, { availability: { some: { id } } })
  const window = model?.windows.find((candidate) => candidate.id === id)
  if (!model || !window) return refuse('notFound')
  const stale = await staleOf(context, model, version)
  if (stale) return stale
  const others = model.windows.filter((candidate) => candidate.id !== id)
  const refusal = endRefusal(window, endsOn, { others, today: calendarDate(context.now) })
  if (refusal) return refusal
  const changes = withSurface({ endsOn: { before: window.endsOn, after: endsOn } }, window.surface)
  return changePart(context, model, {
    ...{ operation: 'availability.end', changes, reason },
    write: async (tx) => {
      await tx.availability.updateMany({ where: { id }, data: { endsOn: new Date(endsOn) } })
      return id
    },
  })
}

type Guarded = NonNullable<Awaited<ReturnType<typeof findModel>>>

/** The model with all its windows: the rules compare each with the others. */
async function findModel(context: Context<never>, where: Prisma.ModelWhereInput) {
  const model = await context.db.model.findFirst({
    where: { AND: [where, visibleTo(context.actor)] },
    select: { id: true, version: true, displayName: true },
  })
  if (!model) return null
  const windows = await context.select<StoredWindow>(windowsOf(sql`${model.id}::uuid`))
  return { ...model, windows: windows.map(toWindow) }
}

/** Which of the model's windows it was, also when the surface stayed as it was. */
function withSurface(changes: Changes, surface: string): Changes {
  return { surface: { before: surface, after: surface }, ...changes }
}

type Written = Omit<OpenWindowInput, 'modelId' | 'version' | 'reason'>

/** What was written, with the surface as it is spelled on record and the amount as it will be read back. */
function readWindow(written: Written, others: Guarded['windows']): Result<{ window: Written; cost: Money | null }> {
  const cost = readCost(written)
  if (!cost.ok) return cost
  const costPerMonth = cost.value ? writeAmount(cost.value) : null
  const window = { ...written, surface: spellSurface(written.surface, others), costPerMonth }
  return done({ window, cost: cost.value })
}

function columnsOf(window: Written, cost: Money | null) {
  const { surface, mode, decision, sourceUrl, sourceTitle } = window
  return {
    ...{ surface, mode, decision, sourceUrl, sourceTitle },
    startsOn: toDate(window.startsOn),
    endsOn: toDate(window.endsOn),
    committedUntil: toDate(window.committedUntil),
    costMinor: cost?.minor ?? null,
    costCurrency: cost?.currency ?? null,
  }
}

function toDate(date: string | null): Date | null {
  return date ? new Date(date) : null
}
