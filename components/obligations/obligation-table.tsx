import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { ExportLink } from '@/components/data-table/export-link'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import { formatPeriod } from '@/lib/i18n/format'
import type { ListParams } from '@/lib/list-params'
import type { ObligationRow } from '@/lib/obligations/queries'
import {
  dueFilters,
  obligationKinds,
  obligationList,
  obligationSources,
  obligationStates,
  owedTos,
} from '@/lib/obligations/schema'
import type { Page } from '@/lib/paging'
import { DueDay } from './due-day'
import { ObligationStateBadge } from './state-badge'

type ObligationTableProps = {
  readonly params: ListParams
  readonly page: Page<ObligationRow>
  readonly total: Count
  readonly commitments: readonly { readonly slug: string; readonly title: string }[]
  readonly empty: ReactNode
  readonly views: ReactNode
  readonly today: string
}

/** The one ledger: everything that is owed, soonest first. */
export async function ObligationTable(props: ObligationTableProps) {
  const { params, page, total, commitments, empty, views, today } = props
  const t = await getTranslations('obligation')
  return (
    <DataTable
      id="obligations"
      caption={t('title')}
      what={t('what')}
      path="/obligations"
      schema={obligationList}
      params={params}
      columns={await columns()}
      filters={await filters(commitments, params)}
      page={tablePage(page, total, (obligation) => toTableRow(obligation, today))}
      views={views}
      tools={<ExportLink list="obligations" schema={obligationList} params={params} />}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('obligation')
  return [
    { id: 'title', header: t('columnTitle'), sort: 'title', isPrimary: true },
    { id: 'model', header: t('model'), width: 156, narrow: 'line' },
    { id: 'owedTo', header: t('owedTo'), width: 108, narrow: 'hidden' },
    { id: 'due', header: t('due'), sort: 'due', width: 248, align: 'end', narrow: 'labelled' },
    { id: 'state', header: t('state'), width: 136, narrow: 'aside' },
    { id: 'owner', header: t('owner'), width: 104, narrow: 'hidden' },
    { id: 'source', header: t('source'), width: 168, narrow: 'hidden' },
    { id: 'kind', header: t('kind'), width: 116, narrow: 'hidden' },
    { id: 'evidence', header: t('evidence'), width: 92, align: 'end', narrow: 'hidden' },
    {
      ...{ id: 'updated', header: t('updated'), sort: 'updated', width: 190 },
      ...{ firstDirection: 'desc', align: 'end', narrow: 'labelled' },
    },
  ]
}

async function filters(
  commitments: ObligationTableProps['commitments'],
  params: ListParams,
): Promise<readonly TableFilter[]> {
  const t = await getTranslations('obligation')
  const [models, rated, locale] = [params.filters.model ?? [], params.filters.rated ?? [], await getLocale()]
  return [
    {
      name: 'state',
      label: t('state'),
      options: obligationStates.map((value) => ({
        value,
        label: t(`state_${value}`),
        mark: <ObligationStateBadge state={value} />,
      })),
    },
    { name: 'due', label: t('dueFilter'), options: dueFilters.map((value) => ({ value, label: t(`due_${value}`) })) },
    {
      name: 'owner',
      label: t('owner'),
      options: [
        { value: 'me', label: t('ownerMe') },
        { value: 'none', label: t('ownerNone') },
      ],
    },
    { name: 'owedTo', label: t('owedTo'), options: owedTos.map((value) => ({ value, label: t(`owedTo_${value}`) })) },
    {
      name: 'source',
      label: t('source'),
      options: obligationSources.map((value) => ({ value, label: t(`source_${value}`) })),
    },
    { name: 'kind', label: t('kind'), options: obligationKinds.map((value) => ({ value, label: t(`kind_${value}`) })) },
    {
      name: 'commitment',
      label: t('commitment'),
      options: commitments.map(({ slug, title }) => ({ value: slug, label: title })),
    },
    ...(models.length > 0
      ? [{ name: 'model', label: t('model'), options: models.map((slug) => ({ value: slug, label: slug })) }]
      : []),
    ...(rated.length > 0
      ? [
          {
            name: 'rated',
            label: t('rated'),
            options: rated.map((value) => ({ value, label: formatPeriod(locale, value) })),
          },
        ]
      : []),
  ]
}

function toTableRow(obligation: ObligationRow, today: string): TableRow {
  return {
    id: obligation.id,
    href: `/obligations/${obligation.id}`,
    label: `${obligation.title}, ${obligation.model.displayName}`,
    marks: obligation.isDemo && <DemoMark />,
    cells: {
      title: (
        <>
          <SlotNumber obligation={obligation} />
          {obligation.title}
        </>
      ),
      model: obligation.model.displayName,
      owedTo: <OwedToName owedTo={obligation.owedTo} />,
      due: <DueDay obligation={obligation} today={today} />,
      state: <ObligationStateBadge state={obligation.state} />,
      owner: obligation.owner ? obligation.owner.name : <span className="text-faint">–</span>,
      source: <SourceName source={obligation.source} />,
      kind: <KindName kind={obligation.kind} />,
      evidence: <span className="tabular">{obligation.evidenceCount}</span>,
      updated: <Instant at={new Date(obligation.updatedAt)} style="short" />,
    },
  }
}

async function SlotNumber({ obligation: { slot, slots } }: { readonly obligation: ObligationRow }) {
  if (slot === 0) return null
  const t = await getTranslations('obligation')
  return <span className="tabular whitespace-nowrap font-normal text-faint">{t('slotOf', { slot, slots })} · </span>
}

async function OwedToName({ owedTo }: Pick<ObligationRow, 'owedTo'>) {
  const t = await getTranslations('obligation')
  return t(`owedTo_${owedTo}`)
}

async function SourceName({ source }: Pick<ObligationRow, 'source'>) {
  const t = await getTranslations('obligation')
  return t(`source_${source}`)
}

async function KindName({ kind }: Pick<ObligationRow, 'kind'>) {
  const t = await getTranslations('obligation')
  return t(`kind_${kind}`)
}
