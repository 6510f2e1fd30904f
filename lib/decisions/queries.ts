import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { calendarDate } from '@/lib/days'
import type { Decision, Prisma } from '@/lib/db/generated/client'
import { isUnexplained } from '@/lib/disparities/queries'
import { isException } from '@/lib/exceptions/rules'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type ListSource, type Page } from '@/lib/paging'
import { type Period, periodOf } from '@/lib/periods/rules'
import { searched } from '@/lib/search'
import { anyOf, columnsOf, joined, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import { isDueAgain } from './rules'
import type { DecisionSort, decisionList } from './schema'

type DecisionParams = ListParams<DecisionSort, keyof typeof decisionList.filters>

const column = columnsOf<Prisma.DecisionScalarFieldEnum>('d')

/** Everybody here sees what was decided, and what is about to be. */
export function visibleTo(_actor: Actor): Visibility<Decision> {
  return {}
}

const rowColumns = [
  ...(['id', 'version', 'number', 'preferenceId', 'title', 'scope', 'strength', 'state', 'outcome', 'band'] as const),
  ...(['currency', 'decider', 'isCurrent', 'closedAt', 'issuedAt', 'updatedAt', 'isDemo'] as const),
] as const satisfies readonly Prisma.DecisionScalarFieldEnum[]

/** A row of the table known as `d`. */
export const rowSelection = joined(
  [
    ...rowColumns.map(column),
    sql`${column('expectedMinor')}::text as "expectedMinor"`,
    sql`(select json_build_object('slug', m."slug", 'displayName', m."displayName") from "Model" m
      where m."id" = ${column('modelId')}) as "model"`,
    sql`(select json_build_object('slug', t."slug", 'title', t."title") from "Theme" t
      where t."id" = ${column('themeId')}) as "theme"`,
  ],
  ', ',
)

export type StoredRow = Pick<Decision, (typeof rowColumns)[number]> & {
  readonly expectedMinor: string | null
  readonly model: { readonly slug: string; readonly displayName: string }
  readonly theme: { readonly slug: string; readonly title: string }
}

const sorts = {
  title: { column: 'title', kind: 'text' },
  issued: { column: 'issuedAt', kind: 'instant', isNullable: true },
  strength: { column: 'strength', kind: 'integer' },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<DecisionSort, KeysetSort<Decision>>

/** One page of decisions. Instants are ISO 8601; amounts are minor units as decimal text. */
export async function listDecisions(
  context: Context<'preference.read'>,
  params: DecisionParams,
): Promise<Page<DecisionRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map(toRow) }
}

