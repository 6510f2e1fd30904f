import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { planModelMoves } from '@/app/actions/moves'
import { drawView } from '@/app/actions/views'
import { DataTableLoading } from '@/components/data-table/data-table'
import { ModelTable } from '@/components/models/model-table'
import { PageHeader } from '@/components/shell/page-header'
import { ModelViews } from '@/components/timelines/model-views'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { ViewMenu } from '@/components/views/view-menu'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { listProviders } from '@/lib/model-counts/queries'
import { listMovableModels } from '@/lib/model-moves/queries'
import { countModels } from '@/lib/models/queries'
import { modelList } from '@/lib/models/schema'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('model'))('title') }
}

export default async function ModelsPage({ searchParams }: PageProps<'/models'>) {
  const context = await authorize('model.read')
  const params = parseList(modelList, await searchParams)
  const t = await getTranslations('model')
  const actions = may(context.actor, 'model.create') && <Actions />
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={actions}
        tabs={<ModelViews current="list" params={params} />}
      />
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <Models context={context} params={params} actions={actions} />
      </Suspense>
    </>
  )
}

type ModelsProps = {
  readonly context: Context<'model.read'>
  readonly params: Parameters<typeof listMovableModels>[1]
  readonly actions: ReactNode
}

/** Apart from the page, so that the guard has answered before anything is streamed. */
async function Models({ context, params, actions }: ModelsProps) {
  const [page, total, providers, views, t] = await Promise.all([
    listMovableModels(context, params),
    countModels(context, params),
    listProviders(context),
    listViews(context, 'models'),
    getTranslations('model'),
  ])
  const empty = (
    <EmptyState title={t('emptyTitle')} action={actions}>
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <ModelTable
      params={params}
      page={page}
      total={total}
      providers={providers}
      empty={empty}
      now={context.now}
      views={<ViewMenu list="models" schema={modelList} params={params} views={views} draw={drawView} />}
      plan={may(context.actor, 'model.move') ? planModelMoves : null}
    />
  )
}

async function Actions() {
  const t = await getTranslations('model')
  return (
    <>
      <ButtonLink href="/models/import">
        <Icon name="upload" />
        {t('import')}
      </ButtonLink>
      <ButtonLink kind="primary" href="/models/new">
        {t('add')}
      </ButtonLink>
    </>
  )
}
