import 'server-only'
import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { conflictSince } from '@/lib/audit/conflict'
import type { AuditEntry } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { type Result, refuse } from '@/lib/errors'
import { raiseVersion } from '@/lib/models/commands'
import { visibleTo } from '@/lib/models/queries'
import { openStates } from '@/lib/obligations/schema'
import { gatherFacts } from '@/lib/report-facts/queries'
import { differingParts, readReport, reportOf, reportPath, reportText } from './rules'
import type { FileReportInput, ModelReport, ReportReceipt } from './schema'

/**
 * Files the whole record of a model as it stands now: the text, its hash, and the end of the audit log it was made from.
 * It is evidence for what is owed as a report; whether that is kept, somebody else says. Refused when nothing has changed
 * since the newest one.
 */
export async function fileReport(
  context: Context<'report.file'>,
  { modelId, version }: FileReportInput,
): Promise<Result<ReportReceipt>> {
  const { actor, now } = context
  const where = { AND: [{ id: modelId }, visibleTo(actor)] }
  const model = await context.db.model.findFirst({ where, select: { version: true } })
  if (!model) return refuse('notFound')
  const record = { type: 'model', id: modelId, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  return context.write(async (tx) => {
    if (!(await raiseVersion(tx, { modelId, version, now }))) return conflictSince(tx, record, version)
    const owed = await takeObligations(tx, modelId, now)
    // From here on nobody else writes, so the report is exactly what the log tells up to its end.
    await lockWrites(tx)
    const gathered = await gatherFacts(tx, { actor, now, where })
    if (!gathered) return refuse('notFound')
    const newest = await findNewest(tx, modelId)
    const report = reportOf(gathered.facts, (newest?.number ?? 0) + 1)
    if (newest && differingParts(readReport(newest.text), report).length === 0) return refuse('reportUnchanged')
    const filed = await insertReport(tx, context, report)
    const about = { type: 'model', id: modelId, label: report.model.displayName, version: version + 1 }
    const { id, number, sha256 } = filed
    return {
      value: { id, number, sha256, modelId, version: version + 1, slug: report.model.slug },
      events: [filedEvent(about, filed), ...(await addEvidence(tx, context, { filed, owed }))],
    }
  })
}

type Filer = Context<'report.file'>

type Told = { readonly number: number; readonly sha256: string }

type Filed = Told & { readonly id: string; readonly url: string }

function filedEvent(record: AuditEntry['record'], { number, sha256 }: Told): AuditEntry {
  const changes = { number: { before: null, after: number }, sha256: { before: null, after: sha256 } }
  return { operation: 'report.file', record, changes }
}

/**
 * What is open and owed as a report, each with a new version: whoever rates one of them at the same moment loses, because
 * the evidence decides who may. Taken before the end of the log, as every other command does.
 */
async function takeObligations(tx: Transaction, modelId: string, now: Date) {
  return tx.obligation.updateManyAndReturn({
    where: { modelId, kind: 'report', state: { in: [...openStates] } },
    data: { version: { increment: 1 }, updatedAt: now },
    select: { id: true, title: true, version: true },
  })
}

function findNewest(tx: Transaction, modelId: string) {
  const select = { number: true, text: true } as const
  return tx.report.findFirst({ where: { modelId }, orderBy: { number: 'desc' }, select })
}

async function insertReport(tx: Transaction, { actor, now }: Filer, report: ModelReport): Promise<Filed> {
  const text = reportText(report)
  const { auditSeq, auditHash, policyVersion } = report.madeFrom
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  const number = report.number ?? 1
  const { id: modelId, slug } = report.model
  const made = { createdAt: now, createdById: actor.id, filedBy: actor.name }
  const from = { auditSeq: BigInt(auditSeq), auditHash, policyVersion }
  const data = { id: newId(), modelId, number, text, sha256, ...from, ...made }
  const { id } = await tx.report.create({ data, select: { id: true } })
  return { id, number, sha256, url: reportPath(slug, number) }
}

type Owed = Awaited<ReturnType<typeof takeObligations>>

/** The report as evidence for each obligation, and what the log tells of it. No verdict: who does a thing never rates it. */
async function addEvidence(
  tx: Transaction,
  { actor, now }: Filer,
  { filed, owed }: { readonly filed: Filed; readonly owed: Owed },
): Promise<readonly AuditEntry[]> {
  const { sha256, url, number } = filed
  const made = { capturedOn: new Date(calendarDate(now)), createdAt: now, createdById: actor.id, addedBy: actor.name }
  const shown = { url, sha256, title: `Post-deployment report ${number}` }
  await tx.evidence.createMany({ data: owed.map(({ id: obligationId }) => ({ obligationId, ...shown, ...made })) })
  return owed.map(({ id, title, version }) => filedEvent({ type: 'obligation', id, label: title, version }, filed))
}
