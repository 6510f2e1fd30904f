import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BandBadge } from '@/components/costs/band-badge'
import { DataTable } from '@/components/data-table/data-table'
import { ExportLink } from '@/components/data-table/export-link'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import { bands } from '@/lib/costs/schema'
import type { Count } from '@/lib/counting'
import type { DecisionRow } from '@/lib/decisions/queries'
import { decisionList, decisionOutcomes, decisionStates } from '@/lib/decisions/schema'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import { Amount } from './amount'
import { DecisionStateBadge, OutcomeBadge } from './decision-badges'

type DecisionTableProps = {
  readonly params: ListParams
  readonly page: Page<DecisionRow>
  readonly total: Count
  readonly empty: ReactNode
  readonly views: ReactNode
}

/** Everything that was decided about what models asked for, newest first. */
export async function DecisionTable({ params, page, total, empty, views }: DecisionTableProps) {
  const t = await getTranslations('decision')
  return (
    <DataTable
      id="decisions"
      caption={t('title')}
      what={t('what')}
      path="/decisions"
      schema={decisionList}
      params={params}
      columns={await columns()}
      filters={await filters(params)}
      page={tablePage(page, total, toTableRow)}
      views={views}
      tools={<ExportLink list="decisions" schema={decisionList} params={params} />}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('decision')
  return [
    { id: 'title', header: t('columnTitle'), sort: 'title', isPrimary: true },
    { id: 'model', header: t('model'), width: 156, narrow: 'line' },
    { id: 'outcome', header: t('outcome'), width: 168, narrow: 'aside' },
    { id: 'band', header: t('band'), width: 116, narrow: 'hidden' },
    { id: 'state', header: t('state'), width: 132, narrow: 'line' },
    { id: 'issued', header: t('issued'), sort: 'issued', width: 150, align: 'end', narrow: 'labelled' },
    { id: 'theme', header: t('theme'), width: 168, narrow: 'hidden' },
    { id: 'strength', header: t('strength'), sort: 'strength', width: 96, align: 'end', narrow: 'hidden' },
    { id: 'expected', header: t('expected'), width: 132, align: 'end', narrow: 'hidden' },
    { id: 'decider', header: t('decider'), width: 132, narrow: 'hidden' },
    {
      ...{ id: 'updated', header: t('updated'), sort: 'updated', width: 190 },
      ...{ firstDirection: 'desc', align: 'end', narrow: 'labelled' },
    },
  ]
}

async function filters(params: ListParams): Promise<readonly TableFilter[]> {
  const t = await getTranslations('decision')
  const standings = ['current', 'exception', 'unexplained'] as const
  const outcomes = decisionOutcomes.map((value) => ({ value, label: t(`outcome_${value}`) }))
  const states = decisionStates.map((value) => ({ value, label: t(`state_${value}`) }))
  const costs = ([...bands, 'none'] as const).map((value) => ({ value, label: t(`band_${value}`) }))
  return [
    {
      name: 'standing',
      label: t('standing'),
      options: standings.map((value) => ({ value, label: t(`standing_${value}`) })),
    },
    { name: 'outcome', label: t('outcome'), options: outcomes },
    { name: 'state', label: t('state'), options: states },
    { name: 'band', label: t('band'), options: costs },
    ...(['model', 'theme', 'issued', 'spent'] as const).flatMap((name) => {
      const named = params.filters[name] ?? []
      const options = named.map((value) => ({ value, label: value }))
      return options.length > 0 ? [{ name, label: t(name), options }] : []
    }),
  ]
}

function toTableRow(decision: DecisionRow): TableRow {
  const { expectedMinor, currency, issuedAt } = decision
  const none = <span className="text-faint">–</span>
  return {
    id: decision.id,
    href: `/decisions/${decision.id}`,
    label: `${decision.title}, ${decision.model.displayName}`,
    marks: decision.isDemo && <DemoMark />,
    cells: {
      title: decision.title,
      model: decision.model.displayName,
      outcome: <OutcomeBadge outcome={decision.outcome} />,
      band: <BandBadge band={decision.band} />,
      state: <DecisionStateBadge state={decision.state} />,
      issued: issuedAt ? <Instant at={new Date(issuedAt)} style="short" /> : none,
      theme: decision.theme.title,
      strength: <span className="tabular">{decision.strength}</span>,
      expected: expectedMinor ? <Amount minor={expectedMinor} currency={currency} /> : none,
      decider: decision.decider,
      updated: <Instant at={new Date(decision.updatedAt)} style="short" />,
    },
  }
}
