import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import type { CommitmentRow } from '@/lib/commitments/queries'
import { commitmentList, grades, scopes } from '@/lib/commitments/schema'
import type { Count } from '@/lib/counting'
import type { ListParams } from '@/lib/list-params'
import { providerName } from '@/lib/models/rules'
import type { Page } from '@/lib/paging'
import { GradeBadge } from './grade-badge'

type CommitmentTableProps = {
  readonly params: ListParams
  readonly page: Page<CommitmentRow>
  readonly total: Count
  readonly empty: ReactNode
}

/** What was said in public, how firmly, and what became of it. */
export async function CommitmentTable({ params, page, total, empty }: CommitmentTableProps) {
  const t = await getTranslations('commitment')
  return (
    <DataTable
      id="commitments"
      caption={t('title')}
      what={t('what')}
      path="/commitments"
      schema={commitmentList}
      params={params}
      columns={await columns()}
      filters={await filters()}
      page={tablePage(page, total, toTableRow)}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('commitment')
  return [
    { id: 'title', header: t('columnTitle'), sort: 'title', isPrimary: true },
    { id: 'grade', header: t('grade'), sort: 'grade', width: 200, narrow: 'aside' },
    { id: 'scope', header: t('scope'), width: 144, narrow: 'line' },
    {
      ...{ id: 'stated', header: t('stated'), sort: 'stated', width: 112 },
      ...{ firstDirection: 'desc', align: 'end', narrow: 'labelled' },
    },
    { id: 'source', header: t('source'), width: 136, narrow: 'hidden' },
    { id: 'outcomes', header: t('outcomes'), width: 190, narrow: 'own' },
    { id: 'provider', header: t('provider'), width: 112, narrow: 'hidden' },
    { id: 'duty', header: t('duty'), width: 190, narrow: 'hidden' },
  ]
}

async function filters(): Promise<readonly TableFilter[]> {
  const t = await getTranslations('commitment')
  return [
    {
      name: 'grade',
      label: t('grade'),
      options: grades.map((value) => ({ value, label: t(`grade_${value}`), mark: <GradeBadge grade={value} /> })),
    },
    { name: 'scope', label: t('scope'), options: scopes.map((value) => ({ value, label: t(`scope_${value}`) })) },
    {
      name: 'standing',
      label: t('standing'),
      options: [
        { value: 'inForce', label: t('standing_inForce') },
        { value: 'withdrawn', label: t('standing_withdrawn') },
      ],
    },
  ]
}

function toTableRow(commitment: CommitmentRow): TableRow {
  return {
    id: commitment.id,
    href: `/commitments/${commitment.slug}`,
    label: commitment.title,
    marks: (
      <>
        {commitment.withdrawnAt && <Withdrawn />}
        {commitment.isDemo && <DemoMark />}
      </>
    ),
    cells: {
      title: commitment.title,
      grade: <GradeBadge grade={commitment.grade} />,
      scope: <ScopeName scope={commitment.scope} />,
      stated: <CalendarDate date={commitment.statedOn} style="short" />,
      source: <ExternalLink href={commitment.sourceUrl} />,
      outcomes: <Outcomes outcomes={commitment.outcomes} />,
      provider: providerName(commitment.provider),
      duty: <DutyName duty={commitment.duty} />,
    },
  }
}

async function Withdrawn() {
  const t = await getTranslations('commitment')
  return <span className="text-faint">{t('withdrawn')}</span>
}

async function ScopeName({ scope }: Pick<CommitmentRow, 'scope'>) {
  const t = await getTranslations('commitment')
  return <span title={t(`scope_${scope}`)}>{t(`scopeShort_${scope}`)}</span>
}

async function DutyName({ duty }: Pick<CommitmentRow, 'duty'>) {
  const t = await getTranslations('commitment')
  return t(`duty_${duty}`)
}

async function Outcomes({ outcomes }: Pick<CommitmentRow, 'outcomes'>) {
  const t = await getTranslations('commitment')
  const { models, open, kept, compromised, broken } = outcomes
  if (models === 0) return <span className="text-faint">{t('outcomesNone')}</span>
  return <span className="tabular">{t('outcomesOf', { open, kept, broken: broken + compromised })}</span>
}
