import 'server-only'
import type { ReadClient } from '@/lib/db/read-client'
import type { KnownInterview, NameableModel } from '../session-plans/rules'

/** Rows of one query: the server does other things between two. */
const BATCH = 500

type Reader = Pick<ReadClient, 'model' | 'transcriptFile'>

/** Every model with the names it goes by. `reader` is the transaction inside one. */
export async function listNameableModels(reader: Reader): Promise<readonly NameableModel[]> {
  const found: NameableModel[] = []
  for (;;) {
    const after = found.at(-1)?.id
    const models = await reader.model.findMany({
      ...(after === undefined ? {} : { where: { id: { gt: after } } }),
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, slug: true, provider: true, apiId: true, aliases: true, displayName: true },
    })
    found.push(...models)
    if (models.length < BATCH) return found
  }
}

/** The interviews that have these bytes, by their digests. */
export async function listKnown(
  reader: Reader,
  digests: readonly string[],
): Promise<ReadonlyMap<string, KnownInterview>> {
  const known = new Map<string, KnownInterview>()
  for (let at = 0; at < digests.length; at += BATCH) {
    const files = await reader.transcriptFile.findMany({
      where: { sha256: { in: digests.slice(at, at + BATCH) } },
      select: { sha256: true, interview: { select: { id: true, title: true } } },
    })
    for (const { sha256, interview } of files) known.set(sha256, interview)
  }
  return known
}
