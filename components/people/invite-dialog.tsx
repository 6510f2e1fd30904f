import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { SecretForm } from '@/components/form/secret-form'
import { TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { RoleChoices } from './role-choices'

export async function InviteDialog({ invite }: { invite: FormAction }) {
  const [t, common] = [await getTranslations('person'), await getTranslations('common')]
  return (
    <DialogButton kind="primary" label={t('invite')} title={t('invite')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('inviteWhat')}</p>
      <SecretForm
        action={invite}
        draftKey="person.invite"
        labels={await formLabels()}
        submitLabel={t('inviteSubmit')}
        secret={{
          template: '/invitation/{token}',
          message: t('inviteDoneNew'),
          copyLabel: t('copyLink'),
          copiedLabel: common('copied'),
        }}
      >
        <TextField name="name" label={t('name')} autoComplete="off" />
        <TextField name="email" type="email" label={t('email')} autoComplete="off" />
        <RoleChoices id="roles-new" chosen={[]} />
      </SecretForm>
    </DialogButton>
  )
}
