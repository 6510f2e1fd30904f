import { CsvError, parse } from 'csv-parse/sync'

export type ParseRefusal = {
  readonly code: 'fileEmpty' | 'quoteUnclosed' | 'quoteMisplaced'
  readonly values: Readonly<Record<string, string | number>>
}

/** One record and the line of the file on which it starts; the first line is 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] }

export type CsvTable = { readonly header: readonly string[]; readonly records: readonly CsvRecord[] }

export type Parsed =
  | { readonly ok: true; readonly table: CsvTable }
  | { readonly ok: false; readonly refusal: ParseRefusal }

/**
 * Splits delimited text into its header and its records, cells exactly as written. The delimiter (comma, semicolon,
 * tab or vertical bar) is the one the header line uses most; lines may end in CRLF, LF or CR, also mixed, and a line
 * break inside a quoted cell becomes LF. Lines without any text are left out. A record may have more or fewer cells
 * than the header: the caller decides. Refuses a file without a header, and a quotation mark that is never closed or
 * stands where none may, naming its line.
 */
export function parseTable(text: string): Parsed {
  const lines = text.replace(/\r\n?/g, '\n')
  const records = readRecords(lines)
  if (!Array.isArray(records)) return { ok: false, refusal: records }
  const [header, ...rest] = records.filter((record) => record.cells.some((cell) => cell.trim() !== ''))
  if (header === undefined) return { ok: false, refusal: { code: 'fileEmpty', values: {} } }
  return { ok: true, table: { header: header.cells, records: rest } }
}

const delimiters = [',', ';', '\t', '|'] as const

function readRecords(lines: string): CsvRecord[] | ParseRefusal {
  const records: CsvRecord[] = []
  try {
    parse(lines, {
      delimiter: delimiterOf(lines),
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells, { lines: endLine }) => {
        records.push({ line: endLine - lineBreaksIn(cells), cells })
        return null
      },
    })
    return records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return { code: 'quoteUnclosed', values: { line: lineOfOpenQuote(lines) } }
    }
    return { code: 'quoteMisplaced', values: { line: Number(error.lines) } }
  }
}

/** Counts only outside quotation marks, because a quoted column name may hold a delimiter. */
function delimiterOf(lines: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]))
  let isQuoted = false
  let hasText = false
  for (const character of lines) {
    if (character === '\n' && !isQuoted && hasText) break
    if (character === '"') isQuoted = !isQuoted
    if (character.trim() !== '') hasText = true
    const count = counts.get(character)
    if (count !== undefined && !isQuoted) counts.set(character, count + 1)
  }
  return delimiters.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best))
}

/** The parser counts a record's lines at its end; the breaks inside its cells lead back to where it starts. */
function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((total, cell) => total + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
}

/** Quotation marks come in pairs up to the one left open, so the last odd one is where the open cell starts. */
function lineOfOpenQuote(lines: string): number {
  let isQuoted = false
  let line = 1
  let lineOfQuote = 1
  for (const character of lines) {
    if (character === '\n') line += 1
    if (character !== '"') continue
    isQuoted = !isQuoted
    if (isQuoted) lineOfQuote = line
  }
  return lineOfQuote
}
