import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SeriesTable } from '@/components/series/series-table'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import { may } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { countSeries, listSeries } from '@/lib/series/queries'
import { seriesList } from '@/lib/series/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('series'))('title') }
}

export default async function SeriesListPage({ searchParams }: PageProps<'/essays/series'>) {
  const context = await authorize('series.read')
  const params = parseList(seriesList, await searchParams)
  const [page, total, t] = await Promise.all([
    listSeries(context, params),
    countSeries(context, params),
    getTranslations('series'),
  ])
  const create = may(context.actor, 'series.create') && (
    <ButtonLink kind="primary" href="/essays/series/new">
      {t('create')}
    </ButtonLink>
  )
  const empty = (
    <EmptyState title={t('emptyTitle')} action={create}>
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={create} />
      <SeriesTable params={params} page={page} total={total} empty={empty} />
    </>
  )
}
