import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import type { RetirementOverride } from '@/lib/db/generated/client'
import { allOf, instantFromJson, type Sql, sql } from '@/lib/sql'
import { during, ofModels, type Scope } from '@/lib/tallies/queries'
import { overrideMovesOf } from './rules'

type Times = 'proposedAt' | 'decidedAt' | 'closedAt'

/** An override as the database writes it into JSON, with the names of the people. */
export type StoredOverride = Pick<
  RetirementOverride,
  'id' | 'state' | 'reason' | 'proposedById' | 'decidedNote' | 'closedNote'
> &
  Readonly<Record<Times, string | null>> & {
    readonly proposedBy: string | null
    readonly decidedBy: string | null
    readonly closedBy: string | null
  }

/** The overrides of one model, the newest first. */
export function overridesOf(modelId: Sql): Sql {
  return sql`select o."id", o."state", o."reason", o."proposedById", o."decidedNote", o."closedNote",
      o."createdAt" as "proposedAt", o."decidedAt", o."closedAt", (select p."name" from "Person" p where p."id" = o."proposedById") as "proposedBy",
      (select p."name" from "Person" p where p."id" = o."decidedById") as "decidedBy",
      (select p."name" from "Person" p where p."id" = o."closedById") as "closedBy"
    from "RetirementOverride" o where o."modelId" = ${modelId} order by o."createdAt" desc, o."id" desc`
}

export type OverrideRow = ReturnType<typeof toOverride>

/** Instants are ISO 8601; with what this actor may do about it now. */
export function toOverride({ proposedById, ...override }: StoredOverride, actor: Actor) {
  return {
    ...override,
    proposedBy: override.proposedBy ?? '',
    proposedAt: instantFromJson(override.proposedAt) ?? '',
    decidedAt: instantFromJson(override.decidedAt),
    closedAt: instantFromJson(override.closedAt),
    moves: overrideMovesOf({ state: override.state, proposedById }, actor),
  }
}

type StoredConfirmed = Pick<RetirementOverride, 'id' | 'state' | 'reason'> & {
  readonly slug: string
  readonly name: string
  readonly isDemo: boolean
  readonly proposedBy: string | null
  readonly confirmedBy: string | null
  readonly confirmedAt: Date
}

/** The overrides that were confirmed in the period, whatever became of them since, the newest first. */
export async function listConfirmedOverrides(context: Context<'leadership.read'>, { period, models }: Scope) {
  const within = period ? [during(sql`o."decidedAt"`, period)] : []
  const confirmed = sql`o."decidedAt" is not null and o."state" <> 'declined'`
  const rows = await context.select<StoredConfirmed>(sql`
    select o."id", o."state", o."reason", m."slug", m."displayName" as "name", m."isDemo", o."decidedAt" as "confirmedAt",
      (select p."name" from "Person" p where p."id" = o."proposedById") as "proposedBy",
      (select p."name" from "Person" p where p."id" = o."decidedById") as "confirmedBy"
    from "RetirementOverride" o join "Model" m on m."id" = o."modelId"
    where ${allOf([confirmed, ...within, ...ofModels(sql`o."modelId"`, models)])}
    order by o."decidedAt" desc, o."id" desc`)
  return rows.map(({ id, state, reason, slug, name, isDemo, proposedBy, confirmedBy, confirmedAt }) => ({
    ...{ id, state, reason, model: { slug, name, isDemo } },
    ...{ proposedBy: proposedBy ?? '', confirmedBy: confirmedBy ?? '', confirmedAt: confirmedAt.toISOString() },
  }))
}
