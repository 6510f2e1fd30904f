import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import { fidelities } from '@/lib/fidelity-ratings/schema'

type RateFidelityDialogProps = {
  readonly decision: { readonly id: string; readonly version: number }
  readonly record: FormAction
}

export async function RateFidelityDialog({ decision: { id, version }, record }: RateFidelityDialogProps) {
  const t = await getTranslations('outcome')
  return (
    <OperationDialog
      action={record}
      draftKey={`fidelityRating.record:${id}`}
      label={t('rate')}
      title={t('rateTitle')}
      what={t('rateWhat')}
      doneMessage={t('rated')}
      version={version}
      sent={{ id }}
      size="small"
    >
      <ChoicesField
        name="fidelity"
        id="fidelity-choice"
        kind="radio"
        label={t('fidelityOf')}
        options={fidelities.map((value) => ({
          value,
          label: t(`fidelity_${value}`),
          hint: t(`fidelityHint_${value}`),
        }))}
      />
      <TextAreaField name="reason" id="fidelity-reason" label={t('rateReason')} hint={t('rateReasonHint')} rows={4} />
    </OperationDialog>
  )
}
