import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { CodeRecord } from '@/lib/codes/queries'

export async function EditCodeDialog({ code, action }: { readonly code: CodeRecord; readonly action: FormAction }) {
  const [t, common] = [await getTranslations('code'), await getTranslations('common')]
  return (
    <DialogButton label={t('edit')} title={t('edit')} closeLabel={common('close')}>
      <OperationForm
        action={action}
        draftKey={`code.update:${code.id}`}
        labels={await formLabels()}
        submitLabel={t('save')}
        doneMessage={t('saved')}
        version={code.version}
      >
        <input type="hidden" name="id" value={code.id} />
        <TextField name="name" label={t('name')} defaultValue={code.name} maxLength={60} width="half" />
        <TextAreaField
          name="description"
          label={t('description')}
          hint={t('descriptionHint')}
          rows={3}
          defaultValue={code.description}
          isOptional
        />
      </OperationForm>
    </DialogButton>
  )
}
