import { expect, inject, test } from 'vitest'
import { addPreferences } from '@/bench/seed-preferences'
import { parseList } from '@/lib/list-params'
import { listPreferences } from '@/lib/preferences/queries'
import { preferenceList, preferenceSorts } from '@/lib/preferences/schema'
import { contextOf } from '@/prisma/factories'
import { expectIndexRanges, fillModels, type Plan, planOf as planIn } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { listDecisions } from './queries'
import { decisionList, decisionSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const planOf = (read: () => Promise<unknown>) => planIn(ctx.database.pool, read)

/** What a row tells of its model and its theme is read by key, a few rows for each: only the list is walked. */
function listOnly(plan: readonly Plan[]): readonly Plan[] {
  return plan.filter((node) => node['Actual Loops'] === 1)
}

const stateFilters = [
  [{}, 1],
  [{ state: 'recorded' }, 1],
  [{ state: 'verified,assessed' }, 2],
] as const

test.skipIf(isEmbedded)('on PostgreSQL, preferences and decisions are read in ranges of indexes', async () => {
  const { pool } = ctx.database
  await pool.query(fillModels, [100])
  await addPreferences(pool, 8000)
  for (const table of ['Model', 'Theme', 'Preference', 'Decision']) await pool.query(`vacuum analyze "${table}"`)
  const context = contextOf({ database: ctx.database }, 'preference.read')
  const wishes = (search: Record<string, string>) => listPreferences(context, parseList(preferenceList, search))
  const decisions = (search: Record<string, string>) => listDecisions(context, parseList(decisionList, search))
  for (const [filter, lanes] of stateFilters) {
    for (const sort of preferenceSorts.flatMap((name) => [name, `-${name}`])) {
      expectIndexRanges(listOnly(await planOf(() => wishes({ ...filter, sort, size: '25' }))), lanes)
    }
  }
  for (const sort of decisionSorts.flatMap((name) => [name, `-${name}`])) {
    expectIndexRanges(listOnly(await planOf(() => decisions({ sort, size: '25' }))))
  }
  for (const read of [() => wishes({ q: 'Wish 7777' }), () => decisions({ q: 'Wish 7777' })]) {
    const plan = await planOf(read)
    expect(plan.map((node) => node['Node Type'])).toContain('Bitmap Index Scan')
    const whole = plan.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'])
    expect(whole).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(Preference|Decision)$/)]))
  }
})
