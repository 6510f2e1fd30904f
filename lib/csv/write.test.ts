import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardCell, unguardCell } from './formula-guard'
import { parseTable } from './parse'
import { csvText } from './write'

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫']
const skipped = ['', ' ', '\u00a0', '\u3000', '\u200b', '\ufeff', '\0', '\u0001', '\u007f', '\u00ad', ' \0\u3000']

test.each(signs)('a cell that begins with %s is guarded, whatever a spreadsheet skips before it', (sign) => {
  for (const blank of skipped) {
    for (const text of [`${blank}${sign}1`, `'${blank}${sign}1`, `''${blank}${sign}`]) {
      expect(guardCell(text)).toBe(`'${text}`)
      expect(unguardCell(guardCell(text))).toBe(text)
    }
  }
})

test.each(['\t', '\r', '\n', '\0'])('a cell that begins with %j is guarded', (first) => {
  expect(guardCell(`${first}cmd`)).toBe(`'${first}cmd`)
})

test.each(['', "'", "'t Hooft", "''", 'a=b', '3-4', 'モデル', "' x", '−1', ' '])('%j stays as it is', (text) => {
  expect(guardCell(text)).toBe(text)
  expect(unguardCell(text)).toBe(text)
})

test('lines end in CRLF, and only cells that need quotation marks have them', () => {
  expect(csvText([['a', 'b,c', 'say "x"', ' d', 'e\nf', '']])).toBe('a,"b,c","say ""x"""," d","e\nf",\r\n')
  expect(csvText([])).toBe('')
})

const nasty = fc.string({
  unit: fc.constantFrom(
    ...signs,
    "'",
    '"',
    ',',
    ';',
    '\t',
    '\r',
    '\n',
    '\0',
    ' ',
    '\u3000',
    '\u200b',
    '\ufeff',
    'a',
    '道',
    '😀',
  ),
  maxLength: 8,
})

test('whatever the cells hold, reading and taking the guards off brings them back, and no cell is a formula', async () => {
  const rows = fc.array(fc.tuple(nasty, nasty, nasty), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const parsed = await parseTable(csvText([['x', 'a', 'b', 'c'], ...cells.map((row) => ['x', ...row])]))
      if (!parsed.ok) throw new Error(parsed.refusal.code)
      const written = parsed.table.records.map((record) => record.cells.slice(1))
      // Spreadsheets know cells by their first letter, after what they skip.
      const formula = /^[\p{Cc}\p{Cf}\p{Z}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]|^[\t\n\0]/u
      expect(written.flat().filter((cell) => formula.test(cell))).toEqual([])
      const unified = cells.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')))
      expect(written.map((row) => row.map(unguardCell))).toEqual(unified)
    }),
    { numRuns: 500 },
  )
})
