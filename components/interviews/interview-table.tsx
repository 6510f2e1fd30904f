import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate, Instant } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import type { InterviewRow } from '@/lib/interviews/queries'
import {
  disclosureDepths,
  interviewerKinds,
  interviewList,
  interviewStates,
  interviewTones,
  releaseStates,
} from '@/lib/interviews/schema'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import { InterviewStateBadge } from './state-badge'

type InterviewTableProps = {
  readonly params: ListParams
  readonly page: Page<InterviewRow>
  readonly total: Count
  readonly empty: ReactNode
  readonly views: ReactNode
}

/** Every interview that was planned or held, newest first. */
export async function InterviewTable({ params, page, total, empty, views }: InterviewTableProps) {
  const t = await getTranslations('interview')
  return (
    <DataTable
      id="interviews"
      caption={t('title')}
      what={t('what')}
      path="/interviews"
      schema={interviewList}
      params={params}
      columns={await columns()}
      filters={await filters(params)}
      page={tablePage(page, total, toTableRow)}
      views={views}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('interview')
  return [
    { id: 'title', header: t('titleField'), sort: 'title', isPrimary: true },
    { id: 'model', header: t('model'), width: 168, narrow: 'line' },
    { id: 'state', header: t('state'), width: 136, narrow: 'aside' },
    {
      id: 'started',
      header: t('started'),
      sort: 'started',
      width: 150,
      align: 'end',
      firstDirection: 'desc',
      narrow: 'labelled',
    },
    { id: 'interviewer', header: t('interviewer'), width: 168, narrow: 'hidden' },
    { id: 'turns', header: t('turns'), width: 84, align: 'end', narrow: 'labelled' },
    { id: 'tone', header: t('tone'), width: 144, narrow: 'hidden' },
    { id: 'disclosureDepth', header: t('disclosureDepth'), width: 128, narrow: 'hidden' },
    { id: 'protocol', header: t('protocol'), width: 200, narrow: 'hidden' },
    { id: 'release', header: t('release'), width: 132, narrow: 'hidden' },
    { id: 'access', header: t('access'), width: 160, narrow: 'hidden' },
    { id: 'endReason', header: t('endReason'), width: 168, narrow: 'hidden' },
    {
      id: 'updated',
      header: t('updated'),
      sort: 'updated',
      width: 180,
      align: 'end',
      firstDirection: 'desc',
      narrow: 'labelled',
    },
  ]
}

async function filters(params: ListParams): Promise<readonly TableFilter[]> {
  const t = await getTranslations('interview')
  const models = params.filters.model ?? []
  return [
    {
      name: 'state',
      label: t('state'),
      options: interviewStates.map((value) => ({
        value,
        label: t(`state_${value}`),
        mark: <InterviewStateBadge state={value} />,
      })),
    },
    { name: 'tone', label: t('tone'), options: interviewTones.map((value) => ({ value, label: t(`tone_${value}`) })) },
    {
      name: 'disclosureDepth',
      label: t('disclosureDepth'),
      options: disclosureDepths.map((value) => ({ value, label: t(`depth_${value}`) })),
    },
    {
      name: 'interviewerKind',
      label: t('interviewerKind'),
      options: interviewerKinds.map((value) => ({ value, label: t(`interviewerKind_${value}`) })),
    },
    {
      name: 'release',
      label: t('release'),
      options: releaseStates.map((value) => ({ value, label: t(`release_${value}`) })),
    },
    ...(models.length > 0
      ? [{ name: 'model', label: t('model'), options: models.map((slug) => ({ value: slug, label: slug })) }]
      : []),
  ]
}

function toTableRow(interview: InterviewRow): TableRow {
  return {
    id: interview.id,
    href: `/interviews/${interview.id}`,
    label: `${interview.title}, ${interview.model.displayName}`,
    marks: interview.isDemo && <DemoMark />,
    cells: {
      title: interview.title,
      model: interview.model.displayName,
      state: <InterviewStateBadge state={interview.state} />,
      started: <Started interview={interview} />,
      interviewer: interview.interviewer,
      turns: <span className="tabular">{interview.turnCount}</span>,
      tone: <Word name={`tone_${interview.tone}`} />,
      disclosureDepth: <Word name={`depth_${interview.disclosureDepth}`} />,
      protocol: interview.protocol ? `${interview.protocol.title} ${interview.protocol.number}` : <None />,
      release: <Word name={`release_${interview.release}`} />,
      access: <Word name={`access_${interview.access}`} />,
      endReason: interview.endReason ? <Word name={`endReason_${interview.endReason}`} /> : <None />,
      updated: <Instant at={new Date(interview.updatedAt)} style="short" />,
    },
  }
}

type WordName =
  | `tone_${InterviewRow['tone']}`
  | `depth_${InterviewRow['disclosureDepth']}`
  | `release_${InterviewRow['release']}`
  | `access_${InterviewRow['access']}`
  | `endReason_${NonNullable<InterviewRow['endReason']>}`

async function Word({ name }: { readonly name: WordName }) {
  const t = await getTranslations('interview')
  return t(name)
}

function None() {
  return <span className="text-faint">–</span>
}

/** When it began, or the day for which it is planned. */
async function Started({ interview: { startedAt, plannedOn, state } }: { readonly interview: InterviewRow }) {
  const t = await getTranslations('interview')
  if (startedAt) return <Instant at={new Date(startedAt)} style="short" />
  if (!plannedOn || state !== 'planned') return <None />
  return (
    <span className="text-faint">
      {t('plannedFor')} <CalendarDate date={plannedOn} />
    </span>
  )
}
