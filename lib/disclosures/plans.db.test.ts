import { expect, inject, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { listThemes } from '@/lib/themes/queries'
import { themeList, themeSorts } from '@/lib/themes/schema'
import { contextOf, makeHeld } from '@/prisma/factories'
import { expectIndexRanges, type Plan, planOf as planIn } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { listDisclosures } from './queries'
import { disclosureList, disclosureSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 8_000
const planOf = (read: () => Promise<unknown>) => planIn(ctx.database.pool, read)

/** What a row tells of its interview, its model and what is owed is read by key, a few rows for each: only the list is walked. */
function listOnly(plan: readonly Plan[]): readonly Plan[] {
  return plan.filter((node) => node['Actual Loops'] === 1)
}

test.skipIf(isEmbedded)('on PostgreSQL, disclosures and themes are read in ranges of indexes', async () => {
  const { id } = await makeHeld(ctx.prisma)
  await ctx.database.pool.query(fillDisclosures, [ROWS, id])
  await ctx.database.pool.query(fillThemes, [ROWS])
  for (const table of ['Disclosure', 'Theme']) await ctx.database.pool.query(`vacuum analyze "${table}"`)
  const context = contextOf({ database: ctx.database }, 'interview.read', 'theme.read')
  for (const sort of disclosureSorts.flatMap((name) => [name, `-${name}`])) {
    const params = parseList(disclosureList, { sort, size: '25' })
    expectIndexRanges(listOnly(await planOf(() => listDisclosures(context, params))))
  }
  for (const sort of themeSorts.flatMap((name) => [name, `-${name}`])) {
    const params = parseList(themeList, { sort, size: '25' })
    expectIndexRanges(listOnly(await planOf(() => listThemes(context, params))))
  }
  const found = await planOf(() => listThemes(context, parseList(themeList, { q: 'theme-7777' })))
  const ofThemes = found.filter((node) => node['Relation Name'] === 'Theme').map((node) => node['Node Type'])
  expect(ofThemes).toEqual(['Bitmap Heap Scan'])
})

const fillDisclosures = `
  insert into "Disclosure" (id, "interviewId", kind, text, "createdAt", "updatedAt")
  select gen_random_uuid(), $2::uuid, 'fact', 'Fact ' || n, timestamptz '2026-01-01 00:00:00Z' + n * interval '37 seconds',
    timestamptz '2026-01-01 00:00:00Z' + n * interval '41 seconds'
  from generate_series(1, $1::int) as n`

const fillThemes = `
  insert into "Theme" (id, slug, title, proposition, topic, "updatedAt")
  select gen_random_uuid(), 'theme-' || n, 'Theme ' || md5(n::text), 'It wants theme-' || n, 'retirement',
    timestamptz '2026-01-01 00:00:00Z' + n * interval '37 seconds'
  from generate_series(1, $1::int) as n`
