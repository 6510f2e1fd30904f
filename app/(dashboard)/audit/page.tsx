import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { verifyChainNow } from '@/app/actions/audit'
import { drawView } from '@/app/actions/views'
import { AuditTable } from '@/components/audit/audit-table'
import { ChainState } from '@/components/audit/chain-state'
import { DataTableLoading } from '@/components/data-table/data-table'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ViewMenu } from '@/components/views/view-menu'
import { countAuditEvents, findChainHead, listAuditEvents, listOperations } from '@/lib/audit/queries'
import { auditList } from '@/lib/audit/schema'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const context = await authorize('audit.read')
  const params = parseList(auditList, await searchParams)
  const t = await getTranslations('audit')
  const exporting = may(context.actor, 'audit.export') && (
    <ButtonLink href="/audit/export" download>
      {t('export')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={exporting} />
      <ChainState
        head={await findChainHead(context)}
        verify={may(context.actor, 'audit.verify') ? verifyChainNow : null}
      />
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <Events context={context} params={params} />
      </Suspense>
    </>
  )
}

type EventsProps = {
  readonly context: Context<'audit.read'>
  readonly params: Parameters<typeof listAuditEvents>[1]
}

async function Events({ context, params }: EventsProps) {
  const [page, total, operations, views, t] = await Promise.all([
    listAuditEvents(context, params),
    countAuditEvents(context, params),
    listOperations(context),
    listViews(context, 'audit'),
    getTranslations('audit'),
  ])
  const empty = <EmptyState title={t('emptyTitle')}>{t('emptyHint')}</EmptyState>
  const menu = <ViewMenu list="audit" schema={auditList} params={params} views={views} draw={drawView} />
  const mayExport = may(context.actor, 'audit.export')
  return <AuditTable {...{ params, page, total, operations, empty, mayExport }} views={menu} />
}
