import { randomBytes, randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { type Database, databaseOver } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { openPglite } from '@/lib/db/pglite'
import { type Template, urlOf, withServer } from './test-template'

const connectionsPerFile = 10

export type TestDatabase = { readonly prisma: PrismaClient; readonly database: Database }

/**
 * A database of its own for the test file that calls this at its top, empty before each test. Embedded by default;
 * with TEST_DATABASE_URL the same file runs on that PostgreSQL server.
 */
export function useDatabase(): TestDatabase {
  let opened: Database | undefined
  const database = () => {
    if (!opened) throw new Error('The database is open inside tests and hooks only.')
    return opened
  }
  beforeAll(async () => {
    opened = await copyOf(inject('template'))
  })
  beforeEach(() => empty(database().pool))
  afterAll(async () => {
    await opened?.close()
  })
  return {
    get prisma() {
      return database().prisma
    },
    get database() {
      return database()
    },
  }
}

async function copyOf(template: Template): Promise<Database> {
  if (template.kind === 'postgres') return copyOnServer(template.url, template.name)
  const { pool, close } = await openPglite({ template: await openAsBlob(template.tarFile) })
  return databaseOver({ pool, kind: 'embedded', label: 'test database', close })
}

async function copyOnServer(url: string, templateName: string): Promise<Database> {
  const name = `emeritus_test_${randomBytes(6).toString('hex')}`
  await withServer(url, (client) => client.query(`create database ${name} template ${templateName}`))
  const pool = new pg.Pool({ connectionString: urlOf(url, name), max: connectionsPerFile })
  const close = async () => {
    await pool.end()
    await withServer(url, (client) => client.query(`drop database ${name}`))
  }
  return databaseOver({ pool, kind: 'postgres', label: name, close })
}

/**
 * Runs a statement as a role that may do everything with every row, as the application's own role in production, and
 * takes it back. Answers `done`, or what the database said against it.
 */
export async function asApplication({ pool }: Pick<Database, 'pool'>, statement: string): Promise<string> {
  const client = await pool.connect()
  const role = `app_${randomUUID().replaceAll('-', '')}`
  try {
    await client.query('begin')
    await client.query(
      `create role ${role}; grant all on all tables in schema public to ${role}; set local role ${role}`,
    )
    await client.query(statement)
    return 'done'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/**
 * Deletes from the tables that hold something, past guards and foreign keys, which takes a superuser; truncating all of
 * them takes a hundred times as long. One query string is one transaction: guards are never seen switched off. The first
 * version of the policy comes with the migrations and stays.
 */
async function empty(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ table: string }>(
    `select format('%I', relname) as table from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
       and relname not in ('_prisma_migrations', 'Policy')`,
  )
  await pool.query(`
    set local session_replication_role = replica;
    ${rows.map(({ table }) => `delete from ${table};`).join('\n')}
    insert into "AuditHead" ("id", "seq", "hash") values (1, 0, repeat('0', 64));
    delete from "Policy" where "version" > 1;
  `)
}
