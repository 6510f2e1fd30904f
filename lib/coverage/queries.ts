import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Model } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/interviews/queries'
import type { ListParams } from '@/lib/list-params'
import { visibleTo as modelsVisibleTo } from '@/lib/models/queries'
import { getPolicyInForce } from '@/lib/policies/queries'
import { isCounted } from '@/lib/robustness/queries'
import { searched } from '@/lib/search'
import { allOf, jsonListOf, type Sql, sql, wholeNumber } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { coverageOf, topicCountsOf } from './rules'
import { type coverageList, MODELS_SHOWN } from './schema'

/** How far each topic was asked about in one interview. */
export async function listCoverage(context: Context<'interview.read'>, interviewId: string) {
  const stored = await context.db.coverage.findMany({
    where: { interview: { AND: [{ id: interviewId }, visibleTo(context.actor)] } },
    select: { topic: true, level: true, limitedBy: true },
  })
  return coverageOf(stored)
}

type CoverageParams = Pick<ListParams<'interviews', keyof typeof coverageList.filters>, 'q' | 'filters' | 'direction'>

type StoredModel = Pick<Model, 'slug' | 'displayName' | 'provider' | 'family' | 'isDemo'> & {
  readonly interviews: number
  readonly counted: readonly { readonly topic: string; readonly substantive: number; readonly passing: number }[]
}

/**
 * How far each model was asked about each topic, over its interviews that count, up to {@link MODELS_SHOWN} models; `isCut`
 * says that there are more. Which models were interviewed least is what equity is about, so those without any are listed too.
 */
export async function listModelCoverage(context: Context<'interview.read'>, params: CoverageParams) {
  const order = params.direction === 'asc' ? sql`asc` : sql`desc`
  const [models, policy] = await Promise.all([
    context.select<StoredModel>(sql`
      select m."slug", m."displayName", m."provider", m."family", ${isDemoOf(context)} as "isDemo", ${interviewsOf(context)} as "interviews",
        ${jsonListOf(countsOf(context))} as "counted"
      from "Model" m where ${modelsIn(context, params)}
      order by "interviews" ${order}, m."displayName", m."id" limit ${wholeNumber(MODELS_SHOWN + 1)}`),
    getPolicyInForce(context.db),
  ])
  const rows = models.slice(0, MODELS_SHOWN).map(({ interviews, counted, isDemo, ...model }) => ({
    ...{ model, interviews, isFew: interviews < policy.values.fewInterviews, isDemo },
    topics: topicCountsOf(interviews, counted),
  }))
  return { rows, isCut: models.length > MODELS_SHOWN, fewInterviews: policy.values.fewInterviews }
}

export type ModelCoverageRow = Awaited<ReturnType<typeof listModelCoverage>>['rows'][number]

function countedOf(context: Pick<Context<never>, 'actor'>): Sql {
  return allOf([sql`i."modelId" = m."id"`, isCounted(sql`i`), ...visible(visibleTo(context.actor), 'i')])
}

function interviewsOf(context: Pick<Context<never>, 'actor'>): Sql {
  return sql`(select count(*)::int from "Interview" i where ${countedOf(context)})`
}

/** The model, or an interview of it that counts, is made up for the demonstration. */
function isDemoOf(context: Pick<Context<never>, 'actor'>): Sql {
  return sql`(m."isDemo" or exists (select 1 from "Interview" i where i."isDemo" and ${countedOf(context)}))`
}

function countsOf(context: Pick<Context<never>, 'actor'>): Sql {
  return sql`select c."topic", (count(*) filter (where c."level" = 'substantive'))::int as "substantive",
      (count(*) filter (where c."level" = 'passing'))::int as "passing"
    from "Coverage" c join "Interview" i on i."id" = c."interviewId" where ${countedOf(context)} group by c."topic"`
}

function modelsIn(context: Pick<Context<never>, 'actor'>, { q, filters }: CoverageParams): Sql {
  const { provider, family, asked } = filters
  const conditions = [...visible(modelsVisibleTo(context.actor), 'm'), ...searched(sql`m."searchText"`, q)]
  if (provider) conditions.push(sql`m."provider" = any(${provider})`)
  if (family) conditions.push(sql`m."family" = any(${family})`)
  if (asked?.length === 1) {
    const counted = sql`exists (select 1 from "Interview" i where ${countedOf(context)})`
    conditions.push(asked[0] === 'yes' ? counted : sql`not ${counted}`)
  }
  return allOf(conditions)
}

const FAMILIES_SHOWN = 200

/** The families on record, to choose from in a filter. */
export async function listFamilies(context: Context<'interview.read'>): Promise<readonly string[]> {
  const rows = await context.select<{ family: string }>(sql`
    select distinct m."family" from "Model" m where ${allOf(visible(modelsVisibleTo(context.actor), 'm'))}
    order by m."family" limit ${wholeNumber(FAMILIES_SHOWN)}`)
  return rows.map(({ family }) => family)
}
