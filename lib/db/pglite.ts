import type { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { createPglitePool } from './pglite-socket'

const openTimeoutMs = 120_000

export type OpenedPglite = { pglite: PGlite; pool: pg.Pool; close: () => Promise<void> }

export type PgliteSource = {
  /** Left out: the database lives in memory and is gone when closed. */
  dataFolder?: string
  /** A tar made by `dumpDataDir`, to start from. */
  template?: Blob
}

/**
 * Opens PGlite with the extensions Emeritus needs. It has no lock of its own: whoever gives a folder must hold the
 * folder's lock.
 */
export async function openPglite({ dataFolder, template }: PgliteSource): Promise<OpenedPglite> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm')
  const pglite = new PGlite({
    ...(dataFolder === undefined ? {} : { dataDir: dataFolder }),
    ...(template === undefined ? {} : { loadDataDir: template }),
    extensions: { pg_trgm },
    // Half the start-up time and memory of the default 128 MB.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
  })
  await withinTimeout(pglite.waitReady, dataFolder ?? 'memory')
  const pool = createPglitePool(pglite)
  const close = async () => {
    await pool.end()
    await pglite.close()
  }
  return { pglite, pool, close }
}

async function withinTimeout(ready: Promise<void>, place: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new Error(
          `The embedded database in ${place} did not start within ${openTimeoutMs / 1000} seconds. ` +
            'The machine may be overloaded or out of memory: try again, or use PostgreSQL through DATABASE_URL.',
        ),
      )
    }, openTimeoutMs)
  })
  try {
    await Promise.race([ready, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
