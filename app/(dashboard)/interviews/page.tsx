import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { drawView } from '@/app/actions/views'
import { DataTableLoading } from '@/components/data-table/data-table'
import { InterviewTable } from '@/components/interviews/interview-table'
import { InterviewViews } from '@/components/interviews/interview-views'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ViewMenu } from '@/components/views/view-menu'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { countInterviews, listInterviews } from '@/lib/interviews/queries'
import { interviewList } from '@/lib/interviews/schema'
import { parseList } from '@/lib/list-params'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interview'))('title') }
}

export default async function InterviewsPage({ searchParams }: PageProps<'/interviews'>) {
  const context = await authorize('interview.read')
  const params = parseList(interviewList, await searchParams)
  const t = await getTranslations('interview')
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={<Actions context={context} />}
        tabs={<InterviewViews current="list" />}
      />
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <Interviews context={context} params={params} />
      </Suspense>
    </>
  )
}

type InterviewsProps = {
  readonly context: Context<'interview.read'>
  readonly params: Parameters<typeof listInterviews>[1]
}

/** Apart from the page, so that the guard has answered before anything is streamed. */
async function Interviews({ context, params }: InterviewsProps) {
  const [page, total, views, t] = await Promise.all([
    listInterviews(context, params),
    countInterviews(context, params),
    listViews(context, 'interviews'),
    getTranslations('interview'),
  ])
  const empty = (
    <EmptyState title={t('emptyTitle')} action={<Actions context={context} />}>
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <InterviewTable
      {...{ params, page, total, empty }}
      views={<ViewMenu list="interviews" schema={interviewList} params={params} views={views} draw={drawView} />}
    />
  )
}

async function Actions({ context: { actor } }: Pick<InterviewsProps, 'context'>) {
  const [t, nav] = [await getTranslations('interview'), await getTranslations('nav')]
  return (
    <>
      {may(actor, 'interview.import') && <ButtonLink href="/interviews/import">{nav('importTranscripts')}</ButtonLink>}
      {may(actor, 'interview.plan') && (
        <ButtonLink kind="primary" href="/interviews/new">
          {t('plan')}
        </ButtonLink>
      )}
    </>
  )
}
