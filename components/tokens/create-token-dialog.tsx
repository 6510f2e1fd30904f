import { getTranslations } from 'next-intl/server'
import { ChoicesField, SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { SecretForm } from '@/components/form/secret-form'
import { TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { grantablePermissions } from '@/lib/tokens/schema'

type CreateTokenDialogProps = {
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[]
  readonly create: FormAction
}

export async function CreateTokenDialog({ people, create }: CreateTokenDialogProps) {
  const [t, common] = [await getTranslations('token'), await getTranslations('common')]
  return (
    <DialogButton kind="primary" label={t('create')} title={t('create')} closeLabel={common('close')}>
      <SecretForm
        action={create}
        draftKey="token.create"
        labels={await formLabels()}
        submitLabel={t('createSubmit')}
        secret={{
          template: '{token}',
          message: t('createDone'),
          copyLabel: t('copy'),
          copiedLabel: common('copied'),
        }}
      >
        <TextField name="name" label={t('name')} autoComplete="off" />
        <SelectField
          name="personId"
          label={t('person')}
          width="full"
          options={people.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          defaultValue={people[0]?.id ?? ''}
        />
        <ChoicesField
          kind="checkbox"
          name="permissions"
          label={t('permissions')}
          options={grantablePermissions.map((permission) => ({ value: permission, label: permission }))}
        />
        <TextField name="days" type="number" label={t('days')} width="short" defaultValue={90} min={1} max={366} />
      </SecretForm>
    </DialogButton>
  )
}
