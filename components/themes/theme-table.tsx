import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { RobustnessBadge } from '@/components/robustness/badges'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import { topics } from '@/lib/protocols/schema'
import { robustnessLabels } from '@/lib/robustness/schema'
import type { ThemeRow } from '@/lib/themes/queries'
import { themeList } from '@/lib/themes/schema'

type ThemeTableProps = {
  readonly params: ListParams
  readonly page: Page<ThemeRow>
  readonly total: Count
  readonly empty: ReactNode
}

/** Every theme, with how many models it holds for and how far. */
export async function ThemeTable({ params, page, total, empty }: ThemeTableProps) {
  const t = await getTranslations('theme')
  return (
    <DataTable
      id="themes"
      caption={t('title')}
      what={t('what')}
      path="/themes"
      schema={themeList}
      params={params}
      columns={await columns()}
      filters={await filters()}
      page={tablePage(page, total, toTableRow)}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('theme')
  return [
    { id: 'title', header: t('name'), sort: 'title', isPrimary: true },
    { id: 'topic', header: t('topic'), width: 160, narrow: 'line' },
    { id: 'findings', header: t('findings'), width: 360, narrow: 'own' },
    { id: 'proposition', header: t('proposition'), narrow: 'last' },
    {
      id: 'updated',
      header: t('updated'),
      sort: 'updated',
      width: 180,
      align: 'end',
      firstDirection: 'desc',
      narrow: 'hidden',
    },
  ]
}

async function filters(): Promise<readonly TableFilter[]> {
  const [t, p] = [await getTranslations('theme'), await getTranslations('protocol')]
  return [
    {
      name: 'topic',
      label: t('topic'),
      options: topics.map((value) => ({ value, label: p(`topic_${value}`) })),
    },
  ]
}

function toTableRow(theme: ThemeRow): TableRow {
  return {
    id: theme.id,
    href: `/themes/${theme.slug}`,
    label: theme.title,
    cells: {
      title: (
        <>
          {theme.title} {theme.isDemo && <DemoMark />}
        </>
      ),
      topic: <TopicName topic={theme.topic} />,
      findings: <Findings findings={theme.findings} />,
      proposition: <span className="whitespace-normal">{theme.proposition}</span>,
      updated: <Instant at={new Date(theme.updatedAt)} style="short" />,
    },
  }
}

async function TopicName({ topic }: Pick<ThemeRow, 'topic'>) {
  const t = await getTranslations('protocol')
  return t(`topic_${topic}`)
}

/** How many models have each label, in their order. */
async function Findings({ findings }: Pick<ThemeRow, 'findings'>) {
  const t = await getTranslations('theme')
  const told = robustnessLabels.filter((label) => (findings[label] ?? 0) > 0)
  if (told.length === 0) return <span className="text-faint">{t('findingsNone')}</span>
  return (
    <span className="flex flex-wrap gap-x-4">
      {told.map((label) => (
        <span key={label} className="inline-flex items-center gap-1.5">
          <RobustnessBadge label={label} />
          <span className="tabular text-soft">{findings[label]}</span>
        </span>
      ))}
    </span>
  )
}
