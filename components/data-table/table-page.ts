import type { Count } from '@/lib/counting'
import type { Page } from '@/lib/paging'
import type { TablePage, TableRow } from './table-column'

/** A page as a query answers it, and how many rows its list has, made ready for the table. */
export function tablePage<Row>(page: Page<Row>, total: Count, toRow: (row: Row) => TableRow): TablePage {
  return {
    rows: page.rows.map(toRow),
    total,
    ...(page.previous ? { previous: page.previous } : {}),
    ...(page.next ? { next: page.next } : {}),
  }
}
