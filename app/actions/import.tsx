'use server'

import { revalidatePath } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportReportView } from '@/components/imports/import-report'
import type { ImportAnswer } from '@/components/imports/import-state'
import { ImportedRecords, ImportedView } from '@/components/imports/imported-view'
import { requestCaller } from '@/lib/auth/page-request'
import { byteOrderMark, csvText } from '@/lib/csv/write'
import type { Refusal, Result } from '@/lib/errors'
import { readForm } from '@/lib/form-input'
import { importCodeText, refusalText } from '@/lib/i18n/refusal-text'
import type { ImportReport } from '@/lib/import-reports/rules'
import { importOperations } from '@/lib/imports/operations'
import { readSheet } from '@/lib/sheets/queries'
import { rejectedTable } from '@/lib/sheets/rules'

/** Previews a table or, with the fingerprint of a preview, imports it. Answers with the report already drawn. */
export async function previewImport(form: FormData): Promise<ImportAnswer> {
  const input = await readForm(form)
  const result = await runImport(input)
  if (!result.ok) return refused(result)
  return input.dryRun ? previewed(result.value) : imported(result.value)
}

/** The lines that an import of this table leaves out, with the reason in front; null when the table is refused. */
export async function takeRejectedLines(form: FormData): Promise<string | null> {
  const input = await readForm(form)
  const result = await runImport({ ...input, dryRun: true })
  if (!result.ok || !(input.file instanceof Uint8Array)) return null
  const [read, locale] = [await readSheet(input.file), await getLocale()]
  if (!read.ok) return null
  const reasons = result.value.rejected.map(({ line, reason }) => ({ line, sentence: importCodeText(locale, reason) }))
  return byteOrderMark + csvText(rejectedTable(read.table, reasons))
}

async function runImport(input: Readonly<Record<string, unknown>>): Promise<Result<ImportReport>> {
  const caller = await requestCaller('change')
  if (!caller.ok) return caller
  const { execute } = importOperations['model.import']
  return execute(caller.value, 'model.import', input)
}

async function refused(refusal: Refusal): Promise<ImportAnswer> {
  return { status: 'refused', sentence: refusalText(await getLocale(), refusal) }
}

async function previewed(report: ImportReport): Promise<ImportAnswer> {
  const t = await getTranslations('import')
  const { created, updated, rejected, fingerprint } = report
  const count = created + updated
  const confirm = {
    label: t('confirm', { count }),
    lead: t('confirmLead', { created, updated, rejected: rejected.length }),
  }
  return {
    status: 'preview',
    view: <ImportReportView report={report} />,
    fingerprint,
    hasRejected: rejected.length > 0,
    confirm: count > 0 ? confirm : null,
  }
}

async function imported(report: ImportReport): Promise<ImportAnswer> {
  revalidatePath('/', 'layout')
  const view = <ImportedView report={report} />
  const records = <ImportedRecords report={report} />
  return { status: 'done', view, records, hasRejected: report.rejected.length > 0 }
}
