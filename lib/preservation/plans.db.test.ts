import { beforeEach, describe, inject, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { contextOf } from '@/prisma/factories'
import { expectIndexRanges, fillModels, planOf } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { listPreservation } from './queries'
import { preservationList, preservationSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 4_000
const SIZE = 25

/** A row's address is looked up in the model, by its key: as many reads again as there are rows. */
const lookedUp = 2

describe.skipIf(isEmbedded)('on PostgreSQL, how models are kept', () => {
  beforeEach(async () => {
    await ctx.database.pool.query(fillModels, [ROWS])
    await ctx.database.pool.query(fillPreservation)
    await ctx.database.pool.query('vacuum analyze "Model"')
    await ctx.database.pool.query('vacuum analyze "Preservation"')
  })

  const list = (search: Record<string, string>) => {
    const context = contextOf({ database: ctx.database }, 'model.read')
    return listPreservation(context, parseList(preservationList, search))
  }

  const expectRanges = async (search: Record<string, string>) => {
    expectIndexRanges(await planOf(ctx.database.pool, () => list(search), '"Preservation"'), lookedUp)
  }

  const orders = preservationSorts.flatMap((name) => [name, `-${name}`]).map((sort) => ({ sort, size: String(SIZE) }))

  test('is read in ranges of indexes: first, forward and backward', async () => {
    for (const order of orders) {
      const { next } = await list(order)
      for (const place of [{}, { after: next ?? '' }, { before: next ?? '' }])
        await expectRanges({ ...order, ...place })
    }
  })

  test('is read so within a provider too, a common one or a rare one', async () => {
    for (const order of orders) {
      for (const provider of ['anthropic', 'rare']) await expectRanges({ ...order, provider })
    }
  })
})

const fillPreservation = `
  update "Preservation" p set bytes = m.n % 1000, "levelIfFresh" = m.n % 5,
    "oldestCheckAt" = case when m.n % 3 > 0 then timestamptz '2026-01-01 00:00:00Z' + m.n * interval '37 minutes' end
  from (select id, row_number() over (order by id) as n from "Model") as m where m.id = p."modelId"`
