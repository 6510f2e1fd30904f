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
import {
  countAuditEvents,
  findChainHead,
  findRecordLabel,
  listActors,
  listAuditEvents,
  listOperations,
} from '@/lib/audit/queries'
import { auditList } from '@/lib/audit/schema'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { findModelName } from '@/lib/identities/queries'
import { parseList } from '@/lib/list-params'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const context = await authorize('audit.read', 'model.read')
  const params = parseList(auditList, await searchParams)
  const t = await getTranslations('audit')
  const record = await findOnlyRecord(context, params.filters.record)
  const exporting = may(context.actor, 'audit.export') && (
    <ButtonLink href="/audit/export" download>
      {t('export')}
    </ButtonLink>
  )
  return (
    <>
      {record ? (
        <RecordHeader record={record} />
      ) : (
        <>
          <PageHeader title={t('title')} subtitle={t('subtitle')} />
          <ChainState
            head={await findChainHead(context)}
            verify={may(context.actor, 'audit.verify') ? verifyChainNow : null}
            actions={exporting}
          />
        </>
      )}
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <Events context={context} params={params} record={record} />
      </Suspense>
    </>
  )
}

type EventRecord = { readonly label: string; readonly href: string | null }

/** The one record whose events were asked for, with the page that shows it. */
async function findOnlyRecord(
  context: Context<'audit.read' | 'model.read'>,
  ids: readonly string[] = [],
): Promise<EventRecord | null> {
  const [id, ...others] = ids
  if (!id || others.length > 0) return null
  const [record, model] = await Promise.all([findRecordLabel(context, id), findModelName(context, { id })])
  return record && { label: model?.displayName ?? record.label, href: model ? `/models/${model.slug}` : null }
}

async function RecordHeader({ record: { label, href } }: { record: EventRecord }) {
  const t = await getTranslations('audit')
  return (
    <PageHeader
      title={t('titleOf', { name: label })}
      breadcrumb={[{ label: t('title'), href: '/audit' }]}
      actions={href && <ButtonLink href={href}>{t('openRecord')}</ButtonLink>}
    />
  )
}

type EventsProps = {
  readonly context: Context<'audit.read'>
  readonly params: Parameters<typeof listAuditEvents>[1]
  readonly record: EventRecord | null
}

async function Events({ context, params, record }: EventsProps) {
  const [page, total, operations, actors, views, t] = await Promise.all([
    listAuditEvents(context, params),
    countAuditEvents(context, params),
    listOperations(context),
    listActors(context),
    listViews(context, 'audit'),
    getTranslations('audit'),
  ])
  const empty = <EmptyState title={t('emptyTitle')}>{t('emptyHint')}</EmptyState>
  const menu = <ViewMenu list="audit" schema={auditList} params={params} views={views} draw={drawView} />
  const mayExport = may(context.actor, 'audit.export')
  return <AuditTable {...{ params, page, total, operations, actors, record, empty, mayExport }} views={menu} />
}
