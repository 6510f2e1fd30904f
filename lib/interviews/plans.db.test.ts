import { expect, inject, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { contextOf } from '@/prisma/factories'
import { expectIndexRanges, fillModels, type Plan, planOf as planIn } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { listInterviews } from './queries'
import { interviewList, interviewSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const planOf = (read: () => Promise<unknown>) => planIn(ctx.database.pool, read)

/** Filters that have an index for every order, and how many ranges of it they read. */
const filters = [
  [{}, 1],
  [{ state: 'planned' }, 1],
  [{ state: 'planned,abandoned' }, 2],
] as const

/** What a row tells of its model and its protocol is read by key, a few rows for each: only the list is walked. */
function listOnly(plan: readonly Plan[]): readonly Plan[] {
  return plan.filter((node) => node['Actual Loops'] === 1)
}

test.skipIf(isEmbedded)(
  'on PostgreSQL, interviews are read in ranges of indexes, and searched through one',
  async () => {
    await ctx.database.pool.query(fillModels, [200])
    await ctx.database.pool.query(fillInterviews, [8000])
    await ctx.database.pool.query('vacuum analyze "Model"')
    await ctx.database.pool.query('vacuum analyze "Interview"')
    const context = contextOf({ database: ctx.database }, 'interview.read')
    const list = (search: Record<string, string>) => listInterviews(context, parseList(interviewList, search))
    for (const [filter, lanes] of filters) {
      for (const sort of interviewSorts.flatMap((name) => [name, `-${name}`])) {
        const plan = await planOf(() => list({ ...filter, sort, size: '25' }))
        expectIndexRanges(listOnly(plan), lanes)
      }
    }
    for (const q of ['session-7777', '猫耳']) {
      const types = (await planOf(() => list({ q }))).map((node) => node['Node Type'])
      expect([q, types.includes('Bitmap Index Scan'), types.includes('Seq Scan')]).toEqual([q, true, false])
    }
  },
)

const fillInterviews = `
  insert into "Interview" (id, "modelId", title, interviewer, state, "stateReason", "startedAt", "updatedAt")
  select gen_random_uuid(), m.id, 'Session ' || md5(n::text) || ' session-' || n || case when n % 5000 = 7 then ' 猫耳' else '' end,
    'Somebody', (array['planned', 'inProgress', 'abandoned'])[1 + n % 3]::"InterviewState", 'It was filled in.',
    case when n % 3 > 0 then timestamptz '2024-01-01 00:00:00Z' + n * interval '5 hours' end,
    timestamptz '2026-01-01 00:00:00Z' + n * interval '37 seconds'
  from generate_series(1, $1::int) as n
  join (select id, row_number() over (order by id) as at from "Model") as m on m.at = 1 + n % 200`
