import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitPublicOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { findSignedIn } from '@/lib/auth/page-request'
import { systemCaller } from '@/lib/auth/system-caller'
import { needsSetup } from '@/lib/setup/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('setupTitle') }
}

/** Claims a new instance. Without the code from the server's log nobody gets further than this page. */
export default async function SetupPage() {
  await findSignedIn()
  const t = await getTranslations('auth')
  const context = (await systemCaller('set-up page', 'setup.claim')).permit('setup.claim')
  if (!context || !(await needsSetup(context))) {
    return (
      <EmptyState
        headingLevel={1}
        title={t('setupTitle')}
        action={<ButtonLink href="/sign-in">{t('signIn')}</ButtonLink>}
      >
        {t('setupDone')}
      </EmptyState>
    )
  }
  return (
    <>
      <h1 className="text-lg">{t('setupTitle')}</h1>
      <p className="mt-1 mb-6 text-soft">{t('setupLead')}</p>
      <OperationForm
        action={submitPublicOperation.bind(null, 'setup.claim')}
        draftKey="setup.claim"
        labels={await formLabels()}
        submitLabel={t('setupSubmit')}
        doneHref="/sign-in"
        doneMessage={t('setupComplete')}
      >
        <TextField name="code" label={t('code')} autoComplete="off" spellCheck={false} width="half" />
        <TextField name="name" label={t('name')} autoComplete="name" />
        <TextField name="email" type="email" label={t('email')} autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label={t('newPassword')}
          hint={t('passwordHint')}
          autoComplete="new-password"
        />
        <TextField name="repeated" type="password" label={t('repeated')} autoComplete="new-password" />
      </OperationForm>
    </>
  )
}
