import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import type { OwnAssessment } from '@/lib/assessments/queries'
import { missingIn } from '@/lib/assessments/rules'
import { assessmentLimits } from '@/lib/assessments/schema'

type OwnDraftProps = { readonly draft: OwnAssessment; readonly submit: FormAction; readonly discard: FormAction }

/** The reader's own draft, which nobody else sees: what it lacks, and what can be done with it. */
export async function OwnDraft({ draft, submit, discard }: OwnDraftProps) {
  const t = await getTranslations('assessment')
  const { id, version, options } = draft
  const missing = missingIn(draft, assessmentLimits.fewestOptions)
  return (
    <div className="mb-5 flex flex-wrap items-center justify-between gap-3 rounded-md bg-wash px-3.5 py-2.5">
      <div>
        <p className="font-medium">{t('yourDraft', { count: options.length })}</p>
        {missing.map((part) => (
          <p key={part} className="text-soft">
            {t(`missing_${part}`)}
          </p>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        {missing.length === 0 && (
          <OperationDialog
            {...{ label: t('submit'), what: t('submitWhat'), doneMessage: t('submitDone'), kind: 'primary' }}
            {...{ action: submit, draftKey: `assessment.submit:${id}`, version, sent: { id } }}
          />
        )}
        <OperationDialog
          {...{ label: t('discard'), what: t('discardWhat'), doneMessage: t('discardDone'), isFinal: true }}
          {...{ action: discard, draftKey: `assessment.discard:${id}`, version, sent: { id }, kind: 'danger' }}
        />
      </div>
    </div>
  )
}
