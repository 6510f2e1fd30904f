import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { CommitmentRecord } from '@/lib/commitments/queries'
import { TermFields } from './term-fields'

type VersionDialogProps = { readonly commitment: CommitmentRecord; readonly action: FormAction }

/** A new version, beginning with what the newest one says. */
export async function ReviseDialog({ commitment, action }: VersionDialogProps) {
  const [t, o, common] = [
    await getTranslations('commitment'),
    await getTranslations('obligation'),
    await getTranslations('common'),
  ]
  return (
    <DialogButton label={t('revise')} title={t('revise')} closeLabel={common('close')} width="wide">
      <p className="prose mb-4 text-soft">{t('reviseWhat')}</p>
      <OperationForm
        action={action}
        draftKey={`commitment.revise:${commitment.id}`}
        labels={await formLabels()}
        submitLabel={t('revise')}
        doneMessage={t('revised')}
        version={commitment.version}
      >
        <input type="hidden" name="id" value={commitment.id} />
        <TermFields before={commitment} />
        {commitment.endsOn && (
          <DateField name="endsOn" label={o('endsOn')} hint={o('endsOnHint')} defaultValue={commitment.endsOn} />
        )}
        <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
      </OperationForm>
    </DialogButton>
  )
}

export async function WithdrawDialog({ commitment, action }: VersionDialogProps) {
  const [t, common] = [await getTranslations('commitment'), await getTranslations('common')]
  return (
    <DialogButton kind="danger" label={t('withdraw')} title={t('withdraw')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('withdrawWhat')}</p>
      <OperationForm
        action={action}
        draftKey={`commitment.withdraw:${commitment.id}`}
        labels={await formLabels()}
        submitLabel={t('withdraw')}
        doneMessage={t('withdrawDone')}
        version={commitment.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={commitment.id} />
        <TextAreaField name="reason" id="reason-withdraw" label={t('reason')} hint={t('reasonHint')} rows={3} />
      </OperationForm>
    </DialogButton>
  )
}
