import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { DecisionOutcome } from '@/lib/decisions/schema'
import type { Links } from '@/lib/leadership/rules'
import type { EquityCell, EquityFacts } from '@/lib/leadership/schema'
import { isCounted } from '@/lib/robustness/queries'
import { allOf, sql } from '@/lib/sql'
import { currentWithin, type Scope } from '@/lib/tallies/queries'
import { cellCounts } from './rules'

/** The themes and models whose decisions are held side by side, by their ids in the order in which they stand. */
export type Sides = { readonly themeIds: readonly string[]; readonly modelIds: readonly string[] }

type Asked = {
  readonly scope: Scope
  readonly sides: Sides
  readonly links: Pick<Links, 'current'>
  readonly fewInterviews: number
}

/** What was decided about each of the themes for each of the models, with how many interviews each model rests on. */
export async function findEquity(
  context: Context<'leadership.read'>,
  { scope, sides, links, fewInterviews }: Asked,
): Promise<Pick<EquityFacts, 'themes' | 'models' | 'cells'> & { readonly named: ReadonlyMap<string, SideName> }> {
  const [tallies, names] = await Promise.all([tallyCells(context, scope, sides), nameSides(context, sides)])
  const named = new Map(names.map((name) => [name.id, name]))
  const known = (ids: readonly string[]) => ids.flatMap((id) => named.get(id) ?? [])
  const cells = known(sides.themeIds).flatMap((theme) =>
    known(sides.modelIds).flatMap((model) => {
      const own = tallies.filter(({ themeId, modelId }) => themeId === theme.id && modelId === model.id)
      return own.length === 0 ? [] : [cellOf(own, { theme: theme.slug, model: model.slug, links })]
    }),
  )
  return {
    named,
    cells,
    themes: known(sides.themeIds).map(({ slug, name, isDemo }) => ({ slug, name, isDemo })),
    models: known(sides.modelIds).map(({ slug, name, isDemo, interviews }) => ({
      ...{ slug, name, isDemo, interviews },
      isFew: interviews < fewInterviews,
    })),
  }
}

type Place = { readonly theme: string; readonly model: string; readonly links: Pick<Links, 'current'> }

function cellOf(tallies: readonly CellTally[], { theme, model, links }: Place): EquityCell {
  const count = tallies.reduce((sum, one) => sum + one.count, 0)
  const decided = { count, href: links.current({ theme: [theme], model: [model] }) }
  return { theme, model, ...cellCounts(tallies), decided }
}

type CellTally = {
  readonly themeId: string
  readonly modelId: string
  readonly outcome: DecisionOutcome
  readonly count: number
}

function tallyCells(context: Context<'leadership.read'>, scope: Scope, { themeIds, modelIds }: Sides) {
  const beside = [
    sql`d."themeId" = any(${themeIds}::uuid[])`,
    sql`d."modelId" = any(${modelIds}::uuid[])`,
    ...currentWithin(scope),
  ]
  return context.select<CellTally>(sql`
    select d."themeId", d."modelId", d."outcome", count(*)::int as "count" from "Decision" d
    where ${allOf(beside)} group by d."themeId", d."modelId", d."outcome"`)
}

type SideName = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly isDemo: boolean
  /** Of a model, its interviews that count; of a theme none. */
  readonly interviews: number
}

function nameSides(context: Context<'leadership.read'>, { themeIds, modelIds }: Sides) {
  return context.select<SideName>(sql`
    select t."id", t."slug", t."title" as "name", t."isDemo", 0 as "interviews"
    from "Theme" t where t."id" = any(${themeIds}::uuid[])
    union all
    select m."id", m."slug", m."displayName" as "name", m."isDemo",
      (select count(*)::int from "Interview" i where i."modelId" = m."id" and ${isCounted(sql`i`)}) as "interviews"
    from "Model" m where m."id" = any(${modelIds}::uuid[])`)
}
