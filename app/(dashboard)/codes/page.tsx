import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CodeList } from '@/components/codes/code-list'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import { listCodes } from '@/lib/codes/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('code'))('title') }
}

/** The words under which excerpts are gathered, over all interviews. */
export default async function CodesPage() {
  const context = await authorize('transcript.read')
  const [t, interview, codes] = [
    await getTranslations('code'),
    await getTranslations('interview'),
    await listCodes(context),
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumb={[{ label: interview('title'), href: '/interviews' }]}
        subtitle={t('subtitle')}
      />
      {codes.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={<ButtonLink href="/interviews">{t('openInterviews')}</ButtonLink>}>
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <CodeList codes={codes} />
      )}
    </>
  )
}
