'use server'

import { revalidatePath } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportReportView } from '@/components/imports/import-report'
import type { ImportAnswer } from '@/components/imports/import-state'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { requestCaller } from '@/lib/auth/request-caller'
import type { Refusal } from '@/lib/errors'
import { readForm } from '@/lib/form-input'
import { refusalText } from '@/lib/i18n/refusal-text'
import { importOperations } from '@/lib/imports/operations'
import type { ImportReport } from '@/lib/import-reports/rules'

/** Previews a table or, with the fingerprint of a preview, imports it. Answers with the report already drawn. */
export async function previewImport(form: FormData): Promise<ImportAnswer> {
  const caller = await requestCaller('change')
  if (!caller.ok) return refused(caller)
  const input = await readForm(form)
  const result = await importOperations['model.import'].execute(caller.value, 'model.import', input)
  if (!result.ok) return refused(result)
  return input.dryRun ? previewed(result.value) : imported(result.value)
}

async function refused(refusal: Refusal): Promise<ImportAnswer> {
  return { status: 'refused', sentence: refusalText(await getLocale(), refusal) }
}

async function previewed(report: ImportReport): Promise<ImportAnswer> {
  const t = await getTranslations('import')
  const count = report.created + report.updated
  return {
    status: 'preview',
    view: <ImportReportView report={report} />,
    fingerprint: report.fingerprint,
    confirmLabel: count > 0 ? t('confirm', { count }) : null,
  }
}

async function imported(report: ImportReport): Promise<ImportAnswer> {
  revalidatePath('/', 'layout')
  const t = await getTranslations('import')
  const { created, updated, unchanged, rejected } = report
  const view = (
    <Callout tone="good">
      <p>
        {t('done', {
          created: String(created),
          updated: String(updated),
          unchanged: String(unchanged),
          rejected: String(rejected.length),
        })}
      </p>
      <div className="mt-3">
        <ButtonLink href="/models">{t('toModels')}</ButtonLink>
      </div>
    </Callout>
  )
  return { status: 'done', view }
}
