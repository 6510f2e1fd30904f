import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitPublicOperation } from '@/app/actions/operation'
import { InvitationForm } from '@/components/auth/invitation-form'
import { formLabels } from '@/components/form/form-labels'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { systemCaller } from '@/lib/auth/system-caller'
import { findInvitation } from '@/lib/invitations/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('invitationSubmit') }
}

/** Where an invitation link leads. Opening it changes nothing, so a mail scanner cannot use it up. */
export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params
  const t = await getTranslations('auth')
  const context = (await systemCaller('invitation page', 'invitation.accept')).permit('invitation.accept')
  const person = context && (await findInvitation(context, token))
  if (!person) {
    return (
      <EmptyState
        headingLevel={1}
        title={t('invitationInvalid')}
        action={<ButtonLink href="/sign-in">{t('signIn')}</ButtonLink>}
      >
        {t('invitationInvalidHint')}
      </EmptyState>
    )
  }
  return (
    <>
      <h1 className="text-lg">{t('invitationTitle', { name: person.name })}</h1>
      <p className="mt-1 mb-6 text-soft">{t('invitationLead', { email: person.email })}</p>
      <InvitationForm
        action={submitPublicOperation.bind(null, 'invitation.accept')}
        draftKey="invitation.accept"
        labels={await formLabels()}
        submitLabel={t('invitationSubmit')}
        doneMessage={t('invitationDone')}
      >
        <input type="hidden" name="token" value={token} />
        <TextField
          name="password"
          type="password"
          label={t('newPassword')}
          hint={t('passwordHint')}
          autoComplete="new-password"
        />
        <TextField name="repeated" type="password" label={t('repeated')} autoComplete="new-password" />
      </InvitationForm>
    </>
  )
}
