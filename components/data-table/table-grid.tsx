import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import type { ShownColumn } from '@/lib/list-columns'
import { type ListParams, shownColumns } from '@/lib/list-params'
import { LaterColumnEdges } from './later-scripts'
import type { AnyListSchema } from './list-link'
import type { ListAddress } from './list-toolbar'
import { RowKeys } from './row-keys'
import { BodyCell, ChoiceCell, ChoiceHead, DetailRow, isOnSecondLine } from './table-cells'
import type { TableColumn, TableRow } from './table-column'
import { HeaderCell } from './table-head'
import { tableOf } from './table-model'

export type TableGridProps = {
  readonly id: string
  readonly caption: string
  readonly path: string
  readonly schema: AnyListSchema
  readonly params: ListParams
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** Whether rows can be chosen, to do something with several at once. */
  readonly isChoosable: boolean
}

/** Pixels of the column of boxes. */
const CHOICE_WIDTH = 40

/** The rows themselves. Rendered on the server; its scripts listen to keys and to the edges of columns. */
export function TableGrid({ id, caption, columns, rows, isChoosable, ...list }: TableGridProps) {
  const shown = shownColumns(list.schema, list.params)
  const table = tableOf({ columns, rows, params: list.params, shown })
  const visible = table
    .getVisibleLeafColumns()
    .flatMap(({ id: column }) => columns.find((known) => known.id === column) ?? [])
  const leastWidth = table.getTotalSize() + (isChoosable ? CHOICE_WIDTH : 0)
  return (
    <div className="table-room" data-settles>
      <div className="table-frame" data-needs={roomFor(leastWidth)}>
        <div className="table-width" style={{ minWidth: leastWidth }}>
          <table id={id} className="data-table" data-density={list.params.density ?? 'roomy'}>
            <caption className="sr-only">{caption}</caption>
            <colgroup>
              {isChoosable && <col data-screen-only style={{ width: CHOICE_WIDTH }} />}
              {visible.map((column) => (
                <col key={column.id} style={widthOf(column, shown)} />
              ))}
            </colgroup>
            <GridHead {...{ table, visible, shown, isChoosable, ...list }} />
            <GridBody {...{ table, visible, isChoosable }} />
          </table>
        </div>
        <RowKeys tableId={id} />
        {shown && <LaterColumnEdges tableId={id} />}
      </div>
    </div>
  )
}

type GridProps = {
  readonly table: ReturnType<typeof tableOf>
  readonly visible: readonly TableColumn[]
  readonly isChoosable: boolean
}

type GridHeadProps = GridProps & ListAddress & { readonly shown: readonly ShownColumn[] | null }

async function GridHead({ table, visible, isChoosable, shown, ...list }: GridHeadProps) {
  const t = await getTranslations('list')
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {isChoosable && <ChoiceHead label={t('chooseAll')} />}
          {group.headers.map((header, at) => {
            const column = visible[at]
            const [sorted, width] = [header.column.getIsSorted(), header.getSize()]
            return column && <HeaderCell key={header.id} {...{ column, sorted, width, shown, ...list }} />
          })}
        </tr>
      ))}
    </thead>
  )
}

function GridBody({ table, visible, isChoosable }: GridProps) {
  const lastLine = visible.findLast(isOnSecondLine)
  return (
    <tbody>
      {table.getRowModel().rows.map((row) => (
        <Fragment key={row.id}>
          <tr>
            {isChoosable && <ChoiceCell row={row.original} canChoose={row.getCanSelect()} />}
            {row.getVisibleCells().map((cell, at) => {
              const column = visible[at]
              const isLast = column === lastLine
              return column && <BodyCell key={cell.id} column={column} row={row.original} isLast={isLast} />
            })}
          </tr>
          <DetailRow detail={row.original.detail} span={visible.length + (isChoosable ? 1 : 0)} />
        </Fragment>
      ))}
    </tbody>
  )
}

/** As wide as somebody made it, else as the table gives it, else its share of what is left. */
function widthOf(column: TableColumn, shown: readonly ShownColumn[] | null) {
  const width = shown?.find(({ id }) => id === column.id)?.width ?? column.width
  return width === undefined ? {} : { width }
}

/**
 * The step of room, in pixels, that is enough for the columns. With that much the heads may stay in view while the
 * page scrolls; with less the table scrolls sideways in its frame instead of squeezing its columns.
 */
function roomFor(leastWidth: number): number | 'more' {
  return [800, 960, 1120, 1280].find((step) => leastWidth <= step) ?? 'more'
}
