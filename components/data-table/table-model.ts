import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  constructTable,
  createColumnHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import { COLUMN_WIDTH, type ShownColumn } from '@/lib/list-columns'
import type { ListParams } from '@/lib/list-params'
import { drawnOnce } from './drawn-once'
import type { TableColumn, TableRow } from './table-column'

/** The database sorts, so no row model does; the table only has to know by what. */
const features = tableFeatures({
  coreReactivityFeature: drawnOnce,
  rowSortingFeature,
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  rowSelectionFeature,
})

const helper = createColumnHelper<typeof features, TableRow>()

/** Pixels that a column without a width of its own keeps when the table is narrow. */
const LEAST_SHARE = 168

type TableParts = {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly params: Pick<ListParams, 'sort' | 'direction'>
  /** The columns that were chosen, in their order; null shows all as they come. */
  readonly shown: readonly ShownColumn[] | null
}

/**
 * TanStack Table's core, run on the server: which columns there are, in which order and how wide, and which rows can
 * be chosen. No script of it reaches the browser.
 */
export function tableOf({ columns, rows, params, shown }: TableParts) {
  const definitions = columns.map((column) =>
    helper.accessor((row) => row.cells[column.id] ?? null, {
      id: column.id,
      header: column.header,
      enableSorting: column.sort !== undefined,
      enableHiding: column.isPrimary !== true,
      size: column.width ?? LEAST_SHARE,
      minSize: COLUMN_WIDTH.min,
      maxSize: COLUMN_WIDTH.max,
    }),
  )
  const sorted = columns.find((column) => column.sort === params.sort)
  return constructTable({
    features,
    columns: helper.columns(definitions),
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableRowSelection: (row) => row.original.moves !== undefined,
    state: {
      sorting: sorted ? [{ id: sorted.id, desc: params.direction === 'desc' }] : [],
      columnOrder: (shown ?? columns).map((column) => column.id),
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, isShown(shown, id)])),
      columnSizing: Object.fromEntries((shown ?? []).flatMap(({ id, width }) => (width ? [[id, width]] : []))),
    },
  })
}

function isShown(shown: readonly ShownColumn[] | null, id: string): boolean {
  return shown === null || shown.some((column) => column.id === id)
}
