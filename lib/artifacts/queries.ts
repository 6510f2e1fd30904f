import 'server-only'
import { copiesOf, type StoredCopy, toCopy } from '@/lib/copies/queries'
import type { Artifact } from '@/lib/db/generated/client'
import { jsonListOf, recordedBefore, type Sql, sql } from '@/lib/sql'

/** An artifact as the database writes it into JSON. */
export type StoredArtifact = Pick<Artifact, 'id' | 'kind' | 'label' | 'sha256' | 'precision' | 'isDemo'> & {
  readonly bytes: string
  readonly copies: readonly StoredCopy[]
}

/**
 * What is kept of a model, with its copies: by kind, and in the order in which it was recorded. With `until`, what was on
 * record and stood before it.
 */
export function artifactsOf(modelId: Sql, until?: Date): Sql {
  const isStanding = until
    ? sql`(a."withdrawnAt" is null or a."withdrawnAt" >= ${until})`
    : sql`a."withdrawnAt" is null`
  return sql`select "id", "kind", "label", "sha256", "bytes"::text, "precision", "isDemo",
      ${jsonListOf(copiesOf(sql`a."id"`, until))} as "copies"
    from "Artifact" a where a."modelId" = ${modelId} and ${isStanding} and ${recordedBefore('a', until)}
    order by "kind", "id"`
}

/** Bytes stay a text: there may be more than a number holds. */
export function toArtifact(artifact: StoredArtifact) {
  return { ...artifact, copies: artifact.copies.map(toCopy) }
}

export type ArtifactRow = ReturnType<typeof toArtifact>
