import { getTranslations } from 'next-intl/server'
import { PlainShell } from '@/components/shell/app-shell'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default async function ForbiddenPage() {
  const t = await getTranslations('errors')
  return (
    <PlainShell>
      <EmptyState
        headingLevel={1}
        title={t('forbidden')}
        action={<ButtonLink href="/profile">{t('profile')}</ButtonLink>}
      >
        {t('forbiddenHint')}
      </EmptyState>
    </PlainShell>
  )
}
