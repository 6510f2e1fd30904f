import { expect, inject, test } from 'vitest'
import { listCommitments } from '@/lib/commitments/queries'
import { commitmentList, commitmentSorts } from '@/lib/commitments/schema'
import { parseList } from '@/lib/list-params'
import { contextOf } from '@/prisma/factories'
import { expectIndexRanges, fillModels, type Plan, planOf as planIn } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { listObligations } from './queries'
import { obligationList, obligationSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 8_000
const SIZE = 25
const planOf = (read: () => Promise<unknown>) => planIn(ctx.database.pool, read)

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
