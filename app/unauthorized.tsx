import { getTranslations } from 'next-intl/server'
import { PlainShell } from '@/components/shell/app-shell'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default async function UnauthorizedPage() {
  const t = await getTranslations('errors')
  return (
    <PlainShell>
      <EmptyState
        headingLevel={1}
        title={t('unauthorized')}
        action={
          <ButtonLink kind="primary" href="/sign-in">
            {t('signIn')}
          </ButtonLink>
        }
      >
        {t('unauthorizedHint')}
      </EmptyState>
    </PlainShell>
  )
}
