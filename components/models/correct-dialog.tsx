import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { ModelRecord } from '@/lib/models/queries'

type CorrectDialogProps = {
  readonly model: ModelRecord
  readonly providers: readonly { readonly provider: string }[]
  readonly correct: FormAction
}

/** For a slip in what tells the model from others; everything else is edited without a reason. */
export async function CorrectDialog({ model, providers, correct }: CorrectDialogProps) {
  const [t, common] = [await getTranslations('model'), await getTranslations('common')]
  return (
    <DialogButton
      label={t('correct')}
      title={t('correctTitle', { name: model.displayName })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('correctWhat')}</p>
      <OperationForm
        action={correct}
        draftKey={`model.correct:${model.id}`}
        labels={await formLabels()}
        submitLabel={t('correctSubmit')}
        doneMessage={t('correctDone')}
        version={model.version}
      >
        <input type="hidden" name="id" value={model.id} />
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
      </OperationForm>
    </DialogButton>
  )
}
