import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ButtonLink, buttonSkin } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { type Density, isNarrowed } from '@/lib/list-params'
import { LaterChoiceBar } from './later-scripts'
import { ListFooter } from './list-footer'
import { clearedHref } from './list-link'
import { type ListAddress, ListToolbar } from './list-toolbar'
import type { TableColumn, TableFilter, TableMoves, TablePage } from './table-column'
import { TableGrid } from './table-grid'

export type DataTableProps = ListAddress & {
  readonly id: string
  /** The name of the list, for assistive technology. */
  readonly caption: string
  readonly what: string
  readonly columns: readonly TableColumn[]
  readonly filters?: readonly TableFilter[]
  readonly page: TablePage
  /** What can be done with several rows at once; absent for whoever may do nothing of it. */
  readonly moves?: TableMoves | undefined
  /** The menu of saved views: see `ViewMenu`. */
  readonly views?: ReactNode
  /** What is done with the list as a whole, such as an export. */
  readonly tools?: ReactNode
  /** What this list is and the first thing to do: an `EmptyState`. Shown only when nothing narrows the list. */
  readonly empty: ReactNode
}

/** The one table: toolbar, rows, pages. Its whole state is in the address, but for the rows that are chosen. */
export function DataTable(props: DataTableProps) {
  const { id, caption, what, columns, filters = [], page, moves, views, tools, empty } = props
  const list = { path: props.path, schema: props.schema, params: props.params }
  const hasRows = page.rows.length > 0
  if (!hasRows && !isNarrowed(props.params, props.schema)) return empty
  return (
    <section aria-label={caption}>
      <ListToolbar {...list} what={what} filters={filters} columns={columns} views={views} tools={tools} />
      {hasRows ? (
        <TableGrid {...list} {...{ id, caption, columns }} rows={page.rows} isChoosable={moves !== undefined} />
      ) : (
        <NothingMatches {...list} />
      )}
      {hasRows && <ListFooter {...list} page={page} />}
      {hasRows && moves && <Choice tableId={id} moves={moves} />}
    </section>
  )
}

type ChoiceProps = { readonly tableId: string; readonly moves: TableMoves }

async function Choice({ tableId, moves }: ChoiceProps) {
  const [t, common, form] = [
    await getTranslations('list'),
    await getTranslations('common'),
    await getTranslations('form'),
  ]
  const labels = {
    region: t('chosenRows'),
    chosen: t('chosen', { count: '{count}' }),
    clear: t('clearChoice'),
    nothing: t('noMoves'),
    close: common('close'),
    failed: form('failedTitle'),
  }
  const skins = {
    move: buttonSkin({ kind: 'secondary', size: 'small' }),
    clear: buttonSkin({ kind: 'quiet', size: 'small' }),
  }
  return <LaterChoiceBar {...{ tableId, labels, skins }} offered={moves.offered} plan={moves.plan} />
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
export async function DataTableLoading({ rows = 12, density }: { rows?: number; density?: Density | undefined }) {
  const t = await getTranslations('list')
  return (
    <div>
      <div className="mb-3 h-8" />
      <SkeletonRows rows={rows} label={t('loading')} isCompact={density === 'compact'} />
    </div>
  )
}
