import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField } from '@/components/form/text-field'

type WithdrawDialogProps = {
  readonly preference: { readonly id: string; readonly version: number }
  readonly withdraw: FormAction
}

export async function WithdrawDialog({ preference: { id, version }, withdraw }: WithdrawDialogProps) {
  const t = await getTranslations('preference')
  return (
    <OperationDialog
      action={withdraw}
      draftKey={`preference.withdraw:${id}`}
      label={t('withdraw')}
      title={t('withdrawTitle')}
      what={t('withdrawWhat')}
      doneMessage={t('withdrawnDone')}
      version={version}
      sent={{ id }}
      kind="danger"
      isFinal
      isMenuItem
    >
      <TextAreaField
        name="words"
        id="withdraw-words"
        label={t('withdrawWords')}
        hint={t('withdrawWordsHint')}
        face="voice"
      />
      <DateField name="withdrawnOn" label={t('withdrawnOn')} />
    </OperationDialog>
  )
}
