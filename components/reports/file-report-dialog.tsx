import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DialogButton } from '@/components/ui/dialog-button'
import type { ReportDraft } from '@/lib/reports/queries'

type FileReportDialogProps = { readonly draft: ReportDraft; readonly file: FormAction }

/** Says what becomes of the draft before it is filed. */
export async function FileReportDialog({ draft: { report, version, filed }, file }: FileReportDialogProps) {
  const [t, common] = [await getTranslations('report'), await getTranslations('common')]
  const number = String((filed[0]?.number ?? 0) + 1)
  return (
    <DialogButton
      kind="primary"
      label={t('file')}
      title={t('fileTitle', { name: report.model.displayName })}
      closeLabel={common('close')}
    >
      <p className="prose mb-3 text-soft">{t('fileWhat', { number })}</p>
      <p className="prose mb-4 text-soft">{t('fileSettles')}</p>
      <OperationForm
        action={file}
        draftKey={`report.file:${report.model.id}`}
        labels={await formLabels()}
        submitLabel={t('file')}
        doneMessage={t('fileDone')}
        version={version}
        doneHref={`/models/${report.model.slug}/report/${number}`}
      >
        <input type="hidden" name="modelId" value={report.model.id} />
      </OperationForm>
    </DialogButton>
  )
}
