import { batch, createAtom } from '@tanstack/store'
import { constructTable, createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/table-core'
import { renderPhaseReactivity } from '@tanstack/table-core/reactivity'
import type { ListParams } from '@/lib/list-params'
import type { TableColumn, TableRow } from './table-column'

/** The database sorts, so no row model does; the table only has to know by what. */
const features = tableFeatures({
  coreReactivityFeature: renderPhaseReactivity({ createAtom, batch }),
  rowSortingFeature,
})

const helper = createColumnHelper<typeof features, TableRow>()

/** TanStack Table's core, run on the server: headers with their order, rows with their cells, and no script for the browser. */
export function tableOf(columns: readonly TableColumn[], rows: readonly TableRow[], params: ListParams) {
  const definitions = columns.map((column) =>
    helper.accessor((row) => row.cells[column.id] ?? null, {
      id: column.id,
      header: column.header,
      enableSorting: column.sort !== undefined,
    }),
  )
  const sorted = columns.find((column) => column.sort === params.sort)
  return constructTable({
    features,
    columns: helper.columns(definitions),
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    state: { sorting: sorted ? [{ id: sorted.id, desc: params.direction === 'desc' }] : [] },
  })
}
