import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { drawView } from '@/app/actions/views'
import { DataTableLoading } from '@/components/data-table/data-table'
import { PreservationTable } from '@/components/preservation/preservation-table'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { ViewMenu } from '@/components/views/view-menu'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { parseList } from '@/lib/list-params'
import { listProviders } from '@/lib/model-counts/queries'
import { countPreservation, listPreservation } from '@/lib/preservation/queries'
import { preservationList } from '@/lib/preservation/schema'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('preservation'))('title') }
}

export default async function PreservationPage({ searchParams }: PageProps<'/preservation'>) {
  const context = await authorize('model.read')
  const params = parseList(preservationList, await searchParams)
  const t = await getTranslations('preservation')
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <Overview context={context} params={params} />
      </Suspense>
    </>
  )
}

type OverviewProps = {
  readonly context: Context<'model.read'>
  readonly params: Parameters<typeof listPreservation>[1]
}

/** Apart from the page, so that the guard has answered before anything is streamed. */
async function Overview({ context, params }: OverviewProps) {
  const [page, total, providers, views, t] = await Promise.all([
    listPreservation(context, params),
    countPreservation(context, params),
    listProviders(context),
    listViews(context, 'preservation'),
    getTranslations('preservation'),
  ])
  return (
    <PreservationTable
      params={params}
      page={page}
      total={total}
      providers={providers}
      views={<ViewMenu list="preservation" schema={preservationList} params={params} views={views} draw={drawView} />}
      empty={<EmptyState title={t('emptyTitle')}>{t('emptyHint')}</EmptyState>}
    />
  )
}
