import { getTranslations } from 'next-intl/server'
import { PlainShell } from '@/components/shell/app-shell'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default async function NotFoundPage() {
  const t = await getTranslations('errors')
  return (
    <PlainShell>
      <EmptyState headingLevel={1} title={t('notFound')} action={<ButtonLink href="/">{t('home')}</ButtonLink>}>
        {t('notFoundHint')}
      </EmptyState>
    </PlainShell>
  )
}
