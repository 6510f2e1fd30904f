import 'server-only'
import { decodeText } from '../csv/decode'
import { type CsvTable, parseTable } from '../csv/parse'
import type { FileRefusal, ImportSheet } from '../imports/schema'
import { unhurried } from '../unhurried'
import { readRecords, refusalOfHeader } from './rules'

export type SheetRead =
  | { readonly ok: true; readonly sheet: ImportSheet; readonly table: CsvTable }
  | { readonly ok: false; readonly refusal: FileRefusal }

/**
 * Reads the bytes of a lifecycle table, a little at a time. Refuses the whole file when it is not text, when a
 * quotation mark is left open, when it has too many rows, or when its header does not fit; single lines are rejected
 * one by one.
 */
export async function readSheet(bytes: Uint8Array): Promise<SheetRead> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const parsed = await parseTable(decoded.text)
  if (!parsed.ok) return parsed
  const refusal = refusalOfHeader(parsed.table.header)
  if (refusal) return { ok: false, refusal }
  return { ok: true, sheet: await unhurried(readRecords(parsed.table)), table: parsed.table }
}
