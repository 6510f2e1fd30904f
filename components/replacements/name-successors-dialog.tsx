import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { ModelRecord } from '@/lib/models/queries'

type NameSuccessorsDialogProps = { readonly model: ModelRecord; readonly name: FormAction }

export async function NameSuccessorsDialog({ model, name }: NameSuccessorsDialogProps) {
  const [t, m, common] = await Promise.all([
    getTranslations('replacement'),
    getTranslations('model'),
    getTranslations('common'),
  ])
  const current = model.replacements.filter(({ endedAt }) => endedAt === null)
  return (
    <DialogButton size="small" label={t('name')} title={t('nameTitle')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('nameWhat')}</p>
      <OperationForm
        action={name}
        draftKey={`replacement.name:${model.id}`}
        labels={await formLabels()}
        submitLabel={t('name')}
        doneMessage={t('nameDone')}
        version={model.version}
      >
        <input type="hidden" name="modelId" value={model.id} />
        <TextAreaField
          name="references"
          label={t('references')}
          hint={t('referencesHint')}
          rows={3}
          defaultValue={current.map(({ reference }) => reference).join('\n')}
        />
        <DateField name="statedOn" label={t('statedOn')} />
        <TextField name="sourceUrl" id="successor-source" type="url" label={m('source')} hint={m('sourceUrlHint')} />
        <TextField name="sourceTitle" id="successor-source-title" label={m('sourceTitle')} isOptional />
      </OperationForm>
    </DialogButton>
  )
}
