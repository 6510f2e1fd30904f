import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import type { ReportDraft } from '@/lib/reports/queries'

type FileReportDialogProps = { readonly draft: ReportDraft; readonly file: FormAction }

/** Says what becomes of the draft before it is filed. */
export async function FileReportDialog({ draft: { report, version, filed }, file }: FileReportDialogProps) {
  const t = await getTranslations('report')
  const number = String((filed[0]?.number ?? 0) + 1)
  return (
    <OperationDialog
      label={t('file')}
      title={t('fileTitle', { name: report.model.displayName })}
      kind="primary"
      what={
        <>
          <p>{t('fileWhat', { number })}</p>
          <p>{t('fileSettles')}</p>
        </>
      }
      action={file}
      draftKey={`report.file:${report.model.id}`}
      doneMessage={t('fileDone')}
      version={version}
      doneHref={`/models/${report.model.slug}/report/${number}`}
      sent={{ modelId: report.model.id }}
    />
  )
}
