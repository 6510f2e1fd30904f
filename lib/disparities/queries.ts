import 'server-only'
import type { Prisma } from '@/lib/db/generated/client'
import { columnsOf, type Sql, sql } from '@/lib/sql'
import { metOutcomes, sidedOutcomes } from './schema'

/**
 * True of a current decision that says nothing of a like preference of another model, about which it was decided otherwise
 * and earlier. Like preferences have one theme and one scope. `alias` is the decision's table.
 *
 * When another model first got the other answer is found once for each theme, scope, side and model, so that what every
 * decision is held beside is small, however many there are.
 */
export function isUnexplained(alias: string): Sql {
  const column = columnsOf<Prisma.DecisionScalarFieldEnum>(alias)
  return sql`${column('isCurrent')} and ${column('distinguishing')} = ''
    and exists (select 1 from (${othersFirst}) as o
      where o."themeId" = ${column('themeId')} and o."scope" = ${column('scope')} and o."modelId" = ${column('modelId')}
        and o."side" = ${sideOf(column('outcome'))} and o."otherAt" < ${column('issuedAt')})`
}

/** Written as its index has it. */
const firstsOfModels = sql`
  select s."themeId", s."scope", s."side", s."modelId", min(s."issuedAt") as "firstAt"
  from (select "themeId", "scope", "modelId", "issuedAt", ${sideOf(sql`"outcome"`)} as "side"
    from "Decision" where "isCurrent") as s
  where s."side" is not null group by s."themeId", s."scope", s."side", s."modelId"`

/**
 * For each theme, scope, side and model, when another model first got the other answer. The two models that got it first
 * are enough: one of them is another, and no other can have come earlier.
 */
const othersFirst = sql`
  with firsts as materialized (${firstsOfModels}),
  ranked as (select firsts.*,
    row_number() over (partition by "themeId", "scope", "side" order by "firstAt", "modelId") as "place" from firsts)
  select own."themeId", own."scope", own."side", own."modelId", min(other."firstAt") as "otherAt"
  from firsts as own join ranked as other on other."themeId" = own."themeId" and other."scope" = own."scope"
    and other."side" = 1 - own."side" and other."place" <= 2 and other."modelId" <> own."modelId"
  group by own."themeId", own."scope", own."side", own."modelId"`

/** 1 where the wish was met, 0 where it was not, null on neither side. */
function sideOf(outcome: Sql): Sql {
  return sql`(case when ${outcome} = any(${[...metOutcomes]}::"DecisionOutcome"[]) then 1
    when ${outcome} = any(${[...sidedOutcomes]}::"DecisionOutcome"[]) then 0 end)`
}
