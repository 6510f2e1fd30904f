import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Band } from '@/lib/costs/schema'
import type { Prisma } from '@/lib/db/generated/client'
import { isOpenException } from '@/lib/decisions/queries'
import type { DecisionOutcome } from '@/lib/decisions/schema'
import { isUnexplained } from '@/lib/disparities/queries'
import { currencyOf } from '@/lib/money/rules'
import type { Currency } from '@/lib/money/schema'
import { ratedWithin } from '@/lib/obligations/queries'
import type { Verdict } from '@/lib/obligations/schema'
import type { Period } from '@/lib/periods/rules'
import { recordedWithin } from '@/lib/preferences/rules'
import { type UndecidedAge, undecidedAges, undecidedStates } from '@/lib/preferences/schema'
import { allOf, columnsOf, joined, type Sql, sql, wholeNumber } from '@/lib/sql'

/** What is looked at: decisions issued in a period, or all of them; of some models by their slugs, or of all. */
export type Scope = { readonly period: Period | null; readonly models: readonly string[] }

const column = columnsOf<Prisma.DecisionScalarFieldEnum>('d')

/** Conditions for what holds now, was issued in the period, and is about the models. `d` is the decision. */
export function currentWithin({ period, models }: Scope): readonly Sql[] {
  return [
    column('isCurrent'),
    ...(period ? [during(column('issuedAt'), period)] : []),
    ...ofModels(column('modelId'), models),
  ]
}

/** True of an instant on one of the days, in UTC. */
export function during(instant: Sql, { from, until }: Period): Sql {
  return sql`${instant} >= ${new Date(from)} and ${instant} < ${new Date(until)}`
}

export function ofModels(modelId: Sql, slugs: readonly string[]): readonly Sql[] {
  return slugs.length === 0 ? [] : [sql`${modelId} in (select "id" from "Model" where "slug" = any(${slugs}))`]
}

/** How many decisions had an outcome: of all, of a band, a theme, a model or a currency, as `by` says. */
export type Tally = {
  readonly by: 'all' | 'band' | 'theme' | 'model' | 'currency'
  readonly outcome: DecisionOutcome
  readonly band: Band | null
  readonly themeId: string | null
  readonly modelId: string | null
  readonly currency: string | null
  readonly count: number
  /** The sum of the expected costs, minor units; null where none has one. */
  readonly expected: string | null
  readonly isDemo: boolean
}

// What is counted here is planned with its values: the best way depends on how much lies in the period.

/**
 * What holds of what was issued in the period, counted in one pass over the decisions: first those that are alike in all
 * of it, which are fewer, and then these by each of it.
 */
export function tallyDecisions(context: Context<'leadership.read'>, scope: Scope): Promise<Tally[]> {
  return context.select<Tally>(
    sql`
    with alike as materialized (
      select d."outcome", d."band", d."themeId", d."modelId", d."currency",
        count(*) as "count", sum(d."expectedMinor") as "expected", bool_or(d."isDemo") as "isDemo"
      from "Decision" d where ${allOf(currentWithin(scope))}
      group by d."outcome", d."band", d."themeId", d."modelId", d."currency")
    select case grouping(a."band", a."themeId", a."modelId", a."currency")
        when 15 then 'all' when 7 then 'band' when 11 then 'theme' when 13 then 'model' else 'currency' end as "by",
      a."outcome", a."band", a."themeId", a."modelId", a."currency",
      sum(a."count")::int as "count", sum(a."expected")::text as "expected", bool_or(a."isDemo") as "isDemo"
    from alike as a
    group by grouping sets (
      (a."outcome"), (a."outcome", a."band"), (a."outcome", a."themeId"), (a."outcome", a."modelId"),
      (a."outcome", a."currency"))`,
    'fresh',
  )
}

export type QuarterTally = {
  readonly quarter: string
  readonly outcome: DecisionOutcome
  readonly count: number
}

