import type { Context } from './auth/context'
import { type ListSource, rowsOf } from './paging'
import { allOf, named, type Sql, sql, wholeNumber } from './sql'

/** `isEstimate`: the planner's guess, rounded to two digits; a true number would take reading all of them. */
export type Count = { readonly count: number; readonly isEstimate: boolean }

/** Counting further would cost more than the page itself. */
export const COUNT_LIMIT = 1000

/** How many rows a list has: exact up to {@link COUNT_LIMIT}, estimated above it. */
export async function countRows(context: Context<never>, source: ListSource): Promise<Count> {
  const { from, where } = rowsOf(source)
  const rows = sql`select 1 from ${from} where ${where}`
  const limited = sql`select count(*)::int as count from (${rows} limit ${wholeNumber(COUNT_LIMIT + 1)}) as counted`
  const [row] = await context.select<{ count: number }>(limited, 'fresh')
  return toldCount(context, row?.count ?? 0, rows)
}

/** What is said of rows that were counted to one beyond {@link COUNT_LIMIT}: that number, or above it an estimate. */
export async function toldCount(context: Context<never>, counted: number, rows: Sql): Promise<Count> {
  if (counted <= COUNT_LIMIT) return { count: counted, isEstimate: false }
  return estimateOf(await context.estimate(rows))
}

/** What is known of a number of which at least {@link COUNT_LIMIT} were seen. */
function estimateOf(rows: number): Count {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1)
  return { count: Math.max(COUNT_LIMIT, Math.round(rows / unit) * unit), isEstimate: true }
}

type Distinct = { readonly table: string; readonly column: string; readonly conditions: readonly Sql[] }

/**
 * A query for the distinct values of a column, first `limit` in order, as `value`. It jumps from each value to the next
 * in the column's index, so it reads as many rows as there are values.
 */
export function distinctValues({ table, column, conditions }: Distinct, limit: number): Sql {
  const [from, value] = [named(table), named(column)]
  const next = (beyond: readonly Sql[]) =>
    sql`select ${value} from ${from} where ${allOf([...conditions, ...beyond])} order by ${value} limit 1`
  return sql`with recursive known as (
      (select value, 1 as place from (${next([])}) as first (value))
      union all
      select (${next([sql`${value} > known.value`])}), place + 1 from known
      where known.value is not null and place < ${wholeNumber(limit)}
    ) select value from known where value is not null`
}
