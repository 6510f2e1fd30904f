import { inject, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { contextOf } from '@/prisma/factories'
import { expectIndexRanges, fillModels, planOf } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { listPreservation } from './queries'
import { preservationList, preservationSorts } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 8_000
const SIZE = 25

test.skipIf(isEmbedded)(
  'on PostgreSQL, how models are kept is read in ranges of indexes, with one look for each name',
  async () => {
    await ctx.database.pool.query(fillModels, [ROWS])
    await ctx.database.pool.query(fillPreservation)
    await ctx.database.pool.query('vacuum analyze "Model"')
    await ctx.database.pool.query('vacuum analyze "Preservation"')
    const list = (search: Record<string, string>) =>
      listPreservation(contextOf({ database: ctx.database }, 'model.read'), parseList(preservationList, search))
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
          expectIndexRanges(await planOf(ctx.database.pool, () => list(search), '"Preservation"'), lookedUp)
        }
      }
    }
  },
)

const fillPreservation = `
  update "Preservation" p set bytes = m.n % 1000, "levelIfFresh" = m.n % 5,
    "oldestCheckAt" = case when m.n % 3 > 0 then timestamptz '2026-01-01 00:00:00Z' + m.n * interval '37 minutes' end
  from (select id, row_number() over (order by id) as n from "Model") as m where m.id = p."modelId"`
