import { expect, test } from 'vitest'
import { contextOf } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { parseList } from './list-params'
import { countStages, listProviders } from './model-counts/queries'
import { countModels } from './models/queries'
import { modelList, stages } from './models/schema'

const ctx = useDatabase()

function reader() {
  return contextOf({ database: ctx.database }, 'model.read')
}

/** Adds models until there are `count`, of which there are `before` already. */
async function fill(count: number, before = 0) {
  await ctx.database.pool.query(
    `insert into "Model" (id, slug, provider, "displayName", family, stage, "unsettledKinds", aliases)
     select gen_random_uuid(), 'm' || n, case when n % 10 = 0 then 'openai' else 'anthropic' end, 'Model ' || n, 'f',
       case when n % 2 = 0 then 'retired'::"Stage" end, '{}', '{}'
     from generate_series($2::int + 1, $1::int) as n`,
    [count, before],
  )
  await ctx.database.pool.query('analyze "Model"')
}

test('a list is counted exactly up to 1,000 and estimated above, never read to the end', async () => {
  const count = (search: Record<string, string>) => countModels(reader(), parseList(modelList, search))
  expect(await count({})).toEqual({ count: 0, isEstimate: false })
  await fill(1000)
  expect(await count({})).toEqual({ count: 1000, isEstimate: false })
  await fill(3456, 1000)
  expect(await count({})).toEqual({ count: 3500, isEstimate: true })
  expect(await count({ provider: 'openai' })).toEqual({ count: 345, isEstimate: false })
  const half = await count({ stage: 'retired' })
  expect(half.isEstimate).toBe(true)
  expect(half.count).toBeGreaterThan(1500)
  expect(half.count).toBeLessThan(2000)
})

test('the providers have their counts while the models are few, and their names always', async () => {
  expect(await listProviders(reader())).toEqual([])
  await fill(100)
  expect(await listProviders(reader())).toEqual([
    { provider: 'anthropic', count: 90 },
    { provider: 'openai', count: 10 },
  ])
  await fill(1001, 100)
  expect(await listProviders(reader())).toEqual([
    { provider: 'anthropic', count: null },
    { provider: 'openai', count: null },
  ])
})

test('stages without a model are left out', async () => {
  expect(await countStages(reader())).toEqual([])
  await fill(100)
  const counted = await countStages(reader())
  expect(counted).toHaveLength(2)
  expect(counted).toContainEqual({ stage: 'retired', count: 50, isEstimate: false })
  expect(counted).toContainEqual({ stage: null, count: 50, isEstimate: false })
  expect(stages).toContain('retired')
})
