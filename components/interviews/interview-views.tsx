import { getTranslations } from 'next-intl/server'
import { PageTabs } from '@/components/shell/page-tabs'

type InterviewViewsProps = { readonly current: 'list' | 'coverage' | 'agreement' }

/** The interviews themselves, what they asked about, and how far their readers agree. */
export async function InterviewViews({ current }: InterviewViewsProps) {
  const [t, nav] = [await getTranslations('interview'), await getTranslations('nav')]
  const tabs = [
    { href: '/interviews', label: t('title'), isCurrent: current === 'list' },
    { href: '/interviews/coverage', label: nav('coverage'), isCurrent: current === 'coverage' },
    { href: '/interviews/agreement', label: nav('agreement'), isCurrent: current === 'agreement' },
  ]
  return <PageTabs label={t('views')} tabs={tabs} />
}
