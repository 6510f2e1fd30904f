import 'server-only'
import type { Context } from '@/lib/auth/context'
import { sumSpent } from '@/lib/budgets/queries'
import { budgetFor } from '@/lib/budgets/rules'
import { calendarDate } from '@/lib/days'
import { findEquity } from '@/lib/equity/queries'
import { currencyOf, sumByCurrency } from '@/lib/money/rules'
import type { Money } from '@/lib/money/schema'
import type { Verdict } from '@/lib/obligations/schema'
import type { Period } from '@/lib/periods/rules'
import { getPolicyInForce } from '@/lib/policies/queries'
import { policyCurrency } from '@/lib/policies/schema'
import { undecidedAges } from '@/lib/preferences/schema'
import { listConfirmedOverrides } from '@/lib/retirement-overrides/queries'
import { sql, wholeNumber } from '@/lib/sql'
import {
  countQuestions,
  listCosted,
  type Scope,
  type Tally,
  tallyDecisions,
  tallyOpen,
  tallyPromises,
  tallyQuarters,
} from '@/lib/tallies/queries'
import {
  type Asked,
  isHonoring,
  type Links,
  linksFor,
  quartersUpTo,
  rankedIds,
  shareOf,
  shownBands,
  spanOfQuarters,
} from './rules'
import { DOTS_SHOWN, type LeadershipFacts, MODELS_SHOWN, type Named, QUARTERS_SHOWN, THEMES_SHOWN } from './schema'

type Reader = Context<'leadership.read'>

/**
 * What the few people who answer for it all have to know, counted from what is on record now. Every number carries the
 * address of exactly the rows that it counts.
 */
export async function findLeadership(context: Reader, asked: Asked): Promise<LeadershipFacts> {
  const { choice, models } = asked
  const scope: Scope = { period: choice.period, models }
  const links = linksFor(asked)
  const counting = tallyDecisions(context, scope).then((tallies): Counting => ({ scope, tallies, links }))
  const [{ tallies }, sides, now, money, byQuarter, dots, overrides, named] = await Promise.all([
    counting,
    counting.then((counted) => findSides(context, counted)),
    findNow(context, scope, links),
    counting.then((counted) => findMoney(context, counted)),
    findQuarters(context, scope, links),
    findDots(context, scope),
    listConfirmedOverrides(context, scope),
    nameModels(context, models),
  ])
  return {
    asOf: context.now.toISOString(),
    period: { text: choice.text, from: choice.period?.from ?? null, until: choice.period?.until ?? null },
    models: named,
    isDemo: tallies.some(({ by, isDemo }) => by === 'all' && isDemo),
    honored: shareOf(talliesBy(tallies, 'all'), { part: links.honored(), whole: links.current() }),
    byBand: bandShares(tallies, links),
    ...sides,
    ...now,
    money,
    byQuarter,
    dots,
    overrides: { counted: { count: overrides.length, href: '#overrides' }, rows: overrides },
  }
}

function talliesBy(tallies: readonly Tally[], by: Tally['by']): readonly Tally[] {
  return tallies.filter((tally) => tally.by === by)
}

function bandShares(tallies: readonly Tally[], links: Links): LeadershipFacts['byBand'] {
  return shownBands.map((band) => {
    const own = talliesBy(tallies, 'band').filter((tally) => (tally.band ?? 'none') === band)
    const share = shareOf(own, { part: links.honored({ band: [band] }), whole: links.current({ band: [band] }) })
    return { band, share }
  })
}

type Counting = { readonly scope: Scope; readonly tallies: readonly Tally[]; readonly links: Links }

/** By theme, and by theme and model: the themes and models about which most was decided. */
async function findSides(context: Reader, { scope, tallies, links }: Counting) {
  const themes = rankedIds(talliesBy(tallies, 'theme').map(({ themeId, count }) => ({ id: themeId, count })))
  const models = rankedIds(talliesBy(tallies, 'model').map(({ modelId, count }) => ({ id: modelId, count })))
  const sides = { themeIds: themes.slice(0, THEMES_SHOWN), modelIds: models.slice(0, MODELS_SHOWN) }
  const { fewInterviews } = (await getPolicyInForce(context.db)).values
  const { named, ...shown } = await findEquity(context, { scope, sides, links, fewInterviews })
  const [moreThemes, moreModels] = [themes.length - sides.themeIds.length, models.length - sides.modelIds.length]
  const rows = sides.themeIds.flatMap((id) => {
    const theme = named.get(id)
    if (!theme) return []
    const only = { theme: [theme.slug] }
    const own = talliesBy(tallies, 'theme').filter(({ themeId }) => themeId === id)
    const share = shareOf(own, { part: links.honored(only), whole: links.current(only) })
    return [{ theme: { slug: theme.slug, name: theme.name, isDemo: theme.isDemo }, share }]
  })
  return { byTheme: { rows, more: moreThemes }, equity: { ...shown, fewInterviews, moreThemes, moreModels } }
}

