import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { ExportLink } from '@/components/data-table/export-link'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import type { ListParams } from '@/lib/list-params'
import type { ModelRow } from '@/lib/models/queries'
import { providerName } from '@/lib/models/rules'
import { modelList, type StageState, stageStates } from '@/lib/models/schema'
import type { Page } from '@/lib/paging'
import { RetirementDate } from './retirement-date'
import { StageBadge } from './stage-badge'

type ModelTableProps = {
  readonly params: ListParams
  readonly page: Page<ModelRow>
  readonly providers: readonly { readonly provider: string; readonly count: number }[]
  readonly empty: ReactNode
}

export async function ModelTable({ params, page, providers, empty }: ModelTableProps) {
  const t = await getTranslations('model')
  return (
    <DataTable
      id="models"
      caption={t('title')}
      what={t('what')}
      path="/models"
      schema={modelList}
      params={params}
      columns={await columns()}
      filters={await filters(providers)}
      page={tablePage(page, toTableRow)}
      tools={<ExportLink list="models" schema={modelList} params={params} />}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('model')
  return [
    { id: 'name', header: t('name'), sort: 'name', isPrimary: true },
    { id: 'apiId', header: t('apiId'), narrow: 'hidden' },
    { id: 'provider', header: t('provider'), sort: 'provider', width: 112, narrow: 'line' },
    { id: 'stage', header: t('stage'), sort: 'stage', width: 140, narrow: 'aside' },
    {
      id: 'released',
      header: t('released'),
      sort: 'released',
      firstDirection: 'desc',
      width: 124,
      align: 'end',
      narrow: 'hidden',
    },
    {
      id: 'retires',
      header: t('retires'),
      sort: 'retires',
      firstDirection: 'desc',
      width: 184,
      align: 'end',
      narrow: 'labelled',
    },
  ]
}

async function filters(providers: ModelTableProps['providers']): Promise<readonly TableFilter[]> {
  const [t, stage] = [await getTranslations('model'), await getTranslations('stage')]
  return [
    {
      name: 'stage',
      label: t('stage'),
      options: stageStates.map((value) => ({ value, label: stage(value), mark: <StageBadge stage={known(value)} /> })),
    },
    {
      name: 'provider',
      label: t('provider'),
      options: providers.map(({ provider, count }) => ({ value: provider, label: providerName(provider), count })),
    },
    {
      name: 'dates',
      label: t('dates'),
      options: [
        { value: 'ahead', label: t('datesAhead') },
        { value: 'tentative', label: t('datesTentative') },
        { value: 'overdue', label: t('datesOverdue') },
        { value: 'floorPassed', label: t('datesFloorPassed') },
        { value: 'unsettled', label: t('datesUnsettled') },
      ],
    },
    {
      name: 'steward',
      label: t('steward'),
      options: [
        { value: 'me', label: t('stewardMe') },
        { value: 'none', label: t('stewardNone') },
      ],
    },
  ]
}

function toTableRow(model: ModelRow): TableRow {
  return {
    id: model.id,
    href: `/models/${model.slug}`,
    label: model.displayName,
    cells: {
      name: (
        <>
          {model.displayName} {model.unsettledKinds.length > 0 && <Disagreement />} {model.isDemo && <DemoMark />}
        </>
      ),
      apiId: model.apiId && <code className="font-mono text-xs text-faint">{model.apiId}</code>,
      provider: providerName(model.provider),
      stage: <StageBadge stage={model.stage} />,
      released: model.releasedOn ? (
        <CalendarDate date={model.releasedOn} style="short" />
      ) : (
        <span className="text-faint">–</span>
      ),
      retires: <RetirementDate date={model.retiresOn} isTentative={model.isRetirementTentative} />,
    },
  }
}

async function Disagreement() {
  const t = await getTranslations('model')
  return (
    <Badge tone="caution" shape="triangle" title={t('disagree')}>
      <span className="sr-only">{t('datesUnsettled')}</span>
    </Badge>
  )
}

function known(state: StageState) {
  return state === 'unrecorded' ? null : state
}
