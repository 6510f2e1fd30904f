import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import type { ProtocolRow } from '@/lib/protocols/queries'
import { protocolList, standings } from '@/lib/protocols/schema'
import { StandingBadge } from './standing-badge'

type ProtocolTableProps = {
  readonly params: ListParams
  readonly page: Page<ProtocolRow>
  readonly total: Count
  readonly empty: ReactNode
}

/** The protocols, each with the version that interviews are held with. */
export async function ProtocolTable({ params, page, total, empty }: ProtocolTableProps) {
  const t = await getTranslations('protocol')
  return (
    <DataTable
      id="protocols"
      caption={t('title')}
      what={t('what')}
      path="/protocols"
      schema={protocolList}
      params={params}
      columns={await columns()}
      filters={await filters()}
      page={tablePage(page, total, toTableRow)}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('protocol')
  return [
    { id: 'title', header: t('columnTitle'), sort: 'title', isPrimary: true },
    { id: 'version', header: t('inUse'), width: 184, narrow: 'aside' },
    { id: 'questions', header: t('questions'), width: 104, align: 'end', narrow: 'labelled' },
    { id: 'draft', header: t('draft'), width: 128, narrow: 'labelled' },
    {
      ...{ id: 'updated', header: t('updated'), sort: 'updated', width: 176 },
      ...{ firstDirection: 'desc', align: 'end', narrow: 'labelled' },
    },
    { id: 'summary', header: t('summary'), width: 320, narrow: 'own' },
  ]
}

async function filters(): Promise<readonly TableFilter[]> {
  const t = await getTranslations('protocol')
  return [
    {
      name: 'standing',
      label: t('standing'),
      options: standings.map((value) => ({
        value,
        label: t(`standing_${value}`),
        mark: <StandingBadge standing={value} />,
      })),
    },
    {
      name: 'draft',
      label: t('draft'),
      options: [
        { value: 'open', label: t('draft_open') },
        { value: 'none', label: t('draft_none') },
      ],
    },
  ]
}

function toTableRow(protocol: ProtocolRow): TableRow {
  const { id, slug, title, summary, newest, standing, draft, isDemo, updatedAt } = protocol
  return {
    id,
    href: `/protocols/${slug}`,
    label: title,
    cells: {
      title: (
        <>
          {title} {isDemo && <DemoMark />}
        </>
      ),
      version: newest ? <VersionNumber number={newest.number} /> : <StandingBadge standing={standing} />,
      questions: newest && <span className="tabular">{newest.questions}</span>,
      draft: draft !== null && <VersionNumber number={draft} />,
      updated: <Instant at={new Date(updatedAt)} style="short" />,
      summary,
    },
  }
}

async function VersionNumber({ number }: { readonly number: number }) {
  const t = await getTranslations('protocol')
  return t('version', { number })
}
