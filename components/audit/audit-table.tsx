import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { ExportLink } from '@/components/data-table/export-link'
import type { TableColumn, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { Badge } from '@/components/ui/badge'
import { Instant } from '@/components/ui/time'
import type { AuditEventRow } from '@/lib/audit/queries'
import { auditList } from '@/lib/audit/schema'
import { messages } from '@/lib/i18n/messages'
import type { Count } from '@/lib/counting'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import { OperationName } from './operation-name'

type AuditTableProps = {
  readonly params: ListParams
  readonly page: Page<AuditEventRow>
  readonly total: Count
  readonly operations: readonly string[]
  readonly empty: ReactNode
  readonly views: ReactNode
  readonly mayExport: boolean
}

export async function AuditTable(props: AuditTableProps) {
  const { params, page, total, operations, empty, views, mayExport } = props
  const t = await getTranslations('audit')
  const names: Readonly<Record<string, string>> = messages[await getLocale()].operation
  return (
    <DataTable
      id="audit"
      caption={t('title')}
      what={t('what')}
      path="/audit"
      schema={auditList}
      params={params}
      columns={await columns()}
      filters={[
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
      ]}
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
    { id: 'operation', header: t('operation'), isPrimary: true, width: 220 },
    { id: 'record', header: t('record'), narrow: 'line' },
    { id: 'changes', header: t('changes'), narrow: 'line' },
    { id: 'who', header: t('who'), width: 190, narrow: 'line' },
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
      record: <span className="break-words">{event.record.label}</span>,
      changes: <Changes event={event} />,
      who: <Actor event={event} />,
      outcome: <OutcomeBadge outcome={event.outcome} />,
      time: <Instant at={new Date(event.at)} style="short" />,
      number: <span className="tabular">{event.seq}</span>,
      hash: <code className="font-mono text-xs text-faint">{event.hash}</code>,
      request: <code className="font-mono text-xs text-faint">{event.requestId}</code>,
    },
  }
}

/** The fields that changed, with their values on demand. */
async function Changes({ event }: { event: AuditEventRow }) {
  const t = await getTranslations('audit')
  if (event.changes.length === 0) return <span className="text-faint">–</span>
  return (
    <details className="max-w-md">
      <summary className="min-h-6 cursor-pointer text-soft hover:text-ink">
        {t('fields', { count: event.changes.length })}
      </summary>
      <dl className="grid gap-1 py-1 text-xs">
        {event.changes.map(({ name, before, after }) => (
          <div key={name}>
            <dt className="font-mono text-faint">{name}</dt>
            <dd className="break-words">
              {before && before !== after && <span className="text-soft line-through">{before.slice(0, 300)}</span>}{' '}
              {after.slice(0, 600)}
            </dd>
          </div>
        ))}
        {event.reason && <dd className="text-soft">{t('reason', { reason: event.reason })}</dd>}
        {event.policyVersion !== null && (
          <dd className="text-soft">{t('policyVersion', { version: event.policyVersion })}</dd>
        )}
      </dl>
    </details>
  )
}

async function Actor({ event }: { event: AuditEventRow }) {
  const [t, role] = [await getTranslations('audit'), messages[await getLocale()].role]
  const names: Readonly<Record<string, string>> = role
  const held = event.actor.roles.map((name) => names[name] ?? name).join(', ')
  return (
    <span>
      {event.actor.name}
      <span className="block text-xs text-faint">{event.actor.kind === 'system' ? t('system') : held}</span>
    </span>
  )
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
