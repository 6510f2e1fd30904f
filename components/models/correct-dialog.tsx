import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField, TextField } from '@/components/form/text-field'
import type { ModelRecord } from '@/lib/models/queries'

type CorrectDialogProps = {
  readonly model: ModelRecord
  readonly providers: readonly { readonly provider: string }[]
  readonly correct: FormAction
}

/** For a slip in what tells the model from others; everything else is edited without a reason. */
export async function CorrectDialog({ model, providers, correct }: CorrectDialogProps) {
  const t = await getTranslations('model')
  return (
    <OperationDialog
      label={t('correct')}
      title={t('correctTitle', { name: model.displayName })}
      what={t('correctWhat')}
      action={correct}
      draftKey={`model.correct:${model.id}`}
      submitLabel={t('correctSubmit')}
      doneMessage={t('correctDone')}
      version={model.version}
      sent={{ id: model.id }}
    >
      <TextField
        name="provider"
        label={t('provider')}
        hint={t('providerHint')}
        defaultValue={model.provider}
        suggestions={providers.map(({ provider }) => provider)}
      />
      <TextField
        name="apiId"
        label={t('apiId')}
        hint={t('apiIdHint')}
        defaultValue={model.apiId ?? ''}
        spellCheck={false}
        isOptional
      />
      <TextAreaField name="reason" label={t('reason')} hint={t('correctReasonHint')} rows={3} />
    </OperationDialog>
  )
}
