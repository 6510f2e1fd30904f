import { describe, expect, test } from 'vitest'
import { sql } from '@/lib/sql'
import { makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { estimateRows, selectRows } from './select'

const ctx = useDatabase()

describe('selecting', () => {
  test('gives days as text, instants as dates, large numbers as text and lists as lists', async () => {
    const [row] = await selectRows(
      ctx.database.pool,
      sql`select date '2024-02-29' as day, timestamptz '2026-01-05 12:00:00.123+09' as instant, 9007199254740993 as large,
        array['released', 'legacy']::"DateKind"[]::text[] as kinds, ${['a', '{"b"}']}::text[] as texts, null as nothing`,
    )
    expect(row).toEqual({
      day: '2024-02-29',
      instant: new Date('2026-01-05T03:00:00.123Z'),
      large: '9007199254740993',
      kinds: ['released', 'legacy'],
      texts: ['a', '{"b"}'],
      nothing: null,
    })
  })

  test('prepares a kept statement once for each connection, whatever the values, and never a fresh one', async () => {
    const kept = (value: number) => selectRows(ctx.database.pool, sql`select ${value}::int as kept`)
    for (const value of [1, 2, 3]) expect(await kept(value)).toEqual([{ kept: value }])
    await selectRows(ctx.database.pool, sql`select ${1}::int as fresh`, 'fresh')
    const client = await ctx.database.pool.connect()
    const { rows } = await client.query("select statement from pg_prepared_statements where name like 'emeritus_%'")
    client.release()
    expect(rows.filter(({ statement }) => statement === 'select $1::int as kept').length).toBeLessThanOrEqual(1)
    expect(JSON.stringify(rows)).not.toContain('as fresh')
  })

  test('goes on after an error, also with the statement that failed', async () => {
    const divide = (by: number) => selectRows(ctx.database.pool, sql`select 10 / ${by}::int as result`)
    await expect(divide(0)).rejects.toThrow(/division by zero/)
    expect(await divide(5)).toEqual([{ result: 2 }])
    await expect(selectRows(ctx.database.pool, sql`select nothing from nowhere`)).rejects.toThrow(/nowhere/)
    expect(await divide(2)).toEqual([{ result: 5 }])
  })

  test('works beside transactions and other statements, many at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        if (at % 10 === 0) await makeModel(ctx.prisma)
        return (await selectRows<{ at: number }>(ctx.database.pool, sql`select ${at}::int as at`))[0]?.at
      }),
    )
    expect(results).toEqual(Array.from({ length: 50 }, (_, at) => at))
  })

  test.each([
    [sql`delete from "Model"`],
    [sql`with gone as (delete from "Model" returning id) select * from gone`],
    [sql`select 1; delete from "Model"`],
    [sql`select * into copy from "Model"`],
    [sql`select * from "Model" for update`],
    [sql`select audit_append('', now(), null, '', '', '', '', '', 1, '')`],
  ])('refuses what is not plainly a read: %#', async (statement) => {
    await expect(selectRows(ctx.database.pool, statement)).rejects.toThrow(/Only reads/)
    await expect(estimateRows(ctx.database.pool, statement)).rejects.toThrow(/Only reads/)
  })

  test('is not afraid of a column or a text that is called like a change', async () => {
    const rows = await selectRows(ctx.database.pool, sql`select "updatedAt", 'delete; insert' as "update" from "Model"`)
    expect(rows).toEqual([])
  })
})

test('the planner says how many rows it expects, without reading them', async () => {
  const rows = await estimateRows(ctx.database.pool, sql`select n from generate_series(1, ${5000}::int) as n`)
  expect(rows).toBeGreaterThan(500)
})
