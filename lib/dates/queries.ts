import 'server-only'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import type { DateKind } from './schema'

export type Dispute = { readonly kind: DateKind; readonly dates: readonly string[] }

/** What the sources of these models disagree about: by model, each unsettled kind with its dates, earliest first. */
export async function listDisputes(
  context: Context<'model.read'>,
  models: readonly { readonly id: string; readonly unsettledKinds: readonly DateKind[] }[],
): Promise<ReadonlyMap<string, readonly Dispute[]>> {
  const claims = await context.db.dateClaim.findMany({
    where: { modelId: { in: models.map(({ id }) => id) }, endedAt: null, withdrawnAt: null },
    orderBy: [{ date: 'asc' }, { id: 'asc' }],
    select: { modelId: true, kind: true, date: true },
  })
  const datesOf = (id: string, kind: DateKind) => [
    ...new Set(
      claims.filter((claim) => claim.modelId === id && claim.kind === kind).map((claim) => calendarDate(claim.date)),
    ),
  ]
  return new Map(
    models.map(({ id, unsettledKinds }) => [id, unsettledKinds.map((kind) => ({ kind, dates: datesOf(id, kind) }))]),
  )
}
