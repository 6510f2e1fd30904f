import { getTranslations } from 'next-intl/server'
import { PageTabs } from '@/components/shell/page-tabs'

/** Board or calendar: what is owed, seen in two ways. */
export async function BoardViews({ current }: { readonly current: 'board' | 'calendar' }) {
  const t = await getTranslations('agenda')
  return (
    <PageTabs
      label={t('views')}
      tabs={[
        { label: t('board'), href: '/', isCurrent: current === 'board' },
        { label: t('title'), href: '/calendar', isCurrent: current === 'calendar' },
      ]}
    />
  )
}
