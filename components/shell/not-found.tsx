import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Says that nothing is at this address, without telling whether the reader merely may not see it. */
export async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <EmptyState headingLevel={1} title={t('notFound')} action={<ButtonLink href="/">{t('home')}</ButtonLink>}>
      {t('notFoundHint')}
    </EmptyState>
  )
}
