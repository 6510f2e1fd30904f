import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env, isBuilding } from '@/lib/env'
import { PrismaClient } from './generated/client'

/** The oldest PostgreSQL that knows everything the migrations use (NULLS NOT DISTINCT came with it). */
const oldestPostgres = 150_000
const connectTimeoutMs = 10_000

type DatabaseKind = 'embedded' | 'postgres'

export type Database = {
  prisma: PrismaClient
  pool: pg.Pool
  kind: DatabaseKind
  /** For people: where the database is, without its password. */
  label: string
  /** Ends all connections and frees the data folder. */
  close: () => Promise<void>
}

type DatabaseSettings = {
  dataFolder: string
  databaseUrl: string | undefined
  poolMax: number
}

/**
 * The one database of this process, opened when first asked for. The slot is on globalThis because the server bundle
 * opens it and Next's bundle, which has its own copy of this module, must find the same one.
 */
export function getDatabase(): Promise<Database> {
  const opened = slot.get()
  if (opened) return opened
  if (isBuilding()) {
    return Promise.reject(
      new Error('A page asked for the database while it was built: read the request (cookies, headers) before that.'),
    )
  }
  const settings = env()
  const opening = open({
    dataFolder: settings.EMERITUS_DATA,
    databaseUrl: settings.DATABASE_URL,
    poolMax: settings.DATABASE_POOL_MAX,
  }).then((database) => ({
    ...database,
    close: async () => {
      slot.clear()
      await database.close()
    },
  }))
  slot.set(opening)
  // The next call may try again: the other process may have gone by then.
  opening.catch(() => slot.clear())
  return opening
}

/**
 * Opens PostgreSQL when there is a URL, else the embedded database. Does not migrate an existing database. Throws a
 * sentence when the folder is in use, the server cannot be reached or is older than PostgreSQL 15.
 */
export async function open(settings: DatabaseSettings): Promise<Database> {
  return settings.databaseUrl === undefined ? openLocal(settings) : openServer(settings, settings.databaseUrl)
}

/** Makes a Database of any pool; for tests, which bring their own. */
export function databaseOver(parts: Omit<Database, 'prisma'>): Database {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(parts.pool),
    // The embedded database runs one transaction at a time: waiting for a turn is normal there, even for as long as a large
    // import takes, and not an error.
    transactionOptions: { maxWait: parts.kind === 'embedded' ? 60_000 : 10_000, timeout: 15_000 },
  })
  const close = async () => {
    await prisma.$disconnect()
    await parts.close()
  }
  return { ...parts, prisma, close }
}

async function openLocal({ dataFolder }: DatabaseSettings): Promise<Database> {
  const { openEmbedded } = await import('./embedded')
  const { pool, close } = await openEmbedded(dataFolder)
  return databaseOver({ pool, kind: 'embedded', label: `embedded, ${dataFolder}`, close })
}

async function openServer({ poolMax }: DatabaseSettings, url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolMax,
    connectionTimeoutMillis: connectTimeoutMs,
    onConnect: (client) => client.query(assumeSolidDisks),
  })
  // Without a listener, an idle connection that breaks would end the process; the next query opens a new one.
  pool.on('error', () => {})
  try {
    await refuseOldServer(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return databaseOver({ pool, kind: 'postgres', label: withoutPassword(url), close: () => pool.end() })
}

/**
 * PostgreSQL takes disks for turning ones unless it is told otherwise; then it plans a page of a list again for each
 * request, because a plan for all cursors looks dear to it. Whatever the operator has set stays.
 */
const assumeSolidDisks = `select set_config('random_page_cost', '1.1', false) from pg_settings
  where name = 'random_page_cost' and source = 'default'`

async function refuseOldServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ number: string; name: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as name",
  )
  const version = rows[0]
  if (version && Number(version.number) >= oldestPostgres) return
  throw new Error(`DATABASE_URL points to PostgreSQL ${version?.name ?? 'unknown'}; Emeritus needs 15 or newer.`)
}

function withoutPassword(url: string): string {
  const parsed = new URL(url)
  parsed.password = ''
  return parsed.toString()
}

const slotKey = Symbol.for('emeritus.database')

const slot = {
  get: (): Promise<Database> | undefined => {
    const value: unknown = Reflect.get(globalThis, slotKey)
    return isOpening(value) ? value : undefined
  },
  set: (opening: Promise<Database>) => Reflect.set(globalThis, slotKey, opening),
  clear: () => Reflect.deleteProperty(globalThis, slotKey),
}

/** Only this module writes the slot, so a promise in it is ours. */
function isOpening(value: unknown): value is Promise<Database> {
  return value instanceof Promise
}
