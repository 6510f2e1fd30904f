import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { useDatabase } from '@/prisma/testing'
import { deploy, MigrationFailedError, MigrationHistoryError, pending, readMigrations } from './migrate'

const ctx = useDatabase()

describe('migrations', () => {
  afterEach(async () => {
    await ctx.database.pool.query(`
      drop table if exists "Kept";
      drop table if exists "HalfDone";
      delete from "_prisma_migrations" where migration_name like '9%';
    `)
  })

  it('are all applied to a new database', async () => {
    expect(await pending(ctx.database.pool)).toEqual([])
    expect(await deploy(ctx.database.pool)).toEqual([])
  })

  it('are applied once, however many processes start together', async () => {
    const known = await withNext('90000000000000_kept', 'create table "Kept" (id int); insert into "Kept" values (1);')
    expect(await pending(ctx.database.pool, known)).toEqual(['90000000000000_kept'])
    const runs = await Promise.all([1, 2, 3].map(() => deploy(ctx.database.pool, known)))
    expect(runs.flat()).toEqual(['90000000000000_kept'])
    expect(await pending(ctx.database.pool, known)).toEqual([])
  })

  it('that fail are reported with the reason of the database, leave nothing behind, and may be tried again', async () => {
    const name = '90000000000001_half_done'
    const known = await withNext(name, 'create table "HalfDone" (id int); insert into "Nowhere" values (1);')
    const error = await deploy(ctx.database.pool, known).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(MigrationFailedError)
    expect(error).toMatchObject({ migration: name, reason: 'relation "Nowhere" does not exist' })
    expect(await pending(ctx.database.pool, known)).toEqual([name])
    const mended = await withNext(name, 'create table "HalfDone" (id int);')
    expect(await deploy(ctx.database.pool, mended)).toEqual([name])
  })

  it('that were edited after they had been applied are refused', async () => {
    const [first, ...rest] = await readMigrations()
    const edited = first ? [{ ...first, checksum: 'other' }, ...rest] : []
    await expect(deploy(ctx.database.pool, edited)).rejects.toThrow(/changed after they had been applied/)
  })

  it('of a newer version are refused by an older one', async () => {
    await deploy(ctx.database.pool, await withNext('90000000000002_newer', 'select 1;'))
    const error = await deploy(ctx.database.pool).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(MigrationHistoryError)
    expect(String(error)).toContain('90000000000002_newer')
  })
})

async function withNext(name: string, sql: string) {
  const checksum = createHash('sha256').update(sql).digest('hex')
  return [...(await readMigrations()), { name, sql, checksum }]
}
