import { inject, test } from 'vitest'
import { z } from 'zod'
import { parseList } from '@/lib/list-params'
import { contextOf } from '@/prisma/factories'
import { expectIndexRanges, fillModels, planOf } from '@/prisma/plans'
import { useDatabase } from '@/prisma/testing'
import { listReports } from './queries'
import { reportList } from './schema'

const ctx = useDatabase()
const isEmbedded = inject('template').kind === 'embedded'
const ROWS = 8_000
const SIZE = 25

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
            listReports(
              contextOf({ database: ctx.database }, 'report.read'),
              parseList(reportList, { ...filter, ...place, sort, size: String(SIZE) }),
            )
          expectIndexRanges(await planOf(ctx.database.pool, list))
        }
      }
    }
  },
)

const fillReports = `
  insert into "Report" (id, "modelId", number, text, sha256, "auditSeq", "auditHash", "policyVersion", "filedBy", "createdAt")
  select gen_random_uuid(), m.id, n, '{}', 'hash', n, 'hash', 1, 'Stella', timestamptz '2026-01-01' + n * interval '1 day'
  from (select id from "Model" order by id limit 40) as m, generate_series(1, 200) as n`
