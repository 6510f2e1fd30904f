import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { ExportLink } from '@/components/data-table/export-link'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { Badge } from '@/components/ui/badge'
import { Instant } from '@/components/ui/time'
import type { AuditEventRow } from '@/lib/audit/queries'
import { auditList, auditPeriods, auditScopes } from '@/lib/audit/schema'
import type { Count } from '@/lib/counting'
import { messages } from '@/lib/i18n/messages'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import { ChangesSwitch, EventChanges, hasDetail } from './event-changes'
import { OperationName } from './operation-name'

type AuditTableProps = {
  readonly params: ListParams
  readonly page: Page<AuditEventRow>
  readonly total: Count
  readonly operations: readonly string[]
  readonly actors: readonly string[]
  /** The one record whose events are shown. */
  readonly record: { readonly label: string } | null
  readonly empty: ReactNode
  readonly views: ReactNode
  readonly mayExport: boolean
}

export async function AuditTable(props: AuditTableProps) {
  const { params, page, total, operations, actors, record, empty, views, mayExport } = props
  const t = await getTranslations('audit')
  return (
    <DataTable
      id="audit"
      caption={t('title')}
      what={t('what')}
      path="/audit"
      schema={auditList}
      params={params}
      columns={await columns()}
      filters={await filtersOf(params, { operations, actors, record })}
      page={tablePage(page, total, toTableRow)}
      views={views}
      tools={mayExport && <ExportLink list="audit" schema={auditList} params={params} />}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('audit')
  return [
    { id: 'operation', header: t('operation'), isPrimary: true, width: 210 },
    { id: 'record', header: t('record'), narrow: 'own' },
    { id: 'changes', header: t('changes'), width: 110, narrow: 'last' },
    { id: 'who', header: t('who'), narrow: 'line' },
    { id: 'outcome', header: t('outcome'), width: 100, narrow: 'aside' },
    {
      id: 'time',
      header: t('time'),
      sort: 'time',
      firstDirection: 'desc',
      width: 190,
      align: 'end',
      narrow: 'line',
    },
    { id: 'number', header: t('number'), width: 96, align: 'end', narrow: 'labelled' },
    { id: 'hash', header: t('hash'), width: 160, narrow: 'labelled' },
    { id: 'request', header: t('request'), width: 160, narrow: 'labelled' },
  ]
}

function toTableRow(event: AuditEventRow): TableRow {
  return {
    id: event.seq,
    href: `/audit?record=${encodeURIComponent(event.record.id)}`,
    label: `${event.seq} ${event.operation}`,
    cells: {
      operation: <OperationName operation={event.operation} />,
      record: <RecordName record={event.record} />,
      changes: <ChangesSwitch event={event} />,
      who: <Actor event={event} />,
      outcome: <OutcomeBadge outcome={event.outcome} />,
      time: <Instant at={new Date(event.at)} style="short" />,
      number: <span className="tabular">{event.seq}</span>,
      hash: <code className="font-mono text-xs text-faint">{event.hash}</code>,
      request: <code className="font-mono text-xs text-faint">{event.requestId}</code>,
    },
    ...(hasDetail(event) ? { detail: <EventChanges event={event} /> } : {}),
  }
}

/** The log names what is no record of its own in English; the reader gets her own words for it. */
async function RecordName({ record: { type, label } }: Pick<AuditEventRow, 'record'>) {
  const t = await getTranslations('audit')
  if (type === 'permission') return <OperationName operation={label} />
  if (type === 'audit') return t('title')
  if (type !== 'import') return label
  return label === 'transcripts' ? t('importedTranscripts') : t('importedTable')
}

/** Who did it and, small beside it, as what. */
async function Actor({ event }: { event: AuditEventRow }) {
  const [t, role] = [await getTranslations('audit'), messages[await getLocale()].role]
  const names: Readonly<Record<string, string>> = role
  const { name, kind, roles } = event.actor
  const held = kind === 'system' ? t('system') : roles.map((held) => names[held] ?? held).join(', ')
  return t.rich('roleOf', {
    name,
    roles: held,
    small: (chunks) => <span className="text-xs text-faint">{chunks}</span>,
  })
}

type Choices = Pick<AuditTableProps, 'operations' | 'actors' | 'record'>

async function filtersOf(params: ListParams, { operations, actors, record }: Choices): Promise<readonly TableFilter[]> {
  const t = await getTranslations('audit')
  const names: Readonly<Record<string, string>> = messages[await getLocale()].operation
  const ids = params.filters.record ?? []
  return [
    // Only to show what was asked for and to take it away again: records are found from their own pages.
    ...(record
      ? [{ name: 'record', label: t('record'), options: ids.map((value) => ({ value, label: record.label })) }]
      : []),
    { name: 'show', label: t('show'), options: auditScopes.map((value) => ({ value, label: t(`show_${value}`) })) },
    {
      name: 'period',
      label: t('period'),
      options: auditPeriods.map((value) => ({ value, label: t(`period_${value}`) })),
    },
    {
      name: 'outcome',
      label: t('outcome'),
      options: [
        { value: 'done', label: t('done') },
        { value: 'denied', label: t('denied') },
      ],
    },
    {
      name: 'operation',
      label: t('operation'),
      options: operations.map((value) => ({ value, label: names[value.replace('.', '_')] ?? value })),
    },
    { name: 'actor', label: t('who'), options: actors.map((value) => ({ value, label: value })) },
  ]
}

async function OutcomeBadge({ outcome }: { outcome: string }) {
  const t = await getTranslations('audit')
  return outcome === 'denied' ? (
    <Badge tone="bad" shape="cross">
      {t('denied')}
    </Badge>
  ) : (
    <Badge tone="good" shape="tick">
      {t('done')}
    </Badge>
  )
}