export function countDecisions(context: Context<'preference.read'>, params: DecisionParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

/** Every decision about one preference, the newest first. */
export async function listDecisionsAbout(context: Context<'preference.read'>, preferenceId: string) {
  const rows = await context.select<StoredRow>(sql`select ${rowSelection} from "Decision" d
    where ${column('preferenceId')} = ${preferenceId}::uuid order by ${column('number')} desc`)
  return rows.map(toRow)
}

export type DecisionRow = ReturnType<typeof toRow>

export function toRow(row: StoredRow) {
  const { issuedAt, updatedAt, closedAt, state, outcome, band, isCurrent } = row
  return {
    ...{ id: row.id, version: row.version, number: row.number, preferenceId: row.preferenceId, title: row.title },
    ...{ model: row.model, theme: row.theme, scope: row.scope, strength: row.strength, state, outcome, band },
    ...{ expectedMinor: row.expectedMinor, currency: row.currency, decider: row.decider, isCurrent },
    isException: isException({ state, outcome, band, isCurrent, isClosed: closedAt !== null }),
    issuedAt: issuedAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
    isDemo: row.isDemo,
  }
}

function sourceOf({ actor }: Pick<Context<never>, 'actor'>, { q, filters }: DecisionParams): ListSource {
  const { state, outcome, band, standing, model, theme, issued, spent } = filters
  const conditions = [...visible(visibleTo(actor), 'd'), ...searched(column('searchText'), q)]
  if (state) conditions.push(sql`${column('state')} = any(${state}::"DecisionState"[])`)
  if (outcome) conditions.push(sql`${column('outcome')} = any(${outcome}::"DecisionOutcome"[])`)
  if (band) conditions.push(sql`coalesce(${column('band')}::text, 'none') = any(${band})`)
  if (standing) conditions.push(anyOf(standing.map(standingCondition)))
  if (model) conditions.push(sql`${column('modelId')} in (select "id" from "Model" where "slug" = any(${model}))`)
  if (theme) conditions.push(sql`${column('themeId')} in (select "id" from "Theme" where "slug" = any(${theme}))`)
  if (issued) conditions.push(anyOf(periodsOf(issued).map(issuedWithin)))
  if (spent) conditions.push(anyOf(periodsOf(spent).map(spentWithin)))
  return { table: 'Decision', alias: 'd', columns: rowSelection, id: { column: 'id', kind: 'uuid' }, conditions }
}

/** What names no period matches nothing. */
function periodsOf(texts: readonly string[]): readonly Period[] {
  return texts.flatMap((text) => periodOf(text) ?? [])
}

/** Days are those of UTC. */
function issuedWithin({ from, until }: Period): Sql {
  const at = column('issuedAt')
  return sql`${at} >= ${from}::date::timestamp at time zone 'UTC' and ${at} < ${until}::date::timestamp at time zone 'UTC'`
}

function spentWithin({ from, until }: Period): Sql {
  return sql`exists (select 1 from "ActualCost" a where a."decisionId" = ${column('id')}
    and a."spentOn" >= ${from}::date and a."spentOn" < ${until}::date)`
}

function standingCondition(standing: string): Sql {
  if (standing === 'current') return isCurrent
  return standing === 'exception' ? isOpenException : isUnexplained('d')
}

const isCurrent = sql`${column('isCurrent')}`

/** As `isException` of the rules says; written as its index has it. */
export const isOpenException = sql`${column('isCurrent')} and ${column('outcome')} = 'decline' and ${column('band')} = 'low'
  and ${column('closedAt')} is null`

/** Of a preference, what nobody has issued or withdrawn yet: there is one at most. */
export function openDecision(preferenceId: string) {
  return { preferenceId, state: { in: ['draft', 'proposed'] } } satisfies Prisma.DecisionWhereInput
}

/** What a decision says, as `decision.update` takes it; null if unseen. */
export async function findSaid(context: Context<'decision.draft'>, id: string) {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  const said = await context.db.decision.findFirst({ where, select: saidFields })
  if (!said) return null
  const { reviewBy, steps, deciderConflict: conflict, deciderId, ...rest } = said
  return {
    ...rest,
    conflict: deciderId === context.actor.id ? conflict : '',
    reviewBy: dayOf(reviewBy),
    steps: steps.map(({ dueOn, ...step }) => ({ ...step, dueOn: dayOf(dueOn) })),
  }
}

const saidFields = {
  ...{ outcome: true, optionId: true, reasons: true, passedOver: true, distinguishing: true, precedent: true },
  ...{ reviewBy: true, publicSummary: true, deciderId: true, deciderConflict: true },
  steps: {
    orderBy: { position: 'asc' },
    select: { title: true, detail: true, owedTo: true, kind: true, dueOn: true, ownerId: true },
  },
} as const satisfies Prisma.DecisionSelect

function dayOf(date: Date | null): string | null {
  return date && calendarDate(date)
}

/** As many as are shown beside a decision. */
const MOST_LIKE = 20

/** What holds about preferences of the same theme and scope of other models, the newest first. */
export async function listLikeDecisions(context: Context<'preference.read'>, preferenceId: string) {
  const rows = await context.select<StoredRow>(sql`select ${rowSelection} from "Decision" d
    join "Preference" p on p."id" = ${preferenceId}::uuid
    where ${column('isCurrent')} and ${column('themeId')} = p."themeId" and ${column('scope')} = p."scope"
      and ${column('modelId')} <> p."modelId"
    order by ${column('issuedAt')} desc, ${column('id')} limit ${MOST_LIKE}`)
  return rows.map(toRow)
}

/** What was decided about a preference, as far as its moves ask: whether anything was, and whether it is looked at again. */
export async function decidedFacts({ db, now }: Pick<Context<never>, 'db' | 'now'>, preferenceId: string) {
  const issued = await db.decision.findMany({
    where: { preferenceId, issuedAt: { not: null } },
    select: { isCurrent: true, outcome: true, reviewBy: true },
  })
  const today = calendarDate(now)
  const isReviewDue = issued.some(({ reviewBy, ...one }) => isDueAgain({ ...one, reviewBy: dayOf(reviewBy) }, today))
  return { isDecided: issued.length > 0, isReviewDue }
}
