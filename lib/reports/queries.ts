import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import { isUuid } from '@/lib/cursor'
import type { Prisma, Report } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { visibleTo } from '@/lib/models/queries'
import { type KeysetSort, keysetPage, type Page } from '@/lib/paging'
import { gatherFacts } from '@/lib/report-facts/queries'
import { allOf, columnsOf, joined, type Sql, sql } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { differingParts, readReport, reportOf } from './rules'
import type { reportList } from './schema'

/** Today's report of a model by its slug, with the reports that were filed before; null if unseen. */
export async function findDraft(context: Context<'report.read'>, slug: string) {
  const { db, actor, now } = context
  const gathered = await gatherFacts(db, { actor, now, where: { slug } })
  if (!gathered) return null
  const report = reportOf(gathered.facts, null)
  const filed = await listFiled(context, report.model.id)
  const [newest] = filed
  const differing = newest ? differingParts(readReport((await getText(context, newest.id)).text), report) : null
  return { report, version: gathered.version, filed, differing }
}

export type ReportDraft = NonNullable<Awaited<ReturnType<typeof findDraft>>>

/** A filed report by the slug of its model and its number, with the parts in which today's differs; null if unseen. */
export async function findFiled(context: Context<'report.read'>, slug: string, number: number) {
  const { db, actor, now } = context
  const row = await db.report.findFirst({
    where: { number, model: { AND: [{ slug }, visibleTo(actor)] } },
    select: { ...filedFields, text: true },
  })
  if (!row) return null
  const { text, ...filed } = row
  const report = readReport(text)
  const today = await gatherFacts(db, { actor, now, where: { id: row.modelId } })
  const differing = today ? differingParts(report, reportOf(today.facts, null)) : []
  return {
    ...toRow(filed),
    text,
    report,
    differing,
    newest: (await listFiled(context, row.modelId))[0]?.number ?? number,
  }
}

export type FiledReport = NonNullable<Awaited<ReturnType<typeof findFiled>>>

const filedFields = {
  ...{ id: true, modelId: true, number: true, sha256: true, auditSeq: true, auditHash: true, policyVersion: true },
  ...{ filedBy: true, createdAt: true },
} as const satisfies Prisma.ReportSelect

/** The reports that were filed about a model, newest first. */
async function listFiled(context: Context<'report.read'>, modelId: string) {
  const rows = await context.db.report.findMany({
    where: { modelId },
    orderBy: { number: 'desc' },
    select: filedFields,
  })
  return rows.map(toRow)
}

function getText(context: Context<'report.read'>, id: string) {
  return context.db.report.findUniqueOrThrow({ where: { id }, select: { text: true } })
}

type StoredRow = Omit<Report, 'text' | 'auditSeq' | 'createdById'> & { readonly auditSeq: bigint | string }

export type ReportRow = ReturnType<typeof toRow>

function toRow({ createdAt, auditSeq, ...row }: StoredRow) {
  const { id, modelId, number, sha256, auditHash, policyVersion, filedBy } = row
  const told = { id, modelId, number, sha256, auditHash, policyVersion, filedBy }
  return { ...told, auditSeq: String(auditSeq), filedAt: createdAt.toISOString() }
}

type ReportParams = ListParams<'filed', keyof typeof reportList.filters>

const column = columnsOf<Prisma.ReportScalarFieldEnum>('r')

const rowColumns = [
  'id',
  'modelId',
  'number',
  'sha256',
  'auditSeq',
  'auditHash',
  'policyVersion',
  'filedBy',
  'createdAt',
] as const satisfies readonly Prisma.ReportScalarFieldEnum[]

const byFiling = { column: 'createdAt', kind: 'instant' } as const satisfies KeysetSort<Report>

/** One page of the filed reports, without their texts. */
export async function listReports(context: Context<'report.read'>, params: ReportParams): Promise<Page<ReportRow>> {
  const models = params.filters.model?.filter(isUuid)
  const source = {
    ...{
      table: 'Report',
      alias: 'r',
      columns: joined(rowColumns.map(column), ', '),
      conditions: seenBy(context.actor),
    },
    id: { column: 'id', kind: 'uuid' },
    lanes: models ? [{ column: 'modelId', values: models }] : [],
  } as const
  if (models?.length === 0) return { rows: [], next: null, previous: null, isCursorIgnored: false }
  const page = await keysetPage<StoredRow>(context, { source, sort: byFiling, params })
  return { ...page, rows: page.rows.map(toRow) }
}

/** One filed report with the text that was hashed; null if unseen. */
export async function findReport(context: Context<'report.read'>, id: string) {
  if (!isUuid(id)) return null
  const [row] = await context.select<StoredRow & { readonly text: string }>(sql`
    select ${joined([...rowColumns, 'text' as const].map(column), ', ')} from "Report" r
    where ${allOf([sql`${column('id')} = ${id}::uuid`, ...seenBy(context.actor)])}`)
  return row ? { ...toRow(row), version: 1, text: row.text } : null
}

/** A report is seen by whoever sees its model. Everybody sees every model, so no condition is left to look up. */
function seenBy(actor: Actor): readonly Sql[] {
  const conditions = visible(visibleTo(actor), 'm')
  if (conditions.length === 0) return []
  return [sql`exists (select 1 from "Model" m where m."id" = ${column('modelId')} and ${allOf(conditions)})`]
}
