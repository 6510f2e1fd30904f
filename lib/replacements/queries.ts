import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Stage } from '@/lib/models/schema'

export type Successor = { readonly slug: string; readonly displayName: string; readonly stage: Stage | null }

/** Sources name successors by identifier; those on record are found here on every read, so a later import links them. */
export async function findSuccessors(
  context: Context<'model.read'>,
  record: { provider: string; replacements: readonly { reference: string }[] },
): Promise<Map<string, Successor>> {
  const references = record.replacements.map((replacement) => replacement.reference)
  if (references.length === 0) return new Map()
  const found = await context.db.model.findMany({
    where: { provider: record.provider, apiId: { in: references } },
    select: { apiId: true, slug: true, displayName: true, stage: true },
  })
  return new Map(found.map(({ apiId, ...successor }) => [apiId ?? '', successor]))
}
