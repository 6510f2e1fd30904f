import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { readMigrations } from './migrate'
import { openPglite } from './pglite'

/*
 * Prisma's schema engine as WebAssembly: writes migrations and compares them with the schema. For developers only;
 * a running instance applies migrations with migrate.ts. Every database here is a throw-away one in memory.
 */

const noFilters = { externalTables: [], externalEnums: [] }

export type CreatedMigration = { name: string; sql: string }

/** The SQL that the migrations lack compared with the schema; null when they produce exactly the schema. */
export async function check(root = process.cwd()): Promise<string | null> {
  const { SchemaEngine } = await loadEngine()
  const schema = await readSchema(path.join(root, 'prisma/schema'))
  const engine = await SchemaEngine.new(
    { datamodels: schema.files.map(({ path, content }) => [path, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(throwAwayDatabases),
  )
  try {
    const result = await engine.diff({
      from: { tag: 'migrations', ...(await listMigrations(path.join(root, 'prisma/migrations'))) },
      to: { tag: 'schemaDatamodel', ...schema },
      script: true,
      exitCode: true,
      filters: noFilters,
    })
    return result.exitCode === 0 ? null : (result.stdout ?? '')
  } finally {
    engine.free()
  }
}

/** The next migration, for the caller to write; null when the schema has not changed. */
export async function create(title: string, root = process.cwd()): Promise<CreatedMigration | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(title)) throw new Error(`"${title}": name it in lower case, words joined by "_".`)
  const sql = await check(root)
  if (sql === null) return null
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  return { name: `${timestamp}_${title}`, sql }
}

/** Node cannot import .wasm files as modules yet, so this does by hand what the package's main file does. */
async function loadEngine(): Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const main = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const compiled = await WebAssembly.compile(await readFile(path.join(path.dirname(main), 'schema_engine_bg.wasm')))
  const instance = await WebAssembly.instantiate(compiled, { './schema_engine_bg.js': { ...glue } })
  callExport(glue, '__wbg_set_wasm', instance.exports)
  callExport(instance.exports, '__wbindgen_start')
  return glue
}

function callExport(module: object, name: string, ...parameters: unknown[]): void {
  const value: unknown = Reflect.get(module, name)
  if (typeof value !== 'function') throw new Error(`@prisma/schema-engine-wasm no longer exports ${name}`)
  value(...parameters)
}

async function readSchema(folder: string): Promise<SchemasContainer> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  const files = await Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(path.join(folder, name), 'utf8') })),
  )
  return { files }
}

async function listMigrations(baseDir: string): Promise<MigrationList> {
  const migrations = await readMigrations(baseDir)
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

const throwAwayDatabases: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: openAdapter,
  connectToShadowDb: openAdapter,
}

/**
 * PrismaPg, made fit for the engine in two ways: it can read the type "char" of the system catalogues, and a script
 * runs in one piece (PrismaPg cuts it at every semicolon, also inside functions and strings).
 */
async function openAdapter(): Promise<SqlDriverAdapter> {
  const { pool, close } = await openPglite({})
  const adapter = await new PrismaPg(withReadableChar(pool)).connect()
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: async (query) => withSingleChars(await adapter.queryRaw(query)),
    executeRaw: (query) => adapter.executeRaw(query),
    startTransaction: (isolationLevel) => adapter.startTransaction(isolationLevel),
    getConnectionInfo: () => adapter.getConnectionInfo(),
    executeScript: (script) => executeScript(pool, script),
    dispose: close,
  }
}

const charOid = 18
const charArrayOid = 1002

/**
 * PrismaPg refuses "char" but accepts an array of it, which no catalogue has: so the column takes the array's type
 * on its way through PrismaPg, and withSingleChars gives it back its own.
 */
function withReadableChar(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function') return value
      if (key !== 'query') return value.bind(target)
      return async (...parameters: unknown[]) => {
        const result: pg.QueryResult = await Reflect.apply(value, target, parameters)
        for (const field of result.fields) if (field.dataTypeID === charOid) field.dataTypeID = charArrayOid
        return result
      }
    },
  })
}

function withSingleChars(result: SqlResultSet): SqlResultSet {
  const columnTypes = result.columnTypes.map((type) =>
    type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
  )
  return { ...result, columnTypes }
}

async function executeScript(pool: pg.Pool, script: string): Promise<void> {
  try {
    await pool.query(script)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    throw new DriverAdapterError({
      kind: 'postgres',
      code: error.code ?? '',
      severity: error.severity ?? '',
      message: error.message,
      detail: error.detail,
      column: error.column,
      hint: error.hint,
    })
  }
}
