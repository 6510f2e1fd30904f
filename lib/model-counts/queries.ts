import 'server-only'
import type { Context } from '@/lib/auth/context'
import { COUNT_LIMIT, type Count, distinctValues, toldCount } from '@/lib/counting'
import { visibleTo } from '@/lib/models/queries'
import { type Stage, stages } from '@/lib/models/schema'
import { allOf, joined, type Sql, sql, wholeNumber } from '@/lib/sql'
import { visible } from '@/lib/visibility'

const PROVIDERS_SHOWN = 200

/** The providers on record; while the models are few, with how many each has, most first. */
export async function listProviders(context: Context<'model.read'>) {
  const seen = visible(visibleTo(context.actor), 'Model')
  const providers = distinctValues({ table: 'Model', column: 'provider', conditions: seen }, PROVIDERS_SHOWN)
  return context.select<{ provider: string; count: number | null }>(sql`
    with sample as materialized (
      select "provider" from "Model" where ${allOf(seen)} limit ${wholeNumber(COUNT_LIMIT + 1)}
    ), counted as (
      select "provider", count(*)::int as count from sample
      where (select count(*) from sample) <= ${wholeNumber(COUNT_LIMIT)} group by "provider"
    )
    select known.value as "provider", counted.count from (${providers}) as known
    left join counted on counted."provider" = known.value
    order by counted.count desc nulls last, known.value`)
}

export type StageCount = Count & { readonly stage: Stage | null }

/** How many models are in each stage that has any, in one query for all stages. */
export async function countStages(context: Context<'model.read'>): Promise<readonly StageCount[]> {
  const states = [...stages, null]
  const parts = states.map((stage) => {
    const counted = sql`${modelsIn(context, stage)} limit ${wholeNumber(COUNT_LIMIT + 1)}`
    return sql`(select ${stage}::text as stage, count(*)::int as count from (${counted}) as counted)`
  })
  const rows = await context.select<{ stage: Stage | null; count: number }>(joined(parts, ' union all '))
  return Promise.all(
    rows
      .filter(({ count }) => count > 0)
      .map(async ({ stage, count }) => ({ stage, ...(await toldCount(context, count, modelsIn(context, stage))) })),
  )
}

function modelsIn(context: Context<'model.read'>, stage: Stage | null): Sql {
  const isThere = stage === null ? sql`m."stage" is null` : sql`m."stage" = ${stage}`
  return sql`select 1 from "Model" m where ${allOf([isThere, ...visible(visibleTo(context.actor), 'm')])}`
}
