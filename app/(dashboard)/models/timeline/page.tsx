import type { Metadata } from 'next'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { submitOperation } from '@/app/actions/operation'
import { SubscribeDialog } from '@/components/calendars/subscribe-dialog'
import { DataTableLoading } from '@/components/data-table/data-table'
import { changedHref, clearedHref } from '@/components/data-table/list-link'
import { modelFilters } from '@/components/models/model-table'
import { PageHeader } from '@/components/shell/page-header'
import { ModelViews } from '@/components/timelines/model-views'
import { requestWords, Timeline } from '@/components/timelines/timeline'
import { TimelineLegend } from '@/components/timelines/timeline-legend'
import { TimelineTable } from '@/components/timelines/timeline-table'
import { TimelineToolbar } from '@/components/timelines/timeline-toolbar'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { isoDateIn } from '@/lib/i18n/format'
import { parseList } from '@/lib/list-params'
import { listProviders } from '@/lib/model-counts/queries'
import { listTimeline, type TimelineRow } from '@/lib/timelines/queries'
import { summaryOf, type TimelineView, viewOf } from '@/lib/timelines/rules'
import { TIMELINE_LIMIT, timelineList } from '@/lib/timelines/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('timeline'))('title') }
}

type Params = Parameters<typeof listTimeline>[1]

export default async function TimelinePage({ searchParams }: PageProps<'/models/timeline'>) {
  const context = await authorize('model.read')
  const params = parseList(timelineList, await searchParams)
  const t = await getTranslations('model')
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={<SubscribeDialog create={submitOperation.bind(null, 'calendar.createAddress')} place="dates" />}
        tabs={<ModelViews current="timeline" params={params} />}
      />
      <Suspense fallback={<DataTableLoading />}>
        <Models context={context} params={params} />
      </Suspense>
    </>
  )
}

/** Apart from the page, so that the guard has answered before anything is streamed. */
async function Models({ context, params }: { context: Context<'model.read'>; params: Params }) {
  const [{ rows, isCut }, providers, timeZone, t] = await Promise.all([
    listTimeline(context, params),
    listProviders(context),
    getTimeZone(),
    getTranslations('timeline'),
  ])
  const view = viewOf(params)
  const list = { path: '/models/timeline', schema: timelineList, params }
  const shown = { rows, view, today: isoDateIn(context.now, timeZone), list }
  return (
    <>
      <p className="mb-4 max-w-[75ch] text-base">{t('point', summaryOf(rows, shown.today))}</p>
      <TimelineToolbar list={list} filters={await modelFilters(providers)} view={view} />
      {isCut && <p className="mb-3 text-soft">{t('tooMany', { limit: TIMELINE_LIMIT })}</p>}
      {rows.length === 0 ? <NothingMatches list={list} /> : <Picture {...shown} />}
    </>
  )
}

type List = { readonly path: string; readonly schema: typeof timelineList; readonly params: Params }

type PictureProps = {
  readonly rows: readonly TimelineRow[]
  readonly view: TimelineView
  readonly today: string
  readonly list: List
}

async function Picture({ rows, view, today, list: { path, schema, params } }: PictureProps) {
  const t = await getTranslations('timeline')
  const table = view.isTableShown ? [] : ['shown']
  const href = changedHref(path, schema, params, { filters: { ...params.filters, table } })
  return (
    <>
      <div className="timeline-picture">
        <TimelineLegend rows={rows} />
        <Timeline rows={rows} view={view} today={today} />
      </div>
      <div data-screen-only className="mt-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-faint">
        <p className="text-xs max-md:hidden">{t('keys')}</p>
        <a href={href} data-keep-scroll className="link">
          {t(view.isTableShown ? 'hideTable' : 'showTable')}
        </a>
      </div>
      {view.isTableShown && <TimelineTable rows={rows} today={today} words={await requestWords()} />}
    </>
  )
}

async function NothingMatches({ list: { path, schema, params } }: { list: List }) {
  const t = await getTranslations('list')
  return (
    <div className="border-t border-line" data-settles>
      <EmptyState
        title={t('nothingMatches')}
        action={<ButtonLink href={clearedHref(path, schema, params)}>{t('clearFilters')}</ButtonLink>}
      >
        {t('nothingMatchesHint')}
      </EmptyState>
    </div>
  )
}
