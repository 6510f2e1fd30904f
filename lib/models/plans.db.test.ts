import { beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { z } from 'zod'
import { listAuditEvents } from '@/lib/audit/queries'
import { auditList } from '@/lib/audit/schema'
import { parseList } from '@/lib/list-params'
import { listReports } from '@/lib/reports/queries'
import { reportList } from '@/lib/reports/schema'
import { contextOf, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { findModel, listModels } from './queries'
import { modelList, modelSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 8_000
const SIZE = 25

type Plan = {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number | undefined
  readonly Plans?: readonly Plan[] | undefined
}

const planSchema: z.ZodType<Plan> = z.object({
  'Node Type': z.string(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  Plans: z.array(z.lazy(() => planSchema)).optional(),
})

const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planSchema })]) })])

const query = z.object({ text: z.string(), values: z.array(z.unknown()) })

function nodesOf(plan: Plan): readonly Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

/** The plan that the database takes for the one statement of `read`, with what it read. */
async function planOf(read: () => Promise<unknown>): Promise<readonly Plan[]> {
  const spy = vi.spyOn(ctx.database.pool, 'query')
  await read()
  const sent = spy.mock.calls.map(([first]) => first)
  spy.mockRestore()
  expect(sent).toHaveLength(1)
  const { text, values } = query.parse(sent[0])
  const { rows } = await ctx.database.pool.query(`explain (analyze, timing off, format json) ${text}`, values)
  return nodesOf(explained.parse(rows)[0]['QUERY PLAN'][0].Plan)
}

/** Ranges of indexes, no more rows than the pages of each lane, and nothing sorted but those. */
function expectIndexRanges(plan: readonly Plan[], lanes = 1) {
  const most = lanes * 2 * (SIZE + 1)
  const scans = plan.filter((node) => node['Node Type'].endsWith('Scan') && node['Node Type'] !== 'CTE Scan')
  const read = scans
    .filter((node) => node['Node Type'] !== 'Subquery Scan')
    .map((node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'])
  expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan')
  expect(read.reduce((sum, rows) => sum + rows, 0)).toBeLessThanOrEqual(most)
  for (const node of plan.filter((one) => one['Node Type'].includes('Sort'))) {
    expect(node['Actual Rows']).toBeLessThanOrEqual(most)
  }
}

function reader() {
  return contextOf({ database: ctx.database }, 'model.read', 'audit.read', 'report.read')
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
  [{ show: 'decisions' }, 8],
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

test.skipIf(isEmbedded)(
  'on PostgreSQL, filed reports are read in ranges of indexes, all or those of a model',
  async () => {
    await ctx.database.pool.query(fillModels, [ROWS])
    await ctx.database.pool.query(fillReports)
    await ctx.database.pool.query('vacuum analyze "Report"')
    const { rows } = await ctx.database.pool.query(
      'select "modelId", id, "createdAt" from "Report" offset 4000 limit 1',
    )
    const { modelId, id, createdAt } = z
      .object({ modelId: z.string(), id: z.string(), createdAt: z.date() })
      .parse(rows[0])
    const after = Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url')
    for (const filter of [{}, { model: modelId }]) {
      for (const sort of ['filed', '-filed']) {
        for (const place of [{}, { after }, { before: after }]) {
          const list = () =>
            listReports(reader(), parseList(reportList, { ...filter, ...place, sort, size: String(SIZE) }))
          expectIndexRanges(await planOf(list))
        }
      }
    }
  },
)

const fillReports = `
  insert into "Report" (id, "modelId", number, text, sha256, "auditSeq", "auditHash", "policyVersion", "filedBy", "createdAt")
  select gen_random_uuid(), m.id, n, '{}', 'hash', n, 'hash', 1, 'Stella', timestamptz '2026-01-01' + n * interval '1 day'
  from (select id from "Model" order by id limit 40) as m, generate_series(1, 200) as n`

const fillModels = `
  insert into "Model" (id, slug, provider, "displayName", family, stage, summary, "releasedOn", "retiresOn",
    "isRetirementTentative", "unsettledKinds", aliases, "updatedAt")
  select gen_random_uuid(), 'model-' || n,
    case when n % 5000 = 1 then 'rare' when n % 3 = 0 then 'openai' else 'anthropic' end,
    'Model ' || md5(n::text) || ' model-' || n, 'family ' || n % 7,
    case when n % 20 < 9 then 'retired' when n % 20 < 14 then 'active' when n % 1000 = 999 then 'legacy'
      when n % 20 < 17 then 'deprecated' end::"Stage",
    case when n % 2 = 0 then 'a common word' else '' end || case when n % 5000 = 7 then ' needle 猫耳' else '' end,
    case when n % 50 > 0 then date '2015-01-01' + n % 4000 end,
    case when n % 20 < 9 or n % 1000 = 999 then date '2020-01-01' + n % 2400 end,
    n % 1000 = 999, '{}', '{}', timestamptz '2026-01-01 00:00:00Z' + n * interval '37 seconds'
  from generate_series(1, $1::int) as n`

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
