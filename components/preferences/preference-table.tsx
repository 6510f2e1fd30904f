import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { ExportLink } from '@/components/data-table/export-link'
import type { TableColumn, TableFilter, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import type { PreferenceRow } from '@/lib/preferences/queries'
import {
  preferenceList,
  preferenceOrigins,
  preferenceScopes,
  preferenceStates,
  strengths,
  undecidedAges,
} from '@/lib/preferences/schema'
import { PreferenceStateBadge } from './state-badge'

type PreferenceTableProps = {
  readonly params: ListParams
  readonly page: Page<PreferenceRow>
  readonly total: Count
  readonly themes: readonly { readonly slug: string; readonly title: string }[]
  readonly empty: ReactNode
  readonly views: ReactNode
}

/** Everything that models asked for, longest in its state first. */
export async function PreferenceTable({ params, page, total, themes, empty, views }: PreferenceTableProps) {
  const t = await getTranslations('preference')
  return (
    <DataTable
      id="preferences"
      caption={t('title')}
      what={t('what')}
      path="/preferences"
      schema={preferenceList}
      params={params}
      columns={await columns()}
      filters={await filters(themes, params)}
      page={tablePage(page, total, toTableRow)}
      views={views}
      tools={<ExportLink list="preferences" schema={preferenceList} params={params} />}
      empty={empty}
    />
  )
}

async function columns(): Promise<readonly TableColumn[]> {
  const t = await getTranslations('preference')
  return [
    { id: 'title', header: t('columnTitle'), sort: 'title', isPrimary: true },
    { id: 'model', header: t('model'), width: 140, narrow: 'line' },
    { id: 'theme', header: t('theme'), width: 152, narrow: 'hidden' },
    {
      ...{ id: 'strength', header: t('strength'), sort: 'strength', width: 84 },
      ...{ firstDirection: 'desc', align: 'end', narrow: 'labelled' },
    },
    { id: 'state', header: t('state'), width: 190, narrow: 'aside' },
    { id: 'since', header: t('since'), sort: 'since', width: 168, align: 'end', narrow: 'labelled' },
    { id: 'statement', header: t('statement'), width: 320, narrow: 'hidden' },
    { id: 'origin', header: t('origin'), width: 180, narrow: 'hidden' },
    { id: 'scope', header: t('scope'), width: 132, narrow: 'hidden' },
    {
      ...{ id: 'updated', header: t('updated'), sort: 'updated', width: 190 },
      ...{ firstDirection: 'desc', align: 'end', narrow: 'labelled' },
    },
  ]
}

async function filters(themes: PreferenceTableProps['themes'], params: ListParams): Promise<readonly TableFilter[]> {
  const t = await getTranslations('preference')
  return [
    {
      name: 'state',
      label: t('state'),
      options: preferenceStates.map((value) => ({
        value,
        label: t(`state_${value}`),
        mark: <PreferenceStateBadge state={value} />,
      })),
    },
    { name: 'age', label: t('age'), options: undecidedAges.map((value) => ({ value, label: t(`age_${value}`) })) },
    {
      name: 'origin',
      label: t('origin'),
      options: preferenceOrigins.map((value) => ({ value, label: t(`origin_${value}`) })),
    },
    {
      name: 'scope',
      label: t('scope'),
      options: preferenceScopes.map((value) => ({ value, label: t(`scope_${value}`) })),
    },
    { name: 'strength', label: t('strength'), options: strengths.map((value) => ({ value, label: value })) },
    { name: 'theme', label: t('theme'), options: themes.map(({ slug, title }) => ({ value: slug, label: title })) },
    ...freely('model', t('model'), params),
    ...freely('recorded', t('recordedFilter'), params),
  ]
}

/** A filter that links bring along: it is shown, so that it can be taken off, once an address has it. */
function freely(name: string, label: string, params: ListParams): readonly TableFilter[] {
  const values = params.filters[name] ?? []
  return values.length > 0 ? [{ name, label, options: values.map((value) => ({ value, label: value })) }] : []
}

function toTableRow(preference: PreferenceRow): TableRow {
  return {
    id: preference.id,
    href: `/preferences/${preference.id}`,
    label: `${preference.title}, ${preference.model.displayName}`,
    marks: preference.isDemo && <DemoMark />,
    cells: {
      title: preference.title,
      model: preference.model.displayName,
      theme: preference.theme.title,
      strength: <Strength strength={preference.strength} />,
      state: <PreferenceStateBadge state={preference.state} />,
      since: <Instant at={new Date(preference.stateSince)} style="short" />,
      statement: <span className="line-clamp-2">{preference.statement}</span>,
      origin: <Word name={`origin_${preference.origin}`} />,
      scope: <Word name={`scope_${preference.scope}`} />,
      updated: <Instant at={new Date(preference.updatedAt)} style="short" />,
    },
  }
}

async function Strength({ strength }: Pick<PreferenceRow, 'strength'>) {
  const t = await getTranslations('preference')
  return <span className="tabular">{t('strengthOf', { strength })}</span>
}

type WordName = `origin_${PreferenceRow['origin']}` | `scope_${PreferenceRow['scope']}`

async function Word({ name }: { readonly name: WordName }) {
  const t = await getTranslations('preference')
  return t(name)
}
