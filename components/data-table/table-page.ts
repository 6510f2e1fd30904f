import type { Page } from '@/lib/paging'
import type { TablePage, TableRow } from './table-column'

/** A page as a query answers it, made ready for the table. */
export function tablePage<Row>(page: Page<Row>, toRow: (row: Row) => TableRow): TablePage {
  return {
    rows: page.rows.map(toRow),
    total: page.count,
    isCapped: page.isCountCapped,
    ...(page.previous ? { previous: page.previous } : {}),
    ...(page.next ? { next: page.next } : {}),
  }
}
