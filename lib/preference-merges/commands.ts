import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse, refuseFields } from '@/lib/errors'
import { movePreference } from '@/lib/preference-moves/commands'
import { findMovable } from '@/lib/preferences/commands'
import { visibleTo } from '@/lib/preferences/queries'
import type { ExplainedPreferenceInput, PreferenceReceipt, PreferenceState } from '@/lib/preferences/schema'
import { mergeRefusal, partsOf, type SplitPart, thirdRefusal } from './rules'
import type { MergePreferenceInput, SplitPreferenceInput, SplitReceipt } from './schema'

/** Says that two preferences of one model are the same wish: the first goes on as the other, and both stay on record. */
export async function mergePreference(
  context: Context<'preference.merge'>,
  { id, version, intoId, reason }: MergePreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const found = await findMovable(context, 'merge', { id, version })
  if (!found.ok) return found
  const { value: seen } = found
  const where = { AND: [{ id: intoId }, visibleTo(context.actor)] }
  const into = await context.db.preference.findFirst({ where, select: { id: true, title: true, modelId: true } })
  if (!into) return refuseFields({ intoId: { code: 'notOneOf' } })
  return context.write(async (tx) => {
    const state = await lockedState(tx, id, intoId)
    const refusal = state ? mergeRefusal(seen, { ...into, state }) : refuse('notFound')
    if (refusal) return refusal
    const changes = { mergedInto: { before: null, after: { id: intoId, name: into.title } } }
    const data = { mergedIntoId: intoId, stateReason: reason }
    const step = { move: 'merge', operation: 'preference.merge', changes, reason, data } as const
    const moved = await movePreference(tx, context, { seen, step })
    return moved.ok ? { value: { id, version: version + 1 }, events: [moved.value] } : moved
  })
}

/**
 * The state of the one that another is merged into, which nobody changes before the end of the transaction. Both rows are
 * locked in one order, so that two that are merged into each other at once come one after the other.
 */
async function lockedState(tx: Transaction, id: string, intoId: string): Promise<PreferenceState | undefined> {
  const rows = await tx.$queryRaw<{ id: string; state: PreferenceState }[]>`
    select "id", "state" from "Preference" where "id" in (${id}::uuid, ${intoId}::uuid) order by "id" for update`
  return rows.find((row) => row.id === intoId)?.state
}

/** Takes a merge back. It is recorded again and is verified anew. */
export async function restorePreference(
  context: Context<'preference.merge'>,
  { id, version, reason }: ExplainedPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const found = await findMovable(context, 'restore', { id, version })
  if (!found.ok) return found
  const data = { mergedIntoId: null, stateReason: reason, wording: { increment: 1 } }
  const step = { move: 'restore', operation: 'preference.restore', reason, data } as const
  return context.write(async (tx) => {
    const moved = await movePreference(tx, context, { seen: found.value, step })
    return moved.ok ? { value: { id, version: version + 1 }, events: [moved.value] } : moved
  })
}

/** Makes several preferences of one that holds several wishes, each resting on the same words, and closes it. */
export async function splitPreference(
  context: Context<'preference.merge'>,
  { id, version, ...input }: SplitPreferenceInput,
): Promise<Result<SplitReceipt>> {
  const found = await findMovable(context, 'split', { id, version })
  if (!found.ok) return found
  const refusal = thirdRefusal({ id, version, ...input })
  if (refusal) return refusal
  const parts = partsOf({ id, version, ...input })
  const { reason } = input
  return context.write(async (tx) => {
    const changes = changesBetween({}, { parts: parts.map(({ title }) => title) })
    const step = {
      move: 'close',
      operation: 'preference.split',
      changes,
      reason,
      data: { stateReason: reason },
    } as const
    const moved = await movePreference(tx, context, { seen: found.value, step })
    if (!moved.ok) return moved
    const ids: string[] = []
    for (const part of parts) ids.push(await makePart(tx, context, { fromId: id, part }))
    const origin = { id, name: found.value.title }
    const recorded = parts.map(({ title, statement }, at) => ({
      operation: 'preference.record',
      record: { type: 'preference', id: ids[at] ?? '', label: title, version: 1 },
      changes: changesBetween({}, { title, statement, splitFrom: origin }),
    }))
    return { value: { id, version: version + 1, ids }, events: [moved.value, ...recorded] }
  })
}

/** All but the words of the office are as they were of the whole. */
async function makePart(
  tx: Transaction,
  { actor, now }: Pick<Context<never>, 'actor' | 'now'>,
  { fromId, part }: { readonly fromId: string; readonly part: SplitPart },
): Promise<string> {
  const whole = await tx.preference.findUniqueOrThrow({
    where: { id: fromId },
    select: {
      ...{ modelId: true, themeId: true, origin: true, strength: true, scope: true, tradedAgainst: true },
      ...{ sourceUrl: true, sourceTitle: true, authorIds: true },
      excerpts: { select: { excerptId: true } },
    },
  })
  const { excerpts, authorIds, ...same } = whole
  const author = { createdById: actor.id, recordedBy: actor.name }
  const made = { ...author, createdAt: now, updatedAt: now, stateSince: now, splitFromId: fromId }
  const authors = [...new Set([...authorIds, ...(actor.id === null ? [] : [actor.id])])]
  const data = { ...same, ...part, ...made, authorIds: authors }
  const { id } = await tx.preference.create({ data, select: { id: true } })
  const cited = excerpts.map(({ excerptId }) => ({
    preferenceId: id,
    excerptId,
    createdAt: now,
    createdById: actor.id,
  }))
  await tx.preferenceExcerpt.createMany({ data: cited })
  return id
}
