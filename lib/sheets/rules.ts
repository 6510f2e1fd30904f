import { likelyColumn } from '../columns/rules'
import { unguardCell } from '../csv/formula-guard'
import type { CsvTable } from '../csv/parse'
import { groupByIdentity, type Identity, idKeyOf, trimBlanks } from '../identities/rules'
import {
  cellLimits,
  type FileRefusal,
  type IgnoredColumn,
  type ImportRow,
  type ImportSheet,
  importCellsSchema,
  importColumns,
  type RejectedRow,
  type Rejection,
  reasonColumn,
  rejectionCodes,
  replacementLimit,
  requiredColumns,
} from '../imports/schema'

/** Refuses a table in which a required column is missing, or a known column is there twice. */
export function refusalOfHeader(header: readonly string[]): FileRefusal | null {
  const names = header.map(columnName)
  const repeated = importColumns.find((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (repeated) return { code: 'columnRepeated', values: { column: repeated } }
  const missing = requiredColumns.filter((column) => !names.includes(column))
  if (missing.length === 0) return null
  const hints = ignoredColumnsOf(header).flatMap(({ name, suggestion }) =>
    suggestion && missing.some((column) => column === suggestion) ? [`${name} → ${suggestion}`] : [],
  )
  return { code: 'columnsMissing', values: { columns: missing.join(', '), hints: hints.join(', ') || 'none' } }
}

/**
 * Reads the records of a lifecycle table. A line that cannot be read is rejected with its number and the first reason;
 * it never stops the others. Cells past the last named column may be there, but say nothing and must be blank. Yields
 * between lines, where a server may do something else.
 */
export function* readRecords({ header, records }: CsvTable): Generator<void, ImportSheet> {
  const names = header.map(columnName)
  const width = names.findLastIndex((name) => name !== '') + 1
  const positions = importColumns.map((column) => ({ column, position: names.indexOf(column) }))
  const lines: Line[] = []
  for (const { line, cells } of records) {
    const texts = Object.fromEntries(
      positions.map(({ column, position }) => [column, unguardCell(cells[position] ?? '')]),
    )
    const isWhole = cells.length >= width && cells.slice(width).every((cell) => trimBlanks(cell) === '')
    lines.push({ line, texts, found: cells.length, isWhole })
    yield
  }
  const identities = yield* groupByIdentity(lines, ({ texts }) => identityOf(texts))
  const rows: ImportRow[] = []
  const rejected: RejectedRow[] = []
  for (const { line, texts, found, isWhole } of lines) {
    const identity = identityOf(texts)
    const isIdShared = identity.apiId !== '' && (identities.get(idKeyOf(identity))?.size ?? 0) > 1
    const read = importCellsSchema.safeParse(texts)
    if (!isWhole) rejected.push({ line, reason: { code: 'cellCountDiffers', values: { expected: width, found } } })
    else if (read.success) rows.push({ ...read.data, line, isIdShared })
    else rejected.push({ line, reason: rejectionOf(read.error.issues[0], texts) })
    yield
  }
  return { rows, rejected, ignoredColumns: ignoredColumnsOf(header) }
}

/**
 * The lines of a table that were rejected, as a table with the reasons in front: corrected there, it can be imported.
 * Cells are as they were, so that those of a line with too many or too few still stand in their order.
 */
export function rejectedTable(
  { header, records }: CsvTable,
  rejected: readonly { readonly line: number; readonly sentence: string }[],
): string[][] {
  const sentences = new Map(rejected.map(({ line, sentence }) => [line, sentence]))
  const earlier = header.findIndex((name) => columnName(name) === reasonColumn)
  const kept = (cells: readonly string[]) => cells.filter((_, at) => at !== earlier).map(unguardCell)
  const lines = records.flatMap(({ line, cells }) => {
    const sentence = sentences.get(line)
    return sentence === undefined ? [] : [[sentence, ...kept(cells)]]
  })
  return [[reasonColumn, ...kept(header)], ...lines]
}

type Texts = Readonly<Record<string, string>>

type Line = { readonly line: number; readonly texts: Texts; readonly found: number; readonly isWhole: boolean }

function columnName(text: string): string {
  return trimBlanks(text).toLowerCase()
}

function ignoredColumnsOf(header: readonly string[]): IgnoredColumn[] {
  const names = header.map(columnName)
  const known = new Set<string>([...importColumns, reasonColumn, ''])
  return header
    .map(trimBlanks)
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => {
      const suggestion = likelyColumn(name)
      return { name: name.slice(0, 80), suggestion: suggestion && !names.includes(suggestion) ? suggestion : null }
    })
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
  if (code === 'replacementsTooMany') return { code, values: { column, limit: replacementLimit } }
  const limit = new Map<string, number>(Object.entries(cellLimits)).get(column)
  if (code === 'cellTooLong' && limit !== undefined) return { code, values: { column, limit } }
  return { code, values: { column, value: trimBlanks(texts[column] ?? '').slice(0, 80) } }
}
