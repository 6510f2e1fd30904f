import 'server-only'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse, refuseFields } from '@/lib/errors'
import { visibleTo } from '@/lib/series/queries'
import type { DisclaimerReceipt, RecordDisclaimerInput } from './schema'

/** Words the disclaimer anew. Earlier wordings stay: what was posted names the one that stood under it. */
export async function recordDisclaimer(
  context: Context<'disclaimer.record'>,
  { seriesId, text, reason }: RecordDisclaimerInput,
): Promise<Result<DisclaimerReceipt>> {
  const { actor, now } = context
  const where = { AND: [{ id: seriesId }, visibleTo(actor)] }
  const series = await context.db.essaySeries.findFirst({ where, select: { name: true } })
  if (!series) return refuseFields({ seriesId: { code: 'notOneOf' } })
  return context.write(async (tx) => {
    await tx.$queryRaw`select "id" from "EssaySeries" where "id" = ${seriesId}::uuid for update`
    const newest = await tx.seriesDisclaimer.findFirst({
      ...{ where: { seriesId }, orderBy: { number: 'desc' }, select: { number: true, text: true } },
    })
    if (newest?.text === text) return refuse('disclaimerUnchanged')
    const number = (newest?.number ?? 0) + 1
    const made = { createdAt: now, createdById: actor.id, createdBy: actor.name }
    const data = { seriesId, number, text, reason, ...made }
    const { id } = await tx.seriesDisclaimer.create({ data, select: { id: true } })
    const record = { type: 'series', id: seriesId, label: series.name, version: null }
    const changes = { disclaimer: { before: newest?.text ?? null, after: text } }
    return {
      value: { id, seriesId, number },
      events: [{ operation: 'disclaimer.record', record, changes, reason }],
    }
  })
}

/** The wording a series begins with. A step of the command that makes the series. */
export async function addFirstDisclaimer(
  tx: Transaction,
  { actor, now }: Pick<Context<never>, 'actor' | 'now'>,
  { seriesId, text }: { readonly seriesId: string; readonly text: string },
): Promise<void> {
  const made = { createdAt: now, createdById: actor.id, createdBy: actor.name }
  await tx.seriesDisclaimer.create({ data: { seriesId, number: 1, text, ...made }, select: { id: true } })
}
