import { decodeText } from '../csv/decode'
import { type CsvTable, parseTable } from '../csv/parse'
import { groupByIdentity, type Identity, idKeyOf, trimBlanks } from '../identities/rules'
import {
  cellLimits,
  type FileRefusal,
  type ImportRow,
  type ImportSheet,
  importCellsSchema,
  importColumns,
  type RejectedRow,
  type Rejection,
  rejectionCodes,
  requiredColumns,
} from '../imports/schema'

/** More rows than every provider's table together will have; reading them blocks the server for under a second. */
export const rowLimit = 20_000

export type SheetRead =
  | { readonly ok: true; readonly sheet: ImportSheet }
  | { readonly ok: false; readonly refusal: FileRefusal }

/**
 * Reads the bytes of a lifecycle table. A line that cannot be read is rejected with its number and the first reason;
 * it never stops the others. Refuses the whole file when it is not text, when a quotation mark is left open, when a
 * required column is missing, or when a known column is there twice.
 */
export function readSheet(bytes: Uint8Array): SheetRead {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const parsed = parseTable(decoded.text)
  if (!parsed.ok) return parsed
  if (parsed.table.records.length > rowLimit) {
    return {
      ok: false,
      refusal: { code: 'rowsTooMany', values: { rows: parsed.table.records.length, limit: rowLimit } },
    }
  }
  const refusal = refusalOfHeader(parsed.table.header.map(columnName))
  return refusal ? { ok: false, refusal } : { ok: true, sheet: readRecords(parsed.table) }
}

type Texts = Readonly<Record<string, string>>

function columnName(text: string): string {
  return trimBlanks(text).toLowerCase()
}

function refusalOfHeader(names: readonly string[]): FileRefusal | null {
  const repeated = importColumns.find((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (repeated) return { code: 'columnRepeated', values: { column: repeated } }
  const missing = requiredColumns.filter((column) => !names.includes(column))
  return missing.length === 0 ? null : { code: 'columnsMissing', values: { columns: missing.join(', ') } }
}

function readRecords({ header, records }: CsvTable): ImportSheet {
  const names = header.map(columnName)
  const positions = importColumns.map((column) => ({ column, position: names.indexOf(column) }))
  const lines = records.map(({ line, cells }) => {
    const texts = Object.fromEntries(positions.map(({ column, position }) => [column, cells[position] ?? '']))
    return { line, texts, found: cells.length }
  })
  const identities = groupByIdentity(lines, ({ texts }) => identityOf(texts))
  const rows: ImportRow[] = []
  const rejected: RejectedRow[] = []
  for (const { line, texts, found } of lines) {
    const identity = identityOf(texts)
    const isIdShared = identity.apiId !== '' && (identities.get(idKeyOf(identity))?.size ?? 0) > 1
    const read = importCellsSchema.safeParse(texts)
    if (found !== header.length) {
      rejected.push({ line, reason: { code: 'cellCountDiffers', values: { expected: header.length, found } } })
    } else if (read.success) {
      rows.push({ ...read.data, line, isIdShared })
    } else {
      rejected.push({ line, reason: rejectionOf(read.error.issues[0], texts) })
    }
  }
  const known = new Set<string>(importColumns)
  const ignoredColumns = header.map(trimBlanks).filter((name) => name !== '' && !known.has(name.toLowerCase()))
  return { rows, rejected, ignoredColumns }
}

/** Who a line means, as far as its raw cells tell: a line that is rejected still shares its id with others. */
function identityOf(texts: Texts): Identity {
  const [provider = '', apiId = '', displayName = ''] = [texts.provider, texts.model_id, texts.display_name]
  return { provider, apiId: trimBlanks(apiId), displayName }
}

function rejectionOf(issue: { path: PropertyKey[]; message: string } | undefined, texts: Texts): Rejection {
  const code = rejectionCodes.find((known) => known === issue?.message)
  const column = importColumns.find((known) => known === issue?.path[0])
  if (!code || !column) throw new Error(`A cell was rejected without a reason: ${issue?.message}`)
  const limit = new Map<string, number>(Object.entries(cellLimits)).get(column)
  if (code === 'cellTooLong' && limit !== undefined) return { code, values: { column, limit } }
  return { code, values: { column, value: trimBlanks(texts[column] ?? '').slice(0, 80) } }
}
