import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { drawView } from '@/app/actions/views'
import { DataTableLoading } from '@/components/data-table/data-table'
import { ObligationTable } from '@/components/obligations/obligation-table'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ViewMenu } from '@/components/views/view-menu'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { listCommitmentNames } from '@/lib/commitments/queries'
import { calendarDate } from '@/lib/days'
import { parseList } from '@/lib/list-params'
import { countObligations, listObligations } from '@/lib/obligations/queries'
import { obligationList } from '@/lib/obligations/schema'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('obligation'))('title') }
}

export default async function ObligationsPage({ searchParams }: PageProps<'/obligations'>) {
  const context = await authorize('obligation.read', 'commitment.read')
  const params = parseList(obligationList, await searchParams)
  const t = await getTranslations('obligation')
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <Obligations context={context} params={params} />
      </Suspense>
    </>
  )
}

type ObligationsProps = {
  readonly context: Context<'obligation.read' | 'commitment.read'>
  readonly params: Parameters<typeof listObligations>[1]
}

/** Apart from the page, so that the guard has answered before anything is streamed. */
async function Obligations({ context, params }: ObligationsProps) {
  const [page, total, commitments, views, t] = await Promise.all([
    listObligations(context, params),
    countObligations(context, params),
    listCommitmentNames(context),
    listViews(context, 'obligations'),
    getTranslations('obligation'),
  ])
  const empty = (
    <EmptyState title={t('emptyTitle')} action={<ButtonLink href="/commitments">{t('openCommitments')}</ButtonLink>}>
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <ObligationTable
      {...{ params, page, total, commitments, empty }}
      today={calendarDate(context.now)}
      views={<ViewMenu list="obligations" schema={obligationList} params={params} views={views} draw={drawView} />}
    />
  )
}
