import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Actor, may } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import type { Prisma, Theme } from '@/lib/db/generated/client'
import { groupsOf } from '@/lib/grouping'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type ListSource, type Page } from '@/lib/paging'
import { type Topic, topics } from '@/lib/protocols/schema'
import { answersOf, listModelFindings, type StoredAnswer } from '@/lib/robustness/queries'
import { robustnessOf } from '@/lib/robustness/rules'
import { type RobustnessLabel, robustnessLabels } from '@/lib/robustness/schema'
import { searched } from '@/lib/search'
import { allOf, columnsOf, joined, jsonListOf, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import type { ThemeSort, themeList } from './schema'

type ThemeParams = ListParams<ThemeSort, keyof typeof themeList.filters>

const column = columnsOf<Prisma.ThemeScalarFieldEnum>('t')

/** Everybody here sees what is asked about; what was answered in a confidential interview is opened by itself. */
export function visibleTo(_actor: Actor): Visibility<Theme> {
  return {}
}

const rowColumns = [
  ...(['id', 'version', 'slug', 'title', 'proposition', 'topic', 'isDemo', 'updatedAt'] as const),
] as const satisfies readonly Prisma.ThemeScalarFieldEnum[]

const rowSelection = joined([...rowColumns.map(column), sql`${jsonListOf(answersOf(column('id')))} as "answers"`], ', ')

type StoredRow = Pick<Theme, (typeof rowColumns)[number]> & { readonly answers: readonly StoredAnswer[] }

const sorts = {
  title: { column: 'title', kind: 'text' },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<ThemeSort, KeysetSort<Theme>>

/** One page of themes, each with how many models it holds for and how far. */
export async function listThemes(context: Context<'theme.read'>, params: ThemeParams): Promise<Page<ThemeRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map(toRow) }
}

export function countThemes(context: Context<'theme.read'>, params: ThemeParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

/** All themes by name, to choose from in a form. */
export function listThemeNames(context: Context<'theme.read'>) {
  return context.db.theme.findMany({
    where: visibleTo(context.actor),
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { id: true, slug: true, title: true, proposition: true },
    take: 500,
  })
}

/** What of a theme its form takes; null if unseen. */
export async function findThemeText(context: Context<'theme.update'>, id: string) {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  const theme = await context.db.theme.findFirst({ where, select: { title: true, proposition: true, topic: true } })
  return theme && { ...theme, topic: topicOf(theme.topic) }
}

/** One theme, by its id or its slug, with every model that was asked about it; null if unseen. */
export async function findTheme(context: Context<'theme.read'>, name: string) {
  const isNamed = isUuid(name)
    ? sql`${column('id')} = ${name}::uuid or ${column('slug')} = ${name}`
    : sql`${column('slug')} = ${name}`
  const seen = allOf([isNamed, ...visible(visibleTo(context.actor), 't')])
  const [row] = await context.select<StoredRow>(sql`select ${rowSelection} from "Theme" t where ${seen} limit 1`)
  if (!row) return null
  const models = await listModelFindings(context, row.id)
  return { ...toRow(row), models, canUpdate: may(context.actor, 'theme.update') }
}

export type ThemeRow = ReturnType<typeof toRow>

export type ThemeRecord = NonNullable<Awaited<ReturnType<typeof findTheme>>>

function toRow({ answers, topic, updatedAt, ...row }: StoredRow) {
  return {
    ...{ id: row.id, version: row.version, slug: row.slug, title: row.title, proposition: row.proposition },
    topic: topicOf(topic),
    findings: findingsOf(answers),
    isDemo: row.isDemo,
    updatedAt: updatedAt.toISOString(),
  }
}

/** A theme keeps its topic when that is no longer one of ours. */
function topicOf(topic: string): Topic {
  return topics.find((one) => one === topic) ?? 'other'
}

/** How many models have each label; a model without an answer is not counted. */
function findingsOf(answers: readonly StoredAnswer[]): Partial<Record<RobustnessLabel, number>> {
  const labels = groupsOf(answers, ({ modelId }) => modelId).map((one) => robustnessOf(one).label)
  const counts = robustnessLabels.map((label) => [label, labels.filter((one) => one === label).length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

function sourceOf(context: Pick<Context<never>, 'actor'>, params: ThemeParams): ListSource {
  const { topic } = params.filters
  const conditions: Sql[] = [...visible(visibleTo(context.actor), 't'), ...searched(column('searchText'), params.q)]
  if (topic) conditions.push(sql`${column('topic')} = any(${topic})`)
  const id = { column: 'id', kind: 'uuid' } as const
  return { table: 'Theme', alias: 't', columns: rowSelection, id, conditions }
}
