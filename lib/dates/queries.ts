import 'server-only'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import type { DateClaim } from '@/lib/db/generated/client'
import { instantFromJson, type Sql, sql } from '@/lib/sql'
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

type ClaimDays = 'date' | 'accessedOn' | 'endedAt' | 'withdrawnAt'

/** A claim as the database writes it into JSON: dates and instants as text. */
export type StoredClaim = Omit<DateClaim, ClaimDays | 'modelId' | 'createdAt' | 'createdById'> & {
  readonly date: string
  readonly accessedOn: string | null
  readonly endedAt: string | null
  readonly withdrawnAt: string | null
}

/** What sources say about the dates of one model, by kind and in the order of time. */
export function claimsOf(modelId: Sql): Sql {
  return sql`select "id", "kind", "date", "surface", "sourceUrl", "sourceTitle", "accessedOn", "isChosen",
    "chosenReason", "note", "endedAt", "withdrawnAt", "withdrawnReason", "isDemo"
  from "DateClaim" where "modelId" = ${modelId} order by "kind", "date", "id"`
}

/** Dates are calendar dates, instants ISO 8601. */
export function toClaim({ endedAt, withdrawnAt, ...claim }: StoredClaim) {
  return { ...claim, endedAt: instantFromJson(endedAt), withdrawnAt: instantFromJson(withdrawnAt) }
}
