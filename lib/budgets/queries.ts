import 'server-only'
import type { Context } from '@/lib/auth/context'
import { currencyOf } from '@/lib/money/rules'
import type { Money } from '@/lib/money/schema'
import { allOf, sql } from '@/lib/sql'
import { ofModels, type Scope } from '@/lib/tallies/queries'

type Stored = { readonly currency: string | null; readonly minor: string; readonly decisions: number }

/**
 * What was really spent in the period on what was decided about the models, by currency and never added across them, and
 * on how many decisions. An amount that was taken back counts on the day on which it was.
 */
export async function sumSpent(context: Context<'leadership.read'>, { period, models }: Scope) {
  const within = period ? [sql`c."spentOn" >= ${period.from}::date and c."spentOn" < ${period.until}::date`] : []
  const about =
    models.length > 0
      ? [sql`c."decisionId" in (select d."id" from "Decision" d where ${allOf(ofModels(sql`d."modelId"`, models))})`]
      : []
  const rows = await context.select<Stored>(sql`
    select c."currency", coalesce(sum(c."minor"), 0)::text as "minor", count(distinct c."decisionId")::int as "decisions"
    from "ActualCost" c where ${allOf([...within, ...about])}
    group by grouping sets ((c."currency"), ()) order by c."currency"`)
  const spent: readonly Money[] = rows.flatMap(({ currency, minor }) =>
    currency === null ? [] : [{ minor: BigInt(minor), currency: currencyOf(currency) }],
  )
  return { spent, decisions: rows.find(({ currency }) => currency === null)?.decisions ?? 0 }
}
