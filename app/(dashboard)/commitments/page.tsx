import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CommitmentTable } from '@/components/commitments/commitment-table'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import { may } from '@/lib/auth/permissions'
import { countCommitments, listCommitments } from '@/lib/commitments/queries'
import { commitmentList } from '@/lib/commitments/schema'
import { parseList } from '@/lib/list-params'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('commitment'))('title') }
}

export default async function CommitmentsPage({ searchParams }: PageProps<'/commitments'>) {
  const context = await authorize('commitment.read')
  const params = parseList(commitmentList, await searchParams)
  const [page, total, t] = await Promise.all([
    listCommitments(context, params),
    countCommitments(context, params),
    getTranslations('commitment'),
  ])
  const publish = may(context.actor, 'commitment.publish') && (
    <ButtonLink kind="primary" href="/commitments/new">
      {t('publish')}
    </ButtonLink>
  )
  const empty = (
    <EmptyState title={t('emptyTitle')} action={publish}>
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={publish} />
      <CommitmentTable params={params} page={page} total={total} empty={empty} />
    </>
  )
}
