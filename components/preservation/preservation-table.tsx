import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { providerFilter } from '@/components/models/provider-filter'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import { formatBytes, formatList, formatMoney, formatNumber } from '@/lib/i18n/format'
import type { ListParams } from '@/lib/list-params'
import { providerName } from '@/lib/models/rules'
import { readAmount } from '@/lib/money/rules'
import type { Page } from '@/lib/paging'
import type { PreservationRow } from '@/lib/preservation/queries'
import { levels, preservationList } from '@/lib/preservation/schema'
import { LevelMark } from './level-mark'
import { stepWords } from './step-words'

type PreservationTableProps = {
  readonly params: ListParams
  readonly page: Page<PreservationRow>
  readonly total: Count
  readonly providers: readonly { readonly provider: string; readonly count: number | null }[]
  readonly empty: ReactNode
  readonly views: ReactNode
}

/** How well each model is kept, and what would make it better. */
export async function PreservationTable({ params, page, total, providers, empty, views }: PreservationTableProps) {
  const t = await getTranslations('preservation')
  return (
    <DataTable
      id="preservation"
      caption={t('title')}
      what={t('what')}
      path="/preservation"
      schema={preservationList}
      params={params}
      columns={await columns()}
      filters={await filters(providers)}
      page={tablePage(page, total, toTableRow)}
      views={views}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('preservation')
  const end = { firstDirection: 'desc', align: 'end' } as const
  return [
    { id: 'name', header: t('name'), sort: 'name', isPrimary: true, width: 256 },
    { id: 'level', header: t('level'), width: 160, narrow: 'aside' },
    { id: 'missing', header: t('missing'), narrow: 'own' },
    { id: 'oldestCheck', header: t('oldestCheck'), sort: 'oldestCheck', width: 152, align: 'end', narrow: 'labelled' },
    { id: 'bytes', header: t('bytes'), sort: 'bytes', width: 80, narrow: 'labelled', ...end },
    { id: 'cost', header: t('cost'), width: 112, align: 'end', narrow: 'labelled' },
    { id: 'provider', header: t('provider'), sort: 'provider', width: 112, narrow: 'line' },
    { id: 'copies', header: t('copies'), width: 88, align: 'end', narrow: 'labelled' },
  ]
}

async function filters(providers: PreservationTableProps['providers']): Promise<readonly TableFilter[]> {
  const t = await getTranslations('preservation')
  return [
    {
      name: 'level',
      label: t('level'),
      options: levels.map((level) => ({ value: `${level}`, label: `${level}`, mark: <LevelMark level={level} /> })),
    },
    {
      name: 'checks',
      label: t('checks'),
      options: preservationList.filters.checks.map((value) => ({ value, label: t(`checks_${value}`) })),
    },
    providerFilter(t('provider'), providers),
  ]
}

function toTableRow(model: PreservationRow): TableRow {
  return {
    id: model.id,
    href: `/models/${model.slug}#preservation`,
    label: model.displayName,
    cells: {
      name: model.displayName,
      level: (
        <>
          <LevelMark level={model.level} /> {model.isDemo && <DemoMark />}
        </>
      ),
      missing: <Missing model={model} />,
      oldestCheck: <OldestCheck model={model} />,
      bytes: <Bytes model={model} />,
      cost: <Cost model={model} />,
      provider: providerName(model.provider),
      copies: <Copies model={model} />,
    },
  }
}

type CellProps = { readonly model: PreservationRow }

/** The first thing that is missing, in words, and how many more there are. */
async function Missing({ model: { missing } }: CellProps) {
  const t = await getTranslations('preservation')
  const [first, ...others] = missing
  if (!first) return <span className="text-faint">{t('missingNothing')}</span>
  const words = stepWords(t, first)
  return (
    <span title={missing.map((step) => stepWords(t, step)).join('\n')}>
      {words}
      {others.length > 0 && <span className="text-faint"> {t('missingMore', { count: others.length })}</span>}
    </span>
  )
}

async function OldestCheck({ model: { oldestCheckAt, isStale, failedCopies } }: CellProps) {
  const t = await getTranslations('preservation')
  if (failedCopies > 0) {
    return (
      <Badge tone="bad" shape="cross">
        {t('failedCopies', { count: failedCopies })}
      </Badge>
    )
  }
  if (!oldestCheckAt) return <Blank />
  return (
    <span className="inline-flex items-center gap-2">
      {isStale && (
        <Badge tone="overdue" shape="triangle" title={t('stale')}>
          <span className="sr-only">{t('stale')}</span>
        </Badge>
      )}
      <CalendarDate date={oldestCheckAt} style="short" />
    </span>
  )
}

async function Bytes({ model: { bytes } }: CellProps) {
  const locale = await getLocale()
  return bytes === '0' ? <Blank /> : <span className="tabular">{formatBytes(locale, BigInt(bytes))}</span>
}

async function Copies({ model: { copies } }: CellProps) {
  const locale = await getLocale()
  return copies === 0 ? <Blank /> : <span className="tabular">{formatNumber(locale, copies)}</span>
}

/** One amount for each currency: different ones are never added. */
async function Cost({ model: { costs } }: CellProps) {
  const locale = await getLocale()
  const amounts = costs.flatMap(({ costPerMonth, currency }) => readAmount(costPerMonth, currency) ?? [])
  if (amounts.length === 0) return <Blank />
  const list = formatList(
    locale,
    amounts.map((amount) => formatMoney(locale, amount)),
  )
  return <span className="tabular">{list}</span>
}

function Blank() {
  return <span className="text-faint">–</span>
}
