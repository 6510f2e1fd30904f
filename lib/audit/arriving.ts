import 'server-only'
import type { Database } from '@/lib/db/client'

/** The next part of an answer that is still arriving. */
export type ArrivedPart = {
  readonly turnId: string
  readonly text: string
  /** How many bytes of it are kept already. */
  readonly after: number
}

/**
 * Adds to a turn what has arrived of it, and says that whoever receives it is there. The one thing that is written without
 * an event of its own: the log tells that an answer was asked for and how it ended, and would tell of nothing else if it
 * told of every word. It reaches turns that are marked as arriving and no others. False when the turn is none any more.
 */
export async function keepArrived({ pool }: Database, { turnId, text, after }: ArrivedPart): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update "Turn" set "text" = "text" || $2, "aliveAt" = clock_timestamp()
     where "id" = $1 and "aliveAt" is not null and octet_length("text") = $3`,
    [turnId, text, after],
  )
  return rowCount === 1
}
