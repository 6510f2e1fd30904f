import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse, refuseFields } from '@/lib/errors'
import { changePreference } from '@/lib/preference-moves/commands'
import { findMovable } from '@/lib/preferences/commands'
import { visibleTo } from '@/lib/preferences/queries'
import { isLive } from '@/lib/preferences/rules'
import type { PreferenceReceipt } from '@/lib/preferences/schema'
import type { LinkPreferenceInput, UnlinkPreferenceInput } from './schema'

/** Says that two preferences cannot both be honored, or not fully. It stands beside each of them. */
export async function linkPreference(
  context: Context<'preference.link'>,
  { id, version, otherId, note }: LinkPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const found = await findMovable(context, 'link', { id, version })
  if (!found.ok) return found
  const other = await findOther(context, otherId)
  if (!other || otherId === id || !isLive(other.state)) return refuseFields({ otherId: { code: 'notOneOf' } })
  const pair = pairOf(id, otherId)
  const conflict = { with: { id: otherId, name: other.title }, note }
  const step = { operation: 'preference.link', changes: { conflict: { before: null, after: conflict } } }
  return context.write(async (tx) => {
    const changed = await changePreference(tx, context, { seen: found.value, step })
    if (!changed.ok) return changed
    const made = { note, createdAt: context.now, createdById: context.actor.id }
    // From the other side somebody may say the same at this moment.
    const { count } = await tx.preferenceConflict.createMany({ data: [{ ...pair, ...made }], skipDuplicates: true })
    if (count !== 1) return refuse('preferencesLinked')
    return { value: { id, version: version + 1 }, events: [changed.value] }
  })
}

/** Takes it back, from either side. */
export async function unlinkPreference(
  context: Context<'preference.link'>,
  { id, version, otherId, reason }: UnlinkPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const found = await findMovable(context, 'link', { id, version })
  if (!found.ok) return found
  const other = await findOther(context, otherId)
  if (!other) return refuse('notFound')
  const conflict = { with: { id: otherId, name: other.title } }
  const step = { operation: 'preference.unlink', changes: { conflict: { before: conflict, after: null } }, reason }
  return context.write(async (tx) => {
    const changed = await changePreference(tx, context, { seen: found.value, step })
    if (!changed.ok) return changed
    const { count } = await tx.preferenceConflict.deleteMany({ where: pairOf(id, otherId) })
    return count === 1 ? { value: { id, version: version + 1 }, events: [changed.value] } : refuse('notFound')
  })
}

function findOther(context: Context<'preference.link'>, id: string) {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  return context.db.preference.findFirst({ where, select: { title: true, state: true } })
}

/** The database keeps a pair once, with the lower id first. */
function pairOf(one: string, other: string) {
  return one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one }
}
