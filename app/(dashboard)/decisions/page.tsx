import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { drawView } from '@/app/actions/views'
import { DataTableLoading } from '@/components/data-table/data-table'
import { DecisionTable } from '@/components/decisions/decision-table'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ViewMenu } from '@/components/views/view-menu'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { countDecisions, listDecisions } from '@/lib/decisions/queries'
import { decisionList } from '@/lib/decisions/schema'
import { parseList } from '@/lib/list-params'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('decision'))('title') }
}

export default async function DecisionsPage({ searchParams }: PageProps<'/decisions'>) {
  const context = await authorize('preference.read')
  const params = parseList(decisionList, await searchParams)
  const t = await getTranslations('decision')
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <Decisions context={context} params={params} />
      </Suspense>
    </>
  )
}

type DecisionsProps = {
  readonly context: Context<'preference.read'>
  readonly params: Parameters<typeof listDecisions>[1]
}

/** Apart from the page, so that the guard has answered before anything is streamed. */
async function Decisions({ context, params }: DecisionsProps) {
  const [page, total, views, t] = await Promise.all([
    listDecisions(context, params),
    countDecisions(context, params),
    listViews(context, 'decisions'),
    getTranslations('decision'),
  ])
  const empty = (
    <EmptyState
      title={t('emptyTitle')}
      action={<ButtonLink href="/preferences?state=assessed">{t('openPreferences')}</ButtonLink>}
    >
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <DecisionTable
      {...{ params, page, total, empty }}
      views={<ViewMenu list="decisions" schema={decisionList} params={params} views={views} draw={drawView} />}
    />
  )
}
