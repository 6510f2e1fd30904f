import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from '../csv/write'
import { importColumns } from '../imports/schema'
import { readSheet } from './queries'
import { rejectedTable } from './rules'

const realFile = readFileSync(new URL('../../prisma/demo/model-deprecations.csv', import.meta.url))
const good = {
  provider: 'anthropic',
  model_id: 'claude-3-opus-20240229',
  display_name: 'Claude Opus 3',
  source_url: 'https://example.org/models',
}

function csvOf(columns: readonly string[], lines: readonly (readonly string[])[], delimiter = ','): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  return [columns, ...lines].map((cells) => cells.map(quoted).join(delimiter)).join('\n')
}

async function sheetOf(text: string) {
  const read = await readSheet(new TextEncoder().encode(text))
  if (!read.ok) throw new Error(read.refusal.code)
  return read.sheet
}

async function refusalOf(text: string) {
  const read = await readSheet(new TextEncoder().encode(text))
  return read.ok ? null : read.refusal
}

async function readCells(cells: Readonly<Record<string, string>>) {
  const all = { ...good, ...cells }
  return sheetOf(csvOf(Object.keys(all), [Object.values(all)]))
}

test('every line of the real table can be read', async () => {
  const read = await readSheet(realFile)
  expect(read).toMatchObject({ ok: true, sheet: { rejected: [], ignoredColumns: [] } })
  expect(read.ok && read.sheet.rows.length).toBe(105)
  expect(read.ok && read.sheet.rows[0]).toMatchObject({ line: 2, model_id: 'claude-fable-5-1', state: 'active' })
})

test('several replacements stand in one cell, split by semicolons', async () => {
  expect((await readCells({ replacement_model_id: ' a ; b;;a; c' })).rows[0]?.replacement_model_id).toEqual([
    'a',
    'b',
    'c',
  ])
})

test('blanks of every kind are trimmed and kinds of hyphen in ids and dates become plain', async () => {
  const blank = '\u00a0\u200b\ufeff\u3000 \t'
  const {
    rows: [row],
  } = await readCells({
    provider: `${blank}anthropic${blank}`,
    model_id: `${blank}claude\u20113\u2010opus\u2013a\u2212b\u2012c`,
    display_name: `${blank}Claude \u2013 Opus${blank}`,
    released_on: `${blank}2024\u201103\u221204`,
    state: `${blank}RETIRED`,
    retires_on_is_tentative: `TRUE${blank}`,
  })
  expect(row).toMatchObject({
    provider: 'anthropic',
    model_id: 'claude-3-opus-a-b-c',
    display_name: 'Claude \u2013 Opus',
    released_on: '2024-03-04',
    state: 'retired',
    retires_on_is_tentative: true,
  })
})

test('a column that is missing or blank says nothing', async () => {
  const { provider, display_name, source_url } = good
  const text = csvOf(['provider', 'display_name', 'source_url'], [[provider, display_name, source_url]])
  expect((await sheetOf(text)).rows).toEqual([
    {
      ...{ provider, display_name, source_url, line: 2, isIdShared: false, model_id: null, family: '', state: null },
      ...{ released_on: null, deprecated_on: null, retires_on: null, retires_on_is_tentative: false },
      replacement_model_id: [],
    },
  ])
})

test.each([
  ['cellMissing', { provider: ' ' }, { column: 'provider', value: '' }],
  ['cellMissing', { display_name: '\u200b' }, { column: 'display_name', value: '' }],
  ['cellMissing', { source_url: '' }, { column: 'source_url', value: '' }],
  ['dateInvalid', { retires_on: '2026-02-30' }, { column: 'retires_on', value: '2026-02-30' }],
  ['dateInvalid', { retires_on: '2026/2/30' }, { column: 'retires_on', value: '2026/2/30' }],
  ['dateInvalid', { retires_on: '2026-01-05 00:00' }, { column: 'retires_on', value: '2026-01-05 00:00' }],
  ['dateAmbiguous', { released_on: '03/04/2024' }, { column: 'released_on', value: '03/04/2024' }],
  ['dateAmbiguous', { released_on: '1.5.26' }, { column: 'released_on', value: '1.5.26' }],
  ['dateNumber', { released_on: '46027' }, { column: 'released_on', value: '46027' }],
  ['stateUnknown', { state: 'sunset' }, { column: 'state', value: 'sunset' }],
  ['booleanInvalid', { retires_on_is_tentative: 'yes' }, { column: 'retires_on_is_tentative', value: 'yes' }],
  ['urlInvalid', { source_url: 'javascript:alert(1)' }, { column: 'source_url', value: 'javascript:alert(1)' }],
  ['urlInvalid', { source_url: 'https://a.example/b c' }, { column: 'source_url', value: 'https://a.example/b c' }],
  ['cellTooLong', { display_name: 'x'.repeat(201) }, { column: 'display_name', limit: 200 }],
  ['cellTooLong', { model_id: 'x'.repeat(201) }, { column: 'model_id', limit: 200 }],
  ['cellTooLong', { replacement_model_id: 'x'.repeat(201) }, { column: 'replacement_model_id', limit: 200 }],
])('a line is rejected as %s with the column and the value', async (code, cells, values) => {
  expect(await readCells(cells)).toMatchObject({ rows: [], rejected: [{ line: 2, reason: { code, values } }] })
})

