import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { ExportLink } from '@/components/data-table/export-link'
import type { TableColumn, TableFilter, TableMoves, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate, Instant } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import { calendarDate, daysBetween } from '@/lib/days'
import type { ListParams } from '@/lib/list-params'
import type { MovableModelRow } from '@/lib/model-moves/queries'
import { providerName } from '@/lib/models/rules'
import { modelList, moves, type StageState, stageStates } from '@/lib/models/schema'
import type { Page } from '@/lib/paging'
import { providerFilter } from './provider-filter'
import { RetirementDate } from './retirement-date'
import { StageBadge } from './stage-badge'

type ModelTableProps = {
  readonly params: ListParams
  readonly page: Page<MovableModelRow>
  readonly total: Count
  readonly providers: readonly { readonly provider: string; readonly count: number | null }[]
  readonly empty: ReactNode
  readonly now: Date
  readonly views: ReactNode
  /** Absent for whoever may move no model. */
  readonly plan: TableMoves['plan'] | null
}

export async function ModelTable({ params, page, total, providers, empty, now, views, plan }: ModelTableProps) {
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
      filters={await modelFilters(providers)}
      page={tablePage(page, total, (model) => toTableRow(model, now))}
      moves={plan ? { plan, offered: moves.map((name) => ({ name, label: t(`move_${name}`) })) } : undefined}
      views={views}
      tools={<ExportLink list="models" schema={modelList} params={params} />}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('model')
  const date = { firstDirection: 'desc', align: 'end' } as const
  return [
    { id: 'name', header: t('name'), sort: 'name', isPrimary: true },
    { id: 'apiId', header: t('apiId'), narrow: 'hidden' },
    { id: 'provider', header: t('provider'), sort: 'provider', width: 112, narrow: 'line' },
    { id: 'stage', header: t('stage'), sort: 'stage', width: 140, narrow: 'aside' },
    { id: 'released', header: t('released'), sort: 'released', width: 124, narrow: 'hidden', ...date },
    { id: 'retires', header: t('retires'), sort: 'retires', width: 184, narrow: 'labelled', ...date },
    { id: 'family', header: t('family'), sort: 'family', width: 140, narrow: 'line' },
    { id: 'deprecated', header: t('deprecated'), width: 124, align: 'end', narrow: 'labelled' },
    { id: 'timeLeft', header: t('timeLeft'), width: 132, align: 'end', narrow: 'line' },
    { id: 'disagreement', header: t('disagreement'), width: 176, narrow: 'line' },
    { id: 'updated', header: t('updated'), sort: 'updated', width: 190, narrow: 'labelled', ...date },
  ]
}

/** The filters of everything that lists models. */
export async function modelFilters(providers: ModelTableProps['providers']): Promise<readonly TableFilter[]> {
  const [t, stage] = [await getTranslations('model'), await getTranslations('stage')]
  return [
    {
      name: 'stage',
      label: t('stage'),
      options: stageStates.map((value) => ({ value, label: stage(value), mark: <StageBadge stage={known(value)} /> })),
    },
    providerFilter(t('provider'), providers),
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

function toTableRow(model: MovableModelRow, now: Date): TableRow {
  return {
    id: model.id,
    href: `/models/${model.slug}`,
    label: model.displayName,
    moves: model.moves.offered.map(({ move }) => move),
    marks: (
      <>
        {model.unsettledKinds.length > 0 && <Disagreement />}
        {model.isDemo && <DemoMark />}
      </>
    ),
    cells: {
      name: model.displayName,
      apiId: model.apiId && <code className="font-mono text-xs text-faint">{model.apiId}</code>,
      provider: providerName(model.provider),
      stage: <StageBadge stage={model.stage} />,
      released: <KnownDate date={model.releasedOn} />,
      retires: <RetirementDate date={model.retiresOn} isTentative={model.isRetirementTentative} />,
      family: model.family,
      deprecated: <KnownDate date={model.deprecatedOn} />,
      timeLeft: <TimeLeft model={model} now={now} />,
      disagreement: <UnsettledKinds kinds={model.unsettledKinds} />,
      updated: <Instant at={new Date(model.updatedAt)} style="short" />,
    },
  }
}

function KnownDate({ date }: { readonly date: string | null }) {
  return date ? <CalendarDate date={date} style="short" /> : <Blank />
}

/** Days until the retirement date; a model that has retired has none left to count. */
async function TimeLeft({ model, now }: { readonly model: MovableModelRow; readonly now: Date }) {
  const t = await getTranslations('model')
  if (!model.retiresOn || model.stage === 'retired') return <Blank />
  const days = daysBetween(calendarDate(now), model.retiresOn)
  return <span className="tabular">{days >= 0 ? t('daysLeft', { days }) : t('daysAgo', { days: -days })}</span>
}

async function UnsettledKinds({ kinds }: { readonly kinds: MovableModelRow['unsettledKinds'] }) {
  const t = await getTranslations('model')
  return kinds.length === 0 ? <Blank /> : kinds.map((kind) => t(`kind_${kind}`)).join(', ')
}

function Blank() {
  return <span className="text-faint">–</span>
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
