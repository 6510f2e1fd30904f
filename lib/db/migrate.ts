import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'

/*
 * Applies prisma/migrations in the order of their names. The table, its columns, the checksums and the advisory
 * lock are those of `prisma migrate`, so that its command line can still be used on the same database. Done here
 * rather than by Prisma's engine because each migration and its own record must be one transaction: a process killed
 * half-way leaves either both or neither.
 */

/** Prisma's own number for its migration lock. */
const advisoryLockId = 72707369
const lockTimeout = '60s'

export type Migration = { name: string; sql: string; checksum: string }

/** A migration the database refused. Nothing of it was kept; earlier ones in the same run were. */
export class MigrationFailedError extends Error {
  override readonly name = 'MigrationFailedError'
  constructor(
    readonly migration: string,
    readonly reason: string,
  ) {
    super(`The migration ${migration} failed and was rolled back: ${reason}`)
  }
}

/** The database and prisma/migrations tell different histories; the message says how and what to do. */
export class MigrationHistoryError extends Error {
  override readonly name = 'MigrationHistoryError'
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(folder = path.join(process.cwd(), 'prisma/migrations')): Promise<Migration[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(/* turbopackIgnore: true */ path.join(folder, name, 'migration.sql'), 'utf8')
      // A checkout with Windows line ends is still the same migration.
      const sql = text.replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Applies what is missing and returns the names. Safe to call from several processes at once: one applies, the
 * others wait and find nothing to do. Throws MigrationFailedError or MigrationHistoryError.
 */
export async function deploy(pool: pg.Pool, migrations?: Migration[]): Promise<string[]> {
  const known = migrations ?? (await readMigrations())
  // One connection throughout: the advisory lock belongs to it.
  const client = await pool.connect()
  try {
    await client.query(`set lock_timeout = '${lockTimeout}'`)
    await client.query(`select pg_advisory_lock(${advisoryLockId})`)
    try {
      return await applyMissing(client, known)
    } finally {
      await client.query(`select pg_advisory_unlock(${advisoryLockId})`)
      await client.query('reset lock_timeout')
    }
  } finally {
    client.release()
  }
}

/** The names of the migrations this database still lacks. Reads only. */
export async function pending(pool: pg.Pool, migrations?: Migration[]): Promise<string[]> {
  const known = migrations ?? (await readMigrations())
  const applied = await readApplied(pool)
  return missing(known, applied)
}

async function applyMissing(client: pg.PoolClient, known: Migration[]): Promise<string[]> {
  await client.query(createTable)
  const applied = await readApplied(client)
  refuseForeignHistory(known, applied)
  const names = missing(known, applied)
  for (const migration of known.filter(({ name }) => names.includes(name))) await applyOne(client, migration)
  return names
}

async function applyOne(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query(recordApplied, [randomUUID(), checksum, name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationFailedError(name, reasonOf(error))
  }
}

type Applied = Map<string, string>

async function readApplied(client: pg.Pool | pg.PoolClient): Promise<Applied> {
  const table = await client.query<{ exists: boolean }>(
    `select to_regclass('"_prisma_migrations"') is not null as exists`,
  )
  if (!table.rows[0]?.exists) return new Map()
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
  )
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function missing(known: Migration[], applied: Applied): string[] {
  return known.map(({ name }) => name).filter((name) => !applied.has(name))
}

function refuseForeignHistory(known: Migration[], applied: Applied): void {
  const names = new Set(known.map(({ name }) => name))
  const foreign = [...applied.keys()].filter((name) => !names.has(name))
  if (foreign.length > 0) {
    throw new MigrationHistoryError(
      `This database was migrated by another version of Emeritus, which also applied ${foreign.join(', ')}. ` +
        'Start that version, or restore a backup taken with this one.',
    )
  }
  const edited = known.filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
  if (edited.length > 0) {
    throw new MigrationHistoryError(
      `These migrations were changed after they had been applied to this database: ${edited.map(({ name }) => name).join(', ')}. ` +
        'Put the files back as they were, and write a new migration for the change.',
    )
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const detail = 'detail' in error && typeof error.detail === 'string' ? ` (${error.detail})` : ''
  return `${error.message}${detail}`
}

const createTable = `
create table if not exists "_prisma_migrations" (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

const recordApplied = `
insert into "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
values ($1, $2, $3, clock_timestamp(), 1)`
