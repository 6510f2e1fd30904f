import { getFormatter, getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { deniedPermission } from '@/lib/auth/authorize'
import { permissions } from '@/lib/auth/permissions'

/** Stands inside the frame of the pages behind the sign-in, in the place of the page that was refused. */
export default async function ForbiddenPage() {
  const [t, role, format] = await Promise.all([getTranslations('errors'), getTranslations('role'), getFormatter()])
  const missing = deniedPermission()
  const holders = missing ? permissions[missing].map((name) => role(name)) : []
  return (
    <EmptyState
      headingLevel={1}
      title={t('forbidden')}
      action={<ButtonLink href="/profile">{t('profile')}</ButtonLink>}
    >
      {holders.length > 0 && t('forbiddenRoles', { roles: format.list(holders, { type: 'disjunction' }) })}{' '}
      {t('forbiddenHint')}
    </EmptyState>
  )
}
