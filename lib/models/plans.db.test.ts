import { beforeEach, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { listAuditEvents } from '@/lib/audit/queries'
import { auditList } from '@/lib/audit/schema'
import { listCommitments } from '@/lib/commitments/queries'
import { commitmentList, commitmentSorts } from '@/lib/commitments/schema'
import { parseList } from '@/lib/list-params'
import { listObligations } from '@/lib/obligations/queries'
import { obligationList, obligationSorts } from '@/lib/obligations/schema'
import { listPreservation } from '@/lib/preservation/queries'
import { preservationList, preservationSorts } from '@/lib/preservation/schema'
import { listReports } from '@/lib/reports/queries'
import { reportList } from '@/lib/reports/schema'
import { contextOf, testNow } from '@/prisma/factories'
import { expectIndexRanges, type Plan, planOf as planIn } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { findModel, listModels } from './queries'
import { modelList, modelSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 8_000
const SIZE = 25
const planOf = (read: () => Promise<unknown>, table = '') => planIn(ctx.database.pool, read, table)

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

/** Filters that have an index for every order, and how many ranges of it they read. */
const obligationFilters = [
  [{}, 1],
  [{ state: 'kept' }, 1],
  [{ state: 'notYetDue,inTheWorks,stalled' }, 3],
] as const

/** What a row tells of its model, its owner and its series is read by key, a few rows for each: only the list is walked. */
function listOnly(plan: readonly Plan[]): readonly Plan[] {
  return plan.filter((node) => node['Actual Loops'] === 1)
}

test.skipIf(isEmbedded)(
  'on PostgreSQL, the ledger is read in ranges of indexes, and searched through one',
  async () => {
    await ctx.database.pool.query(fillModels, [200])
    await ctx.database.pool.query(fillObligations, [ROWS])
    await ctx.database.pool.query('vacuum analyze "Model"')
    await ctx.database.pool.query('vacuum analyze "Obligation"')
    const ledger = contextOf({ database: ctx.database }, 'obligation.read')
    const list = (search: Record<string, string>) => listObligations(ledger, parseList(obligationList, search))
    for (const [filter, lanes] of obligationFilters) {
      for (const sort of obligationSorts.flatMap((name) => [name, `-${name}`])) {
        const plan = await planOf(() => list({ ...filter, sort, size: String(SIZE) }))
        expectIndexRanges(listOnly(plan), lanes)
      }
    }
    for (const q of ['thing-7777', '猫耳']) {
      const types = (await planOf(() => list({ q }))).map((node) => node['Node Type'])
      expect([q, types.includes('Bitmap Index Scan'), types.includes('Seq Scan')]).toEqual([q, true, false])
    }
    const commitments = contextOf({ database: ctx.database }, 'commitment.read')
    await ctx.database.pool.query(fillCommitments, [ROWS])
    await ctx.database.pool.query('vacuum analyze "Commitment"')
    for (const sort of commitmentSorts.flatMap((name) => [name, `-${name}`])) {
      const params = parseList(commitmentList, { sort, size: String(SIZE) })
      expectIndexRanges(listOnly(await planOf(() => listCommitments(commitments, params))))
    }
  },
)

const fillCommitments = `
  insert into "Commitment" (id, slug, provider, title, grade, scope, duty, kind, "owedTo", "statedOn", "revisedOn")
  select gen_random_uuid(), 'c-' || n, 'anthropic', 'Commitment ' || md5(n::text),
    (array['commitment', 'intention', 'exploratory', 'explicitlyNotCommitted'])[1 + n % 4]::"CommitmentGrade",
    'publiclyReleased', 'standing', 'other', 'model', date '2020-01-01' + n % 2400, date '2026-01-01'
  from generate_series(1, $1::int) as n`

const fillObligations = `
  insert into "Obligation" (id, "modelId", "owedTo", source, kind, title, state, "dueOn", "doerIds", "updatedAt")
  select gen_random_uuid(), m.id, 'model', 'promise', 'other',
    'Thing ' || md5(n::text) || ' thing-' || n || case when n % 5000 = 7 then ' 猫耳' else '' end,
    (array['notYetDue', 'inTheWorks', 'stalled', 'kept', 'broken'])[1 + n % 5]::"ObligationState",
    case when n % 3 > 0 then date '2024-01-01' + n % 2000 end, '{}',
    timestamptz '2026-01-01 00:00:00Z' + n * interval '37 seconds'
  from generate_series(1, $1::int) as n
  join (select id, row_number() over (order by id) as at from "Model") as m on m.at = 1 + n % 200`
test.skipIf(isEmbedded)(
  'on PostgreSQL, how models are kept is read in ranges of indexes, with one look for each name',
  async () => {
    await ctx.database.pool.query(fillModels, [ROWS])
    await ctx.database.pool.query(fillPreservation)
    await ctx.database.pool.query('vacuum analyze "Model"')
    await ctx.database.pool.query('vacuum analyze "Preservation"')
    const list = (search: Record<string, string>) => listPreservation(reader(), parseList(preservationList, search))
    // A row's address is looked up in the model, by its key: as many reads again as there are rows.
    const lookedUp = 2
    for (const sort of preservationSorts.flatMap((name) => [name, `-${name}`])) {
      for (const filter of [{}, { provider: 'anthropic' }, { provider: 'rare' }]) {
        const first = { ...filter, sort, size: String(SIZE) }
        const { next } = await list(first)
        for (const search of [
          first,
          ...(next
            ? [
                { ...first, after: next },
                { ...first, before: next },
              ]
            : []),
        ]) {
          expectIndexRanges(await planOf(() => list(search), '"Preservation"'), lookedUp)
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

const fillPreservation = `
  update "Preservation" p set bytes = m.n % 1000, "levelIfFresh" = m.n % 5,
    "oldestCheckAt" = case when m.n % 3 > 0 then timestamptz '2026-01-01 00:00:00Z' + m.n * interval '37 minutes' end
  from (select id, row_number() over (order by id) as n from "Model") as m where m.id = p."modelId"`
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