test('more than twenty replacements are rejected', async () => {
  const ids = Array.from({ length: 21 }, (_, index) => `m${index}`).join(';')
  expect((await readCells({ replacement_model_id: ids })).rejected[0]?.reason.code).toBe('replacementsTooMany')
})

test('a half-written last line is rejected and the others are kept', async () => {
  const sheet = await sheetOf(realFile.toString('utf8').trimEnd().slice(0, -80))
  expect(sheet.rows.length).toBe(104)
  expect(sheet.rejected).toEqual([
    { line: 106, reason: { code: 'cellCountDiffers', values: { expected: 11, found: 10 } } },
  ])
})

test('a rejected line still tells that its id is shared by two names', async () => {
  const columns = ['provider', 'model_id', 'display_name', 'released_on', 'source_url']
  const sheet = await sheetOf(
    csvOf(columns, [
      ['mistral', 'open-mistral-7b', 'Mistral 7B (v0.3)', 'soon', good.source_url],
      ['Mistral', 'Open-Mistral-7b', 'Mistral 7B (v0.2)', '', good.source_url],
      ['mistral', '', 'Mathstral', '', good.source_url],
      ['mistral', '', 'Mistral Next', '', good.source_url],
    ]),
  )
  expect(sheet.rows.map((row) => [row.line, row.isIdShared])).toEqual([
    [3, true],
    [4, false],
    [5, false],
  ])
})

test('unknown columns are named and otherwise ignored', async () => {
  const text = csvOf([...Object.keys(good), ' Notes ', ''], [[...Object.values(good), 'n', '']])
  expect(await sheetOf(text)).toMatchObject({
    rows: [{ provider: 'anthropic' }],
    ignoredColumns: [{ name: 'Notes', suggestion: null }],
  })
})

test('a file without a required column is refused with the names of all that are missing', async () => {
  const values = { columns: 'provider, source_url', hints: 'none' }
  expect(await refusalOf('model_id,display_name\na,b')).toEqual({ code: 'columnsMissing', values })
})

test('a known column that is there twice is refused', async () => {
  const values = { column: 'provider' }
  expect(await refusalOf('provider,display_name,source_url, Provider\n')).toEqual({ code: 'columnRepeated', values })
})

test('refusals of the file itself come through', async () => {
  expect(await refusalOf('')).toEqual({ code: 'fileEmpty', values: {} })
  expect(await refusalOf('provider\n"open')).toEqual({ code: 'quoteUnclosed', values: { line: 2 } })
  expect(await refusalOf('a\u0000b')).toEqual({ code: 'fileBinary', values: {} })
})

test('the order of columns, the delimiter, the encoding and the case of the header do not matter', async () => {
  const expected = await readSheet(realFile)
  const sheet = await sheetOf(realFile.toString('utf8'))
  const shuffled = fc.shuffledSubarray([...importColumns], { minLength: importColumns.length })
  const encoding = fc.constantFrom<BufferEncoding>('utf8', 'utf16le')
  const form = fc.tuple(shuffled, fc.constantFrom(',', ';', '\t', '|'), encoding, fc.boolean())
  await fc.assert(
    fc.asyncProperty(form, async ([columns, delimiter, encoded, isUpperCase]) => {
      const lines = sheet.rows.map((row) => columns.map((column) => textOf(row[column])))
      const header = columns.map((column) => (isUpperCase ? ` ${column.toUpperCase()} ` : column))
      const read = await readSheet(Buffer.from(csvOf(header, lines, delimiter), encoded))
      expect(read.ok && read.sheet).toEqual(expected.ok && expected.sheet)
    }),
    { numRuns: 30 },
  )
})

function textOf(value: string | boolean | readonly string[] | null): string {
  return typeof value === 'object' ? (value ?? []).join(';') : String(value)
}

test('an unknown column is told with the known one it may mean, unless that is there', async () => {
  const text = csvOf([...Object.keys(good), 'Model ID', '公開日'], [[...Object.values(good), 'x', 'y']])
  expect((await sheetOf(text)).ignoredColumns).toEqual([
    { name: 'Model ID', suggestion: null },
    { name: '公開日', suggestion: 'released_on' },
  ])
})

test('the rejected lines are a table that can be corrected and read, and rejected again as they were', async () => {
  const columns = ['provider', 'model_id', 'display_name', 'source_url']
  const lines = [
    ['acme', "'=a", 'Good', good.source_url],
    ['acme', '', '=bad', 'nowhere'],
    ['acme', '', 'cut'],
    ['acme', '', 'a', 'comma', good.source_url],
  ]
  const readBack = async (text: string) => {
    const read = await readSheet(new TextEncoder().encode(text))
    if (!read.ok) throw new Error(read.refusal.code)
    const reasons = read.sheet.rejected.map(({ line, reason }) => ({ line, sentence: `because: ${reason.code}` }))
    return { sheet: read.sheet, table: rejectedTable(read.table, reasons) }
  }
  const first = await readBack(csvOf(columns, lines))
  expect(first.table).toEqual([
    ['rejected_because', ...columns],
    ['because: urlInvalid', 'acme', '', '=bad', 'nowhere'],
    ['because: cellCountDiffers', 'acme', '', 'cut'],
    ['because: cellCountDiffers', 'acme', '', 'a', 'comma', good.source_url],
  ])
  const again = await readBack(csvText(first.table))
  expect(again.sheet).toMatchObject({ rows: [], ignoredColumns: [] })
  expect(again.table).toEqual(first.table)
})
