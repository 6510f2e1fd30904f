import { getTranslations } from 'next-intl/server'
import { Fragment, type ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { ListParams } from '@/lib/list-params'
import { type AnyListSchema, changedHref } from './list-link'
import { RowKeys } from './row-keys'
import type { TableColumn, TableRow } from './table-column'
import { tableOf } from './table-model'

export type Density = 'roomy' | 'compact'

export type TableGridProps = {
  readonly id: string
  readonly caption: string
  readonly path: string
  readonly schema: AnyListSchema
  readonly params: ListParams
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly density?: Density
}

/** The rows themselves. Rendered on the server; the only script is the one that listens to j and k. */
export function TableGrid({ id, caption, columns, rows, density = 'roomy', ...list }: TableGridProps) {
  const lastLine = columns.findLast(isOnSecondLine)?.id
  const table = tableOf(columns, rows, list.params)
  const byId = new Map(columns.map((column) => [column.id, column]))
  return (
    <div className="table-frame" data-settles>
      <div className="table-width" style={{ minWidth: narrowestOf(columns) }}>
        <table id={id} className="data-table" data-density={density}>
          <caption className="sr-only">{caption}</caption>
          <colgroup>
            {columns.map((column) => (
              <col key={column.id} style={column.width ? { width: column.width } : {}} />
            ))}
          </colgroup>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const column = byId.get(header.column.id)
                  return (
                    column && (
                      <HeaderCell key={header.id} column={column} sorted={header.column.getIsSorted()} {...list} />
                    )
                  )
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <Fragment key={row.id}>
                <tr>
                  {row.getAllCells().map((cell) => {
                    const column = byId.get(cell.column.id)
                    const isLast = cell.column.id === lastLine
                    return column && <BodyCell key={cell.id} column={column} row={row.original} isLast={isLast} />
                  })}
                </tr>
                <DetailRow detail={row.original.detail} span={columns.length} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <RowKeys tableId={id} />
    </div>
  )
}

/** Below this the table scrolls sideways in its frame instead of squeezing its columns. */
function narrowestOf(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, column) => sum + (column.width ?? 168), 0)
}

type HeaderCellProps = Pick<TableGridProps, 'path' | 'schema' | 'params'> & {
  readonly column: TableColumn
  readonly sorted: false | 'asc' | 'desc'
}

async function HeaderCell({ column, sorted, path, schema, params }: HeaderCellProps) {
  const { sort, header, align = 'start', firstDirection = 'asc' } = column
  if (!sort) {
    return (
      <th scope="col" data-align={align}>
        <span className="table-head">{header}</span>
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
    </th>
  )
}

type BodyCellProps = { readonly column: TableColumn; readonly row: TableRow; readonly isLast: boolean }

function BodyCell({ column, row, isLast }: BodyCellProps) {
  const content = row.cells[column.id]
  if (column.isPrimary) {
    return (
      <th scope="row" data-narrow="lead">
        <a href={row.href} data-row-link className="row-link">
          {content ?? row.label}
        </a>
      </th>
    )
  }
  const isFollowed = isOnSecondLine(column) && !isLast
  return (
    <td
      data-align={column.align ?? 'start'}
      data-narrow={column.narrow ?? 'line'}
      data-header={column.header}
      {...(isFollowed ? { 'data-ends-group': '' } : {})}
    >
      {content}
    </td>
  )
}

function DetailRow({ detail, span }: { readonly detail: ReactNode; readonly span: number }) {
  if (!detail) return null
  return (
    <tr data-detail>
      <td colSpan={span}>{detail}</td>
    </tr>
  )
}

function isOnSecondLine({ isPrimary = false, narrow = 'line' }: TableColumn): boolean {
  return !isPrimary && (narrow === 'line' || narrow === 'labelled')
}
