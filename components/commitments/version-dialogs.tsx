import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField } from '@/components/form/text-field'
import type { CommitmentRecord } from '@/lib/commitments/queries'
import { TermFields } from './term-fields'

type VersionDialogProps = { readonly commitment: CommitmentRecord; readonly action: FormAction }

/** A new version, beginning with what the newest one says. */
export async function ReviseDialog({ commitment, action }: VersionDialogProps) {
  const [t, o] = [await getTranslations('commitment'), await getTranslations('obligation')]
  return (
    <OperationDialog
      label={t('revise')}
      width="wide"
      what={t('reviseWhat')}
      action={action}
      draftKey={`commitment.revise:${commitment.id}`}
      doneMessage={t('revised')}
      version={commitment.version}
      sent={{ id: commitment.id }}
    >
      <TermFields before={commitment} />
      {commitment.endsOn && (
        <DateField name="endsOn" label={o('endsOn')} hint={o('endsOnHint')} defaultValue={commitment.endsOn} />
      )}
      <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
    </OperationDialog>
  )
}

export async function WithdrawDialog({ commitment, action }: VersionDialogProps) {
  const t = await getTranslations('commitment')
  return (
    <OperationDialog
      label={t('withdraw')}
      kind="danger"
      what={t('withdrawWhat')}
      action={action}
      draftKey={`commitment.withdraw:${commitment.id}`}
      doneMessage={t('withdrawDone')}
      version={commitment.version}
      isFinal
      sent={{ id: commitment.id }}
    >
      <TextAreaField name="reason" id="reason-withdraw" label={t('reason')} hint={t('reasonHint')} rows={3} />
    </OperationDialog>
  )
}
