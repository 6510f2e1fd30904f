import { setImmediate as turn } from 'node:timers/promises'
import { CsvError, type Parser, parse } from 'csv-parse'

export type ParseRefusal = {
  readonly code: 'fileEmpty' | 'rowsTooMany' | 'quoteUnclosed' | 'quoteMisplaced'
  readonly values: Readonly<Record<string, string | number>>
}

/** One record and the line of the file on which it starts; the first line is 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] }

export type CsvTable = { readonly header: readonly string[]; readonly records: readonly CsvRecord[] }

export type Parsed =
  | { readonly ok: true; readonly table: CsvTable }
  | { readonly ok: false; readonly refusal: ParseRefusal }

/** More rows than every provider's table together will have. */
export const rowLimit = 20_000

/**
 * Splits delimited text into its header and its records, cells exactly as written. The delimiter (comma, semicolon,
 * tab or vertical bar) is the one the header line uses most, or the one that a first line `sep=;`, as Excel writes it,
 * names; lines may end in CRLF, LF or CR, also mixed, and a line break inside a quoted cell becomes LF. Lines without
 * any text are left out. A record may have more or fewer cells than the header: the caller decides. Refuses a file
 * without a header, one of more than `rowLimit` records, and a quotation mark that is never closed or stands where
 * none may, naming its line. Reads a piece at a time, so that a large file does not keep the server from answering.
 */
export async function parseTable(text: string): Promise<Parsed> {
  const unified = text.replace(/\r\n?/g, '\n')
  const named = /^"?sep=(.)"?\1*(?=\n|$)/i.exec(unified)
  // The line stays as an empty one, so that all others keep their numbers.
  const lines = named ? unified.slice(named[0].length) : unified
  const records = await readRecords(lines, named?.[1] ?? delimiterOf(lines))
  if (!Array.isArray(records)) return { ok: false, refusal: records }
  const [header, ...rest] = records
  if (header === undefined) return refuse('fileEmpty')
  if (rest.length > rowLimit) return refuse('rowsTooMany', { limit: rowLimit })
  return { ok: true, table: { header: header.cells, records: rest } }
}

const delimiters = [',', ';', '\t', '|'] as const

/** Bytes handed to the parser between two turns of the event loop: a few milliseconds of work. */
const pieceBytes = 64 * 1024

async function readRecords(lines: string, delimiter: string): Promise<CsvRecord[] | ParseRefusal> {
  const records: CsvRecord[] = []
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { lines: endLine }) => {
      const hasText = cells.some((cell) => cell.trim() !== '')
      if (hasText) records.push({ line: endLine - lineBreaksIn(cells), cells })
      return null
    },
  })
  const error = await feed(parser, Buffer.from(lines), () => records.length > rowLimit + 1)
  if (!error) return records
  if (!(error instanceof CsvError)) throw error
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { code: 'quoteUnclosed', values: { line: lineOfOpenQuote(lines) } }
  return { code: 'quoteMisplaced', values: { line: Number(error.lines) } }
}

/** Writes all bytes, or as many as are wanted, and answers what the parser has against them. */
async function feed(parser: Parser, bytes: Buffer, isEnough: () => boolean): Promise<Error | null> {
  const outcome: { error: Error | null } = { error: null }
  const closed = new Promise((resolve) => parser.once('close', resolve))
  parser.on('error', (error) => {
    outcome.error = error
  })
  parser.resume()
  for (let at = 0; at < bytes.length && !outcome.error && !isEnough(); at += pieceBytes) {
    parser.write(bytes.subarray(at, at + pieceBytes))
    await turn()
  }
  if (isEnough()) parser.destroy()
  else parser.end()
  await closed
  return outcome.error
}

/** No header is longer than this, in characters. */
const headerLimit = 64 * 1024

/** Counts only outside quotation marks, because a quoted column name may hold a delimiter. */
function delimiterOf(lines: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]))
  let isQuoted = false
  let hasText = false
  for (const character of lines.slice(0, headerLimit)) {
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
  let opened = 0
  let isQuoted = false
  for (let at = lines.indexOf('"'); at !== -1; at = lines.indexOf('"', at + 1)) {
    isQuoted = !isQuoted
    if (isQuoted) opened = at
  }
  let line = 1
  for (let at = lines.indexOf('\n'); at !== -1 && at < opened; at = lines.indexOf('\n', at + 1)) line += 1
  return line
}

function refuse(code: ParseRefusal['code'], values: ParseRefusal['values'] = {}): Parsed {
  return { ok: false, refusal: { code, values } }
}
