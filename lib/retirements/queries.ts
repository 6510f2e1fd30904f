import 'server-only'
import { instantFromJson, type Sql, sql } from '@/lib/sql'
import { retirementFindings } from './schema'

export type StoredRetirement = {
  readonly findings: unknown
  readonly overrideId: string | null
  readonly by: string | null
  readonly at: string
}

/** How one model was retired here, as one JSON value; null where it was not. */
export function retirementOf(modelId: Sql): Sql {
  return sql`(select json_build_object('findings', r."findings", 'overrideId', r."overrideId", 'at', r."createdAt",
      'by', (select p."name" from "Person" p where p."id" = r."createdById"))
    from "Retirement" r where r."modelId" = ${modelId})`
}

/** Instants are ISO 8601. Throws when what was written is not what the schema says. */
export function toRetirement({ findings, at, ...retirement }: StoredRetirement) {
  return { ...retirement, findings: retirementFindings.parse(findings), at: instantFromJson(at) ?? '' }
}
