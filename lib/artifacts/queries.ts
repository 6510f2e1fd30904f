import 'server-only'
import { copiesOf, type StoredCopy, toCopy } from '@/lib/copies/queries'
import type { Artifact } from '@/lib/db/generated/client'
import { jsonListOf, type Sql, sql } from '@/lib/sql'

/** An artifact as the database writes it into JSON. */
export type StoredArtifact = Pick<Artifact, 'id' | 'kind' | 'label' | 'sha256' | 'precision' | 'isDemo'> & {
  readonly bytes: string
  readonly copies: readonly StoredCopy[]
}

/** What is kept of a model, with its copies: by kind, and in the order in which it was recorded. */
export function artifactsOf(modelId: Sql): Sql {
  return sql`select "id", "kind", "label", "sha256", "bytes"::text, "precision", "isDemo",
      ${jsonListOf(copiesOf(sql`a."id"`))} as "copies"
    from "Artifact" a where a."modelId" = ${modelId} and a."withdrawnAt" is null order by "kind", "id"`
}

/** Bytes stay a text: there may be more than a number holds. */
export function toArtifact(artifact: StoredArtifact) {
  return { ...artifact, copies: artifact.copies.map(toCopy) }
}

export type ArtifactRow = ReturnType<typeof toArtifact>
