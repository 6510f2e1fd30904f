import { beforeEach, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { listAuditEvents } from '@/lib/audit/queries'
import { auditList, decisionOperations } from '@/lib/audit/schema'
import { parseList } from '@/lib/list-params'
import { contextOf, testNow } from '@/prisma/factories'
import { expectIndexRanges, fillModels, planOf as planIn } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { findModel, listModels } from './queries'
import { modelList, modelSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 8_000
const SIZE = 25
const planOf = (read: () => Promise<unknown>) => planIn(ctx.database.pool, read)

function reader() {
  return contextOf({ database: ctx.database }, 'model.read', 'audit.read')
}

/** A cursor from the middle of the list, found the slow way. */
async function middleOf(sort: keyof typeof columns, direction: 'asc' | 'desc') {
  const { rows } = await ctx.database.pool.query<{ key: string | null; id: string }>(
    `select ${columns[sort]} as key, id from "Model"
     order by ${columns[sort].replace('::text', '')} ${direction} nulls last, id ${direction} offset ${ROWS / 2} limit 1`,
  )
  const [row] = rows
  const key = sort === 'updated' && row?.key ? new Date(row.key).toISOString() : (row?.key ?? null)
  return Buffer.from(JSON.stringify([key, row?.id])).toString('base64url')
}

const columns = {
  name: '"displayName"',
  provider: '"provider"',
  family: '"family"',
  stage: '"stage"::text',
  released: '"releasedOn"::text',
  retires: '"retiresOn"::text',
  updated: '"updatedAt"::text',
} as const satisfies Record<(typeof modelSorts)[number], string>

const directions = ['asc', 'desc'] as const

/** Filters that have an index for every order, and how many ranges of it they read. */
const modelFilters = [
  [{ stage: 'retired' }, 1],
  [{ stage: 'legacy' }, 1],
  [{ stage: 'unrecorded' }, 1],
  [{ stage: 'active,retired,unrecorded' }, 3],
  [{ provider: 'anthropic' }, 1],
  [{ provider: 'rare' }, 1],
  [{ provider: 'anthropic,openai' }, 2],
  [{ dates: 'tentative' }, 1],
] as const

describe.skipIf(isEmbedded)('on PostgreSQL, among many models', () => {
  beforeEach(async () => {
    await ctx.database.pool.query(fillModels, [ROWS])
    await ctx.database.pool.query('vacuum analyze "Model"')
  })

  const list = (search: Record<string, string>, cursor: { after?: string; before?: string } = {}) =>
    listModels(reader(), { ...parseList(modelList, search), ...cursor })

  test('a page in any order is a range of an index: first, deep, forward and backward', async () => {
    for (const sort of modelSorts) {
      for (const direction of directions) {
        const order = { sort: direction === 'asc' ? sort : `-${sort}`, size: String(SIZE) }
        const cursor = await middleOf(sort, direction)
        for (const place of [{}, { after: cursor }, { before: cursor }]) {
          expectIndexRanges(await planOf(() => list(order, place)))
          expectIndexRanges(await planOf(() => list({ ...order, provider: 'anthropic' }, place)))
        }
      }
    }
  })

  test('within a filter, any order is a range of an index too', async () => {
    for (const [filter, lanes] of modelFilters) {
      for (const sort of modelSorts.flatMap((name) => [name, `-${name}`])) {
        expectIndexRanges(await planOf(() => list({ ...filter, sort, size: String(SIZE) })), lanes)
      }
    }
  })

  test('a rare word is found through the index of signs, a common one in the order of the list', async () => {
    for (const sort of ['name', '-updated', '-released']) {
      for (const q of ['model-7777', '猫耳', '猫', 'needle 猫']) {
        const types = (await planOf(() => list({ q, sort }))).map((node) => node['Node Type'])
        expect([q, sort, types.includes('Bitmap Index Scan')]).toEqual([q, sort, true])
        expect([q, sort, types.includes('Seq Scan')]).toEqual([q, sort, false])
      }
      const plan = await planOf(() => list({ q: 'common', sort, size: String(SIZE) }))
      const sorted = plan.filter((node) => node['Node Type'].includes('Sort')).map((node) => node['Actual Rows'])
      expect(Math.max(0, ...sorted)).toBeLessThanOrEqual(2 * (SIZE + 1))
      expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan')
    }
  })

  test('one model is found in one statement that reads little', async () => {
    const { rows } = await ctx.database.pool.query('select id, slug from "Model" limit 1')
    const { id, slug } = z.object({ id: z.string(), slug: z.string() }).parse(rows[0])
    for (const name of [slug, id]) {
      const plan = await planOf(() => findModel(reader(), name))
      expect(plan.filter((node) => node['Actual Rows'] > 100)).toEqual([])
    }
  })
})

const auditFilters = [
  [{}, 1],
  [{ operation: 'model.retire' }, 1],
  [{ operation: 'model.retire,date.add' }, 2],
  [{ outcome: 'denied' }, 1],
  [{ outcome: 'done,denied' }, 2],
  [{ actor: 'Steward 7' }, 1],
  [{ record: 'record 5' }, 1],
  [{ show: 'decisions' }, decisionOperations.length],
  [{ show: 'withoutSignIns' }, 1],
  [{ period: 'day' }, 1],
  [{ period: 'month' }, 1],
  [{ show: 'withoutSignIns', period: 'month' }, 1],
] as const

test.skipIf(isEmbedded)('on PostgreSQL, the log is read in ranges of indexes, and searched through one', async () => {
  await ctx.database.pool.query(fillEvents, [ROWS, testNow])
  await ctx.database.pool.query('vacuum analyze "AuditEvent"')
  const list = (search: Record<string, string>) => listAuditEvents(reader(), parseList(auditList, search))
  const middle = String(ROWS / 2)
  const after = Buffer.from(JSON.stringify([middle, middle])).toString('base64url')
  for (const [filter, lanes] of auditFilters) {
    for (const sort of ['time', '-time']) {
      for (const place of [{}, { after }, { before: after }]) {
        expectIndexRanges(await planOf(() => list({ ...filter, ...place, sort, size: String(SIZE) })), lanes)
      }
    }
  }
  for (const q of ['label-7777', '猫耳', '猫']) {
    const types = (await planOf(() => list({ q }))).map((node) => node['Node Type'])
    expect([q, types.includes('Bitmap Index Scan'), types.includes('Seq Scan')]).toEqual([q, true, false])
  }
  const common = (await planOf(() => list({ q: 'steward' }))).map((node) => node['Node Type'])
  expect(common.some((type) => type.includes('Sort') || type === 'Seq Scan')).toBe(false)
})

const fillEvents = `
  insert into "AuditEvent" (seq, "prevHash", hash, payload, at, "actorName", operation, outcome, "recordType",
    "recordId", "requestId")
  select n, 'hash ' || n - 1, 'hash ' || n, format(
      '{"actor":{"kind":"person","roles":[]},"changes":{},"record":{"label":"label-%s%s"}}',
      n, case when n % 5000 = 7 then ' 猫耳' else '' end),
    $2::timestamptz - ($1::int - n) * interval '10 minutes', 'Steward ' || n % 40,
    case when n between 2000 and 6000 then 'session.start'
      else (array['model.update', 'model.create', 'date.add', 'model.retire'])[1 + n % 4] end,
    case when n % 500 = 0 then 'denied' else 'done' end, 'model', 'record ' || n % 4000, 'request'
  from generate_series(1, $1::int) as n`