/** What holds of what was issued, by the quarter of its issue. */
export function tallyQuarters(context: Context<'leadership.read'>, scope: Scope): Promise<QuarterTally[]> {
  return context.select<QuarterTally>(
    sql`
    select to_char(q."start", 'YYYY"-Q"Q') as "quarter", q."outcome", q."count"
    from (select date_trunc('quarter', d."issuedAt" at time zone 'UTC') as "start", d."outcome", count(*)::int as "count"
      from "Decision" d where ${allOf(currentWithin(scope))} group by 1, 2) as q`,
    'fresh',
  )
}

/** How many decisions somebody has to explain: unlike ones of the period, and declinings of a low band at any time. */
export async function countQuestions(context: Context<'leadership.read'>, scope: Scope) {
  const always = { ...scope, period: null }
  const [counted] = await context.select<{ unexplained: number; exceptions: number }>(
    sql`
    select (select count(*)::int from "Decision" d
        where ${allOf([...currentWithin(scope), isUnexplained('d')])}) as "unexplained",
      (select count(*)::int from "Decision" d
        where ${allOf([...currentWithin(always), isOpenException])}) as "exceptions"`,
    'fresh',
  )
  return counted ?? { unexplained: 0, exceptions: 0 }
}

/** How many undecided preferences were recorded how long ago, whenever that was. */
export async function tallyOpen(context: Context<'leadership.read'>, { models }: Scope) {
  return context.select<{ age: UndecidedAge; count: number }>(sql`
    select ${ageOf(context.now)} as "age", count(*)::int as "count" from "Preference" p
    where ${allOf([isUndecided, ...ofModels(sql`p."modelId"`, models)])} group by 1`)
}

const states = {
  recorded: sql`'recorded'`,
  verified: sql`'verified'`,
  inAssessment: sql`'inAssessment'`,
  assessed: sql`'assessed'`,
} as const satisfies Record<(typeof undecidedStates)[number], Sql>

/** As `undecidedStates`, written out as its index has it. */
const isUndecided = sql`p."state" in (${joined(undecidedStates.map(writtenOut), ', ')})`

function writtenOut(state: keyof typeof states): Sql {
  return states[state]
}

/** The youngest age that it still has. */
function ageOf(now: Date): Sql {
  return undecidedAges.reduceRight<Sql>((older, age) => {
    const { from } = recordedWithin(age, now)
    return from ? sql`(case when p."createdAt" >= ${from} then ${age} else ${older} end)` : sql`${age}::text`
  }, sql`null`)
}

/** How many promises of any source are rated how; in a period, those whose newest rating was given in it. */
export async function tallyPromises(context: Context<'leadership.read'>, { period, models }: Scope) {
  const within = period ? [ratedWithin('o', period)] : []
  return context.select<{ verdict: Verdict; count: number }>(
    sql`
    select o."state" as "verdict", count(*)::int as "count" from "Obligation" o
    where ${allOf([sql`o."state" in ('kept', 'compromised', 'broken')`, ...within, ...ofModels(sql`o."modelId"`, models)])}
    group by o."state"`,
    'fresh',
  )
}

type StoredDot = {
  readonly id: string
  readonly title: string
  readonly modelName: string
  readonly strength: number
  readonly band: Band | null
  readonly outcome: DecisionOutcome
  readonly expectedMinor: string
  readonly currency: string
  readonly isDemo: boolean
}

/** What holds of what was issued in the period and has an expected cost in `currency`, the newest `limit`. */
export async function listCosted(
  context: Context<'leadership.read'>,
  scope: Scope,
  { currency, limit }: { readonly currency: Currency; readonly limit: number },
) {
  const costed = sql`d."expectedMinor" is not null and d."currency" = ${currency}`
  const rows = await context.select<StoredDot>(sql`
    select d."id", d."title", d."modelName", d."strength", d."band", d."outcome", d."expectedMinor", d."currency", d."isDemo"
    from "Decision" d where ${allOf([...currentWithin(scope), costed])}
    order by d."issuedAt" desc, d."id" desc limit ${wholeNumber(limit)}`)
  return rows.map(({ expectedMinor, ...row }) => ({
    ...row,
    cost: { minor: BigInt(expectedMinor), currency: currencyOf(row.currency) },
  }))
}
