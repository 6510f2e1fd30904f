import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { isNarrowed } from '@/lib/list-params'
import { ListFooter } from './list-footer'
import { clearedHref } from './list-link'
import { type ListAddress, ListToolbar } from './list-toolbar'
import type { TableColumn, TableFilter, TablePage } from './table-column'
import { type Density, TableGrid } from './table-grid'

export type DataTableProps = ListAddress & {
  readonly id: string
  /** The name of the list, for assistive technology. */
  readonly caption: string
  readonly what: string
  readonly columns: readonly TableColumn[]
  readonly filters?: readonly TableFilter[]
  readonly page: TablePage
  readonly density?: Density
  /** What is done with the list as a whole, such as an export. */
  readonly tools?: ReactNode
  /** What this list is and the first thing to do: an `EmptyState`. Shown only when nothing narrows the list. */
  readonly empty: ReactNode
}

/** The one table: toolbar, rows, pages. Its whole state is in the address. */
export function DataTable(props: DataTableProps) {
  const { id, caption, what, columns, filters = [], page, density = 'roomy', tools, empty } = props
  const list = { path: props.path, schema: props.schema, params: props.params }
  const hasRows = page.rows.length > 0
  if (!hasRows && !isNarrowed(props.params)) return empty
  return (
    <section aria-label={caption}>
      <ListToolbar {...list} what={what} filters={filters} tools={tools} />
      {hasRows ? (
        <TableGrid {...list} id={id} caption={caption} columns={columns} rows={page.rows} density={density} />
      ) : (
        <NothingMatches {...list} />
      )}
      {hasRows && <ListFooter {...list} page={page} />}
    </section>
  )
}

async function NothingMatches({ path, schema, params }: ListAddress) {
  const t = await getTranslations('list')
  return (
    <div className="border-t border-line" data-settles>
      <EmptyState
        title={t('nothingMatches')}
        action={<ButtonLink href={clearedHref(path, schema, params)}>{t('clearFilters')}</ButtonLink>}
      >
        {t('nothingMatchesHint')}
      </EmptyState>
    </div>
  )
}

/** While the list is on its way: as tall as its rows. For `loading.tsx` and Suspense. */
export async function DataTableLoading({ rows = 12 }: { rows?: number }) {
  const t = await getTranslations('list')
  return (
    <div>
      <div className="mb-3 h-8" />
      <SkeletonRows rows={rows} label={t('loading')} />
    </div>
  )
}
