import 'server-only'
import type { Database } from '@/lib/db/client'

/** A list that shows when a token was last used need not know the second. */
const STEP_MS = 60_000

type UsedToken = { readonly id: string; readonly lastUsedAt: Date | null; readonly now: Date }

/** Tokens whose use is being written, so that a hundred requests at once write it once. */
const underway = new Set<string>()

/**
 * Notes that a token was used, at most once a minute, without making the request wait: it is a courtesy to whoever looks
 * at the list, and the request is right without it. A failure is told to the log of the process.
 */
export function noteTokenUse(database: Database, { id, lastUsedAt, now }: UsedToken): void {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < STEP_MS) return
  if (underway.has(id)) return
  underway.add(id)
  // The condition holds for other instances, which know nothing of ours.
  database.pool
    .query(
      `update "ApiToken" set "lastUsedAt" = clock_timestamp()
       where id = $1 and ("lastUsedAt" is null or "lastUsedAt" <= $2::timestamptz)`,
      [id, new Date(now.getTime() - STEP_MS)],
    )
    .catch((error: unknown) => console.error('The last use of an API token could not be noted.', error))
    .finally(() => underway.delete(id))
}
