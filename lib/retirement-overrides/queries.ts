import 'server-only'
import type { Actor } from '@/lib/auth/permissions'
import type { RetirementOverride } from '@/lib/db/generated/client'
import { instantFromJson, type Sql, sql } from '@/lib/sql'
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
