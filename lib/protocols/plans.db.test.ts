import { expect, inject, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { contextOf } from '@/prisma/factories'
import { expectIndexRanges, type Plan, planOf } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { listProtocols } from './queries'
import { protocolList, protocolSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 4_000
const SIZE = 25

/** What a row tells of its versions is read by key, a few rows for each: only the list is walked. */
function listOnly(plan: readonly Plan[]): readonly Plan[] {
  return plan.filter((node) => node['Actual Loops'] === 1)
}

test.skipIf(isEmbedded)(
  'on PostgreSQL, protocols are read in ranges of indexes, and searched through one',
  async () => {
    const { pool } = ctx.database
    await pool.query(fillProtocols, [ROWS])
    await pool.query(fillVersions)
    for (const table of ['Protocol', 'ProtocolVersion']) await pool.query(`vacuum analyze "${table}"`)
    const context = contextOf({ database: ctx.database }, 'protocol.read')
    const list = (search: Record<string, string>) => listProtocols(context, parseList(protocolList, search))
    for (const sort of protocolSorts.flatMap((name) => [name, `-${name}`])) {
      const { next } = await list({ sort, size: String(SIZE) })
      for (const place of [{}, { after: next ?? '' }, { before: next ?? '' }]) {
        const plan = await planOf(pool, () => list({ sort, size: String(SIZE), ...place }))
        expectIndexRanges(listOnly(plan))
      }
    }
    const types = (await planOf(pool, () => list({ q: 'protocol-3777' }))).map((node) => node['Node Type'])
    expect([types.includes('Bitmap Index Scan'), types.includes('Seq Scan')]).toEqual([true, false])
  },
)

const fillProtocols = `
  insert into "Protocol" (id, slug, title, "updatedAt")
  select gen_random_uuid(), 'protocol-' || n, 'Protocol ' || md5(n::text) || ' protocol-' || n,
    timestamptz '2026-01-01 00:00:00Z' + n * interval '37 seconds'
  from generate_series(1, $1::int) as n`

const fillVersions = `
  insert into "ProtocolVersion" (id, "protocolId", number, state, "publishedAt")
  select gen_random_uuid(), p.id, v, 'published', now() from "Protocol" p, generate_series(1, 3) as v`
