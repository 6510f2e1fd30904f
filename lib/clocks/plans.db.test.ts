import { beforeEach, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { parseList } from '@/lib/list-params'
import { actorWith, contextOf, makePerson } from '@/prisma/factories'
import { expectIndexRanges, planOf } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { countDues, listClocks } from './queries'
import { boardOf } from './rules'
import { clockList } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 8_000
const today = '2026-11-24'

/** What the board offers, and how many ranges of an index it reads. */
const filters = [
  [{}, 1],
  [{ due: 'overdue' }, 1],
  [{ due: 'unrated' }, 1],
  [{ due: 'overdue,unrated' }, 1],
  [{ due: 'week' }, 1],
  [{ due: 'month' }, 1],
  [{ due: 'quarter,later' }, 1],
  [{ due: 'later' }, 1],
  [{ due: 'undated' }, 1],
  [{ on: '2026-12-24' }, 1],
  [{ owner: 'me' }, 1],
  [{ owner: 'none' }, 1],
  [{ owner: 'me,none' }, 2],
  [{ owner: 'others' }, 1],
  [{ owner: 'others,none' }, 1],
  [{ owner: 'me', due: 'overdue' }, 1],
  [{ owner: 'me', due: 'quarter,later' }, 1],
  [{ owner: 'others,none', due: 'quarter,later' }, 1],
  [{ kind: 'report' }, 1],
  [{ kind: 'correction' }, 1],
  [{ kind: 'correction', due: 'overdue' }, 1],
  [{ kind: 'report,correction' }, 2],
  [{ source: 'failedCheck' }, 1],
  [{ owedTo: 'applicant' }, 1],
  [{ owedTo: 'model,users,public' }, 3],
  [{ owedTo: 'applicant', due: 'month' }, 1],
] as const

describe.skipIf(isEmbedded)('on PostgreSQL, among many open things', () => {
  let context: ReturnType<typeof contextOf<'obligation.read'>>

  beforeEach(async () => {
    const me = await makePerson(ctx.prisma)
    await ctx.database.pool.query(fill, [ROWS, me.id, today])
    await ctx.database.pool.query('vacuum analyze')
    const actor = { ...actorWith('steward'), id: me.id }
    context = contextOf({ database: ctx.database, actor }, 'obligation.read')
  })

  const paramsOf = (search: Readonly<Record<string, string>>) => parseList(clockList, { ...search, size: '25' })

  const list = (search: Readonly<Record<string, string>>) => listClocks(context, paramsOf(search), today)

  test('a page is a range of an index in each filter: first, deep, forward and backward', async () => {
    const { rows } = await ctx.database.pool.query(
      `select "dueOn"::text as day, id from "Obligation" where "dueOn" is not null order by "dueOn", id
       offset ${ROWS / 3} limit 1`,
    )
    const { day, id } = z.object({ day: z.string(), id: z.string() }).parse(rows[0])
    const cursor = Buffer.from(JSON.stringify([day, id])).toString('base64url')
    for (const [filter, lanes] of filters) {
      for (const place of [{}, { after: cursor }, { before: cursor }]) {
        for (const sort of ['due', '-due']) {
          const plan = await planOf(ctx.database.pool, () => list({ ...filter, ...place, sort }))
          expect([filter, place, sort, rangesFault(plan, lanes)]).toEqual([filter, place, sort, null])
        }
      }
    }
  })

  test('every part of the board is one range, and its summary reads no table as a whole', async () => {
    for (const { params } of boardOf(paramsOf({}))) {
      expectIndexRanges(await planOf(ctx.database.pool, () => listClocks(context, params, today)), 1, 'Obligation')
    }
    for (const search of [{ kind: 'correction' }, { owner: 'me' }]) {
      const plan = await planOf(ctx.database.pool, () => countDues(context, paramsOf(search), today))
      expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan')
    }
  })
})

function rangesFault(plan: Awaited<ReturnType<typeof planOf>>, lanes: number): string | null {
  try {
    expectIndexRanges(plan, lanes, 'Obligation')
    return null
  } catch (fault) {
    return String(fault)
  }
}

/** Rare kinds, sources and receivers lie at the far end, and so does most of what waits for the reader. */
const fill = `
  with models as (
    insert into "Model" (id, slug, provider, "displayName", family, "updatedAt")
    select gen_random_uuid(), 'model-' || n, 'anthropic', 'Model ' || n, 'family', now()
    from generate_series(1, 200) as n returning id
  ), numbered as (select id, row_number() over () as at from models),
  people as (
    insert into "Person" (id, email, name, roles, "passwordHash")
    select gen_random_uuid(), 'p' || n || '@example.org', 'Person ' || n, '{steward}', 'none'
    from generate_series(1, 40) as n returning id
  ), owners as (select id, row_number() over () as at from people)
  insert into "Obligation" (id, "modelId", "owedTo", source, kind, title, state, "dueOn", "ownerId", "evidenceCount")
  select gen_random_uuid(), numbered.id,
    (case when n % 1000 = 999 then 'applicant' else (array['model', 'users', 'public'])[1 + n % 3] end)::"OwedTo",
    (case when n % 1000 = 997 then 'failedCheck' else (array['commitment', 'promise', 'decision'])[1 + n % 3] end)::"ObligationSource",
    (case when n % 1000 = 995 then 'correction' else (array['preservation', 'interview', 'report', 'publication', 'access', 'other'])[1 + n % 6] end)::"ObligationKind",
    'thing ' || n, (case when n % 8 = 0 then 'kept' else (array['notYetDue', 'inTheWorks', 'stalled'])[1 + n % 3] end)::"ObligationState",
    case when n % 10 > 0 then $3::date - 60 + n / 20 end,
    case when n % 400 = 3 then $2::uuid when n % 2 = 0 then owners.id end, (n % 2)::int
  from generate_series(1, $1::int) as n
  join numbered on numbered.at = 1 + n % 200 join owners on owners.at = 1 + n % 40`