/** What is so today, whenever it was decided; and which promises were rated, and what is to be explained, in the period. */
async function findNow(context: Reader, scope: Scope, links: Links) {
  const [open, promises, questions] = await Promise.all([
    tallyOpen(context, scope),
    tallyPromises(context, scope),
    countQuestions(context, scope),
  ])
  const ages = undecidedAges.map((age) => ({
    age,
    counted: { count: open.find((one) => one.age === age)?.count ?? 0, href: links.open([age]) },
  }))
  const rated = (verdict: Verdict) => ({
    count: promises.find((one) => one.verdict === verdict)?.count ?? 0,
    href: links.promises(verdict),
  })
  const all = { count: ages.reduce((sum, { counted }) => sum + counted.count, 0), href: links.open() }
  return {
    open: { all, ages },
    promises: { kept: rated('kept'), compromised: rated('compromised'), broken: rated('broken') },
    unexplained: { count: questions.unexplained, href: links.unexplained() },
    exceptions: { count: questions.exceptions, href: links.exceptions() },
  }
}

async function findMoney(context: Reader, { scope, tallies, links }: Counting): Promise<LeadershipFacts['money']> {
  const [{ spent, decisions }, policy] = await Promise.all([sumSpent(context, scope), getPolicyInForce(context.db)])
  const honoring = talliesBy(tallies, 'currency').filter(({ outcome }) => isHonoring(outcome))
  const committed = sumByCurrency(
    honoring.flatMap(({ currency, expected }) =>
      expected === null ? [] : [{ minor: BigInt(expected), currency: currencyOf(currency ?? '') }],
    ),
  )
  const count = honoring.reduce((sum, one) => sum + one.count, 0)
  const budget = budgetOf(BigInt(policy.values.stewardshipBudget), scope.period)
  const costed = { count: decisions, href: links.spent() }
  return { committed, honoring: { count, href: links.honored() }, spent, costed, budget }
}

function budgetOf(yearly: bigint, period: Period | null): LeadershipFacts['money']['budget'] {
  if (yearly === 0n) return null
  const inPolicy = (minor: bigint): Money => ({ minor, currency: policyCurrency })
  return { yearly: inPolicy(yearly), forPeriod: period && inPolicy(budgetFor(yearly, period)) }
}

async function findQuarters(context: Reader, scope: Scope, links: Links): Promise<LeadershipFacts['byQuarter']> {
  const quarters = quartersUpTo(scope.period, calendarDate(context.now), QUARTERS_SHOWN)
  const tallies = await tallyQuarters(context, { ...scope, period: spanOfQuarters(quarters) })
  return quarters.map((quarter) => {
    const own = tallies.filter((tally) => tally.quarter === quarter)
    const only = { issued: [quarter] }
    return { quarter, share: shareOf(own, { part: links.honored(only), whole: links.current(only) }) }
  })
}

/** One more than is shown is asked for, so that the page can say that there are others. */
async function findDots(context: Reader, scope: Scope): Promise<LeadershipFacts['dots']> {
  const found = await listCosted(context, scope, { currency: policyCurrency, limit: DOTS_SHOWN + 1 })
  const rows = found.slice(0, DOTS_SHOWN).map(({ id, title, modelName, strength, band, outcome, cost, isDemo }) => ({
    ...{ id, title, strength, band, cost, isDemo },
    ...{ model: modelName, isHonored: isHonoring(outcome) },
  }))
  return { rows, isCut: found.length > DOTS_SHOWN }
}

function nameModels(context: Reader, slugs: readonly string[]): Promise<Named[]> {
  return context.select<Named>(sql`
    select "slug", "displayName" as "name", "isDemo" from "Model" where "slug" = any(${slugs}) order by "displayName"`)
}

/** More models than have asked for anything. */
const MOST_MODELS = 500

/** The models whose wishes are on record, to choose from. */
export function listAskingModels(context: Reader): Promise<Named[]> {
  return context.select<Named>(sql`
    select m."slug", m."displayName" as "name", m."isDemo" from "Model" m
    where exists (select 1 from "Preference" p where p."modelId" = m."id")
    order by m."displayName", m."id" limit ${wholeNumber(MOST_MODELS)}`)
}
