import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate, Instant } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import type { SeriesRow } from '@/lib/series/queries'
import { seriesList } from '@/lib/series/schema'

type SeriesTableProps = {
  readonly params: ListParams
  readonly page: Page<SeriesRow>
  readonly total: Count
  readonly empty: ReactNode
}

/** Every channel with how its slots stand. */
export async function SeriesTable({ params, page, total, empty }: SeriesTableProps) {
  const t = await getTranslations('series')
  return (
    <DataTable
      id="series"
      caption={t('title')}
      what={t('what')}
      path="/essays/series"
      schema={seriesList}
      params={params}
      columns={await columns()}
      filters={await filters()}
      page={tablePage(page, total, toTableRow)}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('series')
  const newest = { align: 'end', firstDirection: 'desc', narrow: 'hidden' } as const
  return [
    { id: 'name', header: t('name'), sort: 'name', isPrimary: true },
    { id: 'model', header: t('model'), width: 220, narrow: 'line' },
    { id: 'slots', header: t('slots'), width: 240, narrow: 'own' },
    { id: 'until', header: t('until'), width: 160, narrow: 'line' },
    { id: 'channel', header: t('channel'), narrow: 'last' },
    { id: 'updated', header: t('updated'), sort: 'updated', width: 180, ...newest },
  ]
}

async function filters(): Promise<readonly TableFilter[]> {
  const t = await getTranslations('series')
  const options = seriesList.filters.slots.map((value) => ({ value, label: t(`slots_${value}`) }))
  return [{ name: 'slots', label: t('filterSlots'), options }]
}

function toTableRow(series: SeriesRow): TableRow {
  return {
    id: series.id,
    href: `/essays/series/${series.slug}`,
    label: series.name,
    cells: {
      name: (
        <>
          {series.name} {series.isDemo && <DemoMark />}
        </>
      ),
      model: series.model.displayName,
      slots: <Slots slots={series.slots} />,
      until: series.promisedUntil && <CalendarDate date={series.promisedUntil} style="short" />,
      channel: series.channelUrl,
      updated: <Instant at={new Date(series.updatedAt)} style="short" />,
    },
  }
}

async function Slots({ slots: { all, kept, overdue } }: Pick<SeriesRow, 'slots'>) {
  const t = await getTranslations('series')
  if (all === 0) return <span className="text-faint">{t('promiseNone')}</span>
  return (
    <span className="flex flex-wrap gap-x-3">
      <span className="tabular">{t('slotsShort', { kept, all })}</span>
      {overdue > 0 && (
        <Badge tone="overdue" shape="triangle">
          {t('slotsOverdue', { overdue })}
        </Badge>
      )}
    </span>
  )
}
