import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { COLUMN_WIDTH, type ShownColumn } from '@/lib/list-columns'
import { changedHref, lookHref, widthTemplate } from './list-link'
import type { ListAddress } from './list-toolbar'
import type { TableColumn } from './table-column'

type HeaderCellProps = ListAddress & {
  readonly column: TableColumn
  readonly sorted: false | 'asc' | 'desc'
  /** Pixels. */
  readonly width: number
  readonly shown: readonly ShownColumn[] | null
}

export async function HeaderCell({ column, sorted, width, shown, path, schema, params }: HeaderCellProps) {
  const { sort, header, align = 'start', firstDirection = 'asc' } = column
  const edge = shown && <Edge {...{ column, width, shown, path, schema, params }} />
  if (!sort) {
    return (
      <th scope="col" data-align={align}>
        <span className="table-head">{header}</span>
        {edge}
      </th>
    )
  }
  const t = await getTranslations('list')
  const next = sorted === 'asc' ? 'desc' : 'asc'
  const href = changedHref(path, schema, params, { sort, direction: sorted ? next : firstDirection })
  const ariaSort = !sorted ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" data-align={align} aria-sort={ariaSort}>
      <a href={href} data-keep-scroll className="table-head" title={t('sortBy', { column: header })}>
        {header}
        <Icon name={params.direction === 'desc' ? 'arrowDown' : 'arrowUp'} size={12} />
      </a>
      {edge}
    </th>
  )
}

type EdgeProps = ListAddress & {
  readonly column: TableColumn
  readonly width: number
  readonly shown: readonly ShownColumn[]
}

/** The edge of a column, to make it wider or narrower with. Every address it leads to is written here. */
async function Edge({ column, width, shown, ...list }: EdgeProps) {
  const t = await getTranslations('list')
  const usual = shown.map((known) => (known.id === column.id ? { id: known.id } : known))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved; ARIA's window splitter can.
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('columnWidth', { column: column.header })}
      aria-valuenow={width}
      aria-valuemin={COLUMN_WIDTH.min}
      aria-valuemax={COLUMN_WIDTH.max}
      tabIndex={0}
      className="column-edge"
      data-template={widthTemplate(list, shown, column.id)}
      data-usual={lookHref(list.path, list.schema, list.params, { columns: usual })}
    />
  )
}
