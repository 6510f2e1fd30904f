import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTable } from './parse'

async function recordsOf(text: string) {
  const parsed = await parseTable(text)
  return parsed.ok ? parsed.table.records : parsed.refusal
}

test('the delimiter is the one the header uses', async () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    const text = ['"a, b; c"', 'two', 'three'].join(delimiter).concat('\n', ['1', '2', '3'].join(delimiter))
    expect(await parseTable(text)).toEqual({
      ok: true,
      table: { header: ['a, b; c', 'two', 'three'], records: [{ line: 2, cells: ['1', '2', '3'] }] },
    })
  }
})

test('a table of one column needs no delimiter', async () => {
  expect(await recordsOf('name\nOpus')).toEqual([{ line: 2, cells: ['Opus'] }])
})

test('lines may end in CRLF, LF or CR', async () => {
  for (const end of ['\r\n', '\n', '\r']) {
    expect(await recordsOf(['a,b', '1,2', '', '3,4', ''].join(end))).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 4, cells: ['3', '4'] },
    ])
  }
})

test('a quoted cell may hold commas, quotation marks and line breaks, and lines are still counted right', async () => {
  expect(await recordsOf('a,b\r\n"x, ""y""\r\nz",2\r\n3,4')).toEqual([
    { line: 2, cells: ['x, "y"\nz', '2'] },
    { line: 4, cells: ['3', '4'] },
  ])
})

test('a record with too few or too many cells is handed on with its line', async () => {
  expect(await recordsOf('a,b\n1,2,3\n4')).toEqual([
    { line: 2, cells: ['1', '2', '3'] },
    { line: 3, cells: ['4'] },
  ])
})

test('lines without text are left out wherever they stand', async () => {
  expect(await recordsOf('\n\n \na,b\n,\n1,2\n , \n')).toEqual([{ line: 6, cells: ['1', '2'] }])
})

test('a file without a header is refused', async () => {
  for (const text of ['', '\n\n', ' , \n']) expect(await recordsOf(text)).toEqual({ code: 'fileEmpty', values: {} })
})

test('a quotation mark left open is refused with the line where it was opened', async () => {
  expect(await recordsOf('a,b\n"1\n1",2\n3,"4\n5,6\n7,8\n')).toEqual({ code: 'quoteUnclosed', values: { line: 4 } })
})

test('a quotation mark in the wrong place is refused with its line', async () => {
  expect(await recordsOf('a,b\n1,2\n3,4" wide\n')).toEqual({ code: 'quoteMisplaced', values: { line: 3 } })
  expect(await recordsOf('a,b\n1,"2" 3\n')).toEqual({ code: 'quoteMisplaced', values: { line: 2 } })
})

test('no text whatever makes the parser throw', async () => {
  const text = fc.string({
    unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', 'a', ' ', '\u00e9'),
    maxLength: 60,
  })
  await fc.assert(fc.asyncProperty(text, async (value) => typeof (await parseTable(value)).ok === 'boolean'))
})

test('cells written by the rules of the format are read back exactly', async () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', 'a', 'é', ' ') }).map((text) => `x${text}`)
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const lines = cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
      const records = await recordsOf(['a,b', ...lines].join('\r\n'))
      expect(Array.isArray(records) && records.map((record) => record.cells)).toEqual(cells)
    }),
  )
})
