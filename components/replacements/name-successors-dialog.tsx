import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import type { ModelRecord } from '@/lib/models/queries'

type NameSuccessorsDialogProps = { readonly model: ModelRecord; readonly name: FormAction }

export async function NameSuccessorsDialog({ model, name }: NameSuccessorsDialogProps) {
  const [t, m] = await Promise.all([getTranslations('replacement'), getTranslations('model')])
  const current = model.replacements.filter(({ endedAt }) => endedAt === null)
  return (
    <OperationDialog
      label={t('name')}
      title={t('nameTitle')}
      size="small"
      what={t('nameWhat')}
      action={name}
      draftKey={`replacement.name:${model.id}`}
      doneMessage={t('nameDone')}
      version={model.version}
      sent={{ modelId: model.id }}
    >
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
    </OperationDialog>
  )
}
