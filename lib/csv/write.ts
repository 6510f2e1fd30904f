import { stringify } from 'csv-stringify/sync'
import { guardCell } from './formula-guard'

/** Tells Excel that the file is UTF-8; programs need none. */
export const byteOrderMark = '\ufeff'

/**
 * Rows as CSV (RFC 4180: commas, CRLF, quotation marks where needed), with no cell that a spreadsheet would run as a
 * formula. Reading it back and taking the guards off gives the same cells; a line break inside a cell becomes LF.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  const guarded = rows.map((row) => row.map(guardCell))
  // By itself the writer quotes only what holds the whole record end, and a lone CR or LF would end the line too.
  return stringify(guarded, { record_delimiter: '\r\n', quoted_match: /[\r\n\0]|^\s|\s$/ })
}
