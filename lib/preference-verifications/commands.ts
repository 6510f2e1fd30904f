import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import type { Result } from '@/lib/errors'
import { listGuards } from '@/lib/preference-excerpts/queries'
import { mayReadAll } from '@/lib/preference-excerpts/rules'
import { changePreference, findSeenPreference, movePreference } from '@/lib/preference-moves/commands'
import type { PreferenceReceipt } from '@/lib/preferences/schema'
import { listVerifications } from './queries'
import { isVerifiedBy, noteRefusal, verificationRefusal } from './rules'
import type { VerifyPreferenceInput } from './schema'

/**
 * Keeps a reader's word on the wording that she saw. The second who agrees makes it verified. It raises the version, so
 * that of two at once one wins and the other looks again.
 */
export async function verifyPreference(
  context: Context<'preference.verify'>,
  { id, version, agrees, note }: VerifyPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const found = await findSeenPreference(context, { id, version })
  if (!found.ok) return found
  const { value: seen } = found
  const { actor, now } = context
  const [guards, known] = await Promise.all([listGuards(context, id), listVerifications(context.db, id)])
  const given = known.filter(({ wording }) => wording === seen.wording)
  const readerIds = given.map(({ readerId }) => readerId)
  const refusal =
    verificationRefusal({ ...seen, readerIds, isOpen: mayReadAll(guards, actor) }, actor) ??
    noteRefusal({ agrees, note })
  if (refusal || actor.id === null) return refusal ?? { ok: false, code: 'verificationNeedsPerson' }
  const isAgreed = agrees === 'yes'
  const data = {
    preferenceId: id,
    wording: seen.wording,
    agrees: isAgreed,
    note,
    readerId: actor.id,
    reader: actor.name,
  }
  const isVerified = isAgreed && isVerifiedBy(given.filter((one) => one.agrees).length + 1)
  const step = {
    ...{ operation: 'preference.verify' },
    changes: changesBetween({}, { wording: seen.wording, agrees: isAgreed, note }),
  }
  return context.write(async (tx) => {
    const moved = isVerified
      ? await movePreference(tx, context, { seen, step: { ...step, move: 'agree' } })
      : await changePreference(tx, context, { seen, step })
    if (!moved.ok) return moved
    await tx.preferenceVerification.create({ data: { ...data, createdAt: now }, select: { id: true } })
    return { value: { id, version: version + 1 }, events: [moved.value] }
  })
}
