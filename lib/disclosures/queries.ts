import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import type { Disclosure, Prisma } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import type { ObligationState } from '@/lib/obligations/schema'
import { type KeysetSort, keysetPage, type ListSource, type Page } from '@/lib/paging'
import { allOf, columnsOf, joined, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import type { DisclosureSort, disclosureList } from './schema'

type DisclosureParams = ListParams<DisclosureSort, keyof typeof disclosureList.filters>

const column = columnsOf<Prisma.DisclosureScalarFieldEnum>('d')

/** What this office told a model are its own words and its own debts: whoever sees the interview sees them. */
export function visibleTo(_actor: Actor): Visibility<Disclosure> {
  return {}
}

const rowColumns = [
  ...(['id', 'version', 'kind', 'text', 'sourceUrl', 'sourceTitle', 'truth', 'note', 'isDemo', 'createdAt'] as const),
  'updatedAt',
] as const satisfies readonly Prisma.DisclosureScalarFieldEnum[]

function owedAs(name: 'obligationId' | 'correctionId'): Sql {
  return sql`(select json_build_object('id', o."id", 'state', o."state", 'dueOn', o."dueOn") from "Obligation" o
    where o."id" = ${column(name)})`
}

const rowSelection = joined(
  [
    ...rowColumns.map(column),
    sql`(select json_build_object('id', i."id", 'title', i."title") from "Interview" i
      where i."id" = ${column('interviewId')}) as "interview"`,
    sql`(select json_build_object('slug', m."slug", 'displayName', m."displayName") from "Interview" i
      join "Model" m on m."id" = i."modelId" where i."id" = ${column('interviewId')}) as "model"`,
    sql`${owedAs('obligationId')} as "promise"`,
    sql`${owedAs('correctionId')} as "correction"`,
  ],
  ', ',
)

type OwedState = { readonly id: string; readonly state: ObligationState; readonly dueOn: string | null }

type StoredRow = Pick<Disclosure, (typeof rowColumns)[number]> & {
  readonly interview: { readonly id: string; readonly title: string }
  readonly model: { readonly slug: string; readonly displayName: string }
  readonly promise: OwedState | null
  readonly correction: OwedState | null
}

const sorts = {
  recorded: { column: 'createdAt', kind: 'instant' },
  updated: { column: 'updatedAt', kind: 'instant' },
} as const satisfies Record<DisclosureSort, KeysetSort<Disclosure>>

/** One page of what models were told, with what became owed by it. Instants are ISO 8601, days calendar dates. */
export async function listDisclosures(
  context: Context<'interview.read'>,
  params: DisclosureParams,
): Promise<Page<DisclosureRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map(toRow) }
}

export function countDisclosures(context: Context<'interview.read'>, params: DisclosureParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

/** Everything that a model was told in one interview, in the order in which it was recorded. */
export async function listTold(context: Context<'interview.read'>, interviewId: string) {
  const told = allOf([sql`${column('interviewId')} = ${interviewId}::uuid`, ...visible(visibleTo(context.actor), 'd')])
  const rows = await context.select<StoredRow>(
    sql`select ${rowSelection} from "Disclosure" d where ${told} order by ${column('id')}`,
  )
  return rows.map(toRow)
}

/** One disclosure; null if unseen. */
export async function findDisclosure(context: Context<'interview.read'>, id: string) {
  if (!isUuid(id)) return null
  const seen = allOf([sql`${column('id')} = ${id}::uuid`, ...visible(visibleTo(context.actor), 'd')])
  const [row] = await context.select<StoredRow>(sql`select ${rowSelection} from "Disclosure" d where ${seen} limit 1`)
  return row ? toRow(row) : null
}

export type DisclosureRow = ReturnType<typeof toRow>

function toRow({ createdAt, updatedAt, ...row }: StoredRow) {
  return {
    ...{ id: row.id, version: row.version, interview: row.interview, model: row.model, kind: row.kind },
    ...{ text: row.text, sourceUrl: row.sourceUrl, sourceTitle: row.sourceTitle, truth: row.truth, note: row.note },
    ...{ promise: row.promise, correction: row.correction, isDemo: row.isDemo },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

function sourceOf(context: Pick<Context<never>, 'actor'>, params: DisclosureParams): ListSource {
  const { kind, truth, correction, interview, model } = params.filters
  const conditions = [...visible(visibleTo(context.actor), 'd'), ...spoken(params.q)]
  if (kind) conditions.push(sql`${column('kind')} = any(${kind}::"DisclosureKind"[])`)
  if (truth) conditions.push(sql`${column('truth')} = any(${truth}::"DisclosureTruth"[])`)
  if (correction) conditions.push(correctionCondition(correction))
  if (interview) conditions.push(sql`${column('interviewId')} = any(${interview.filter(isUuid)}::uuid[])`)
  if (model) {
    const held = sql`select i."id" from "Interview" i join "Model" m on m."id" = i."modelId" where m."slug" = any(${model})`
    conditions.push(sql`${column('interviewId')} in (${held})`)
  }
  const id = { column: 'id', kind: 'uuid' } as const
  return { table: 'Disclosure', alias: 'd', columns: rowSelection, id, conditions }
}

/** The ledger of disclosures is short beside other lists, so its words are looked through as they stand. */
function spoken(q: string): readonly Sql[] {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 8)
  return words.map((word) => sql`search_text(${column('text')}) like search_pattern(${word})`)
}

function correctionCondition(wanted: readonly string[]): Sql {
  const open = sql`exists (select 1 from "Obligation" o where o."id" = ${column('correctionId')}
    and o."state" in ('notYetDue', 'inTheWorks', 'stalled'))`
  const isBoth = wanted.length > 1
  if (isBoth) return sql`${column('correctionId')} is not null`
  return wanted[0] === 'open' ? open : sql`${column('correctionId')} is not null and not ${open}`
}
