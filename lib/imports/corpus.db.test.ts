import { describe, expect, test } from 'vitest'
import { fileLimitBytes } from '@/lib/csv/decode'
import type { Refusal } from '@/lib/errors'
import { importCodeText, refusalText } from '@/lib/i18n/refusal-text'
import type { ImportReport } from '@/lib/import-reports/rules'
import { actorWith, contextOf } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { importModels } from './commands'

const ctx = useDatabase()
const columns = 'provider,model_id,display_name,released_on,state,retires_on,retires_on_is_tentative,source_url'
const page = 'https://example.org/page'
const line = (id: string, name = `Model ${id}`) => `acme,${id},${name},2024-03-04,active,,,${page}`

async function importOf(file: string | Uint8Array) {
  const context = contextOf({ database: ctx.database, actor: actorWith('steward') }, 'model.import')
  const bytes = Uint8Array.from(typeof file === 'string' ? Buffer.from(file) : file)
  return importModels(context, { file: bytes, dryRun: false, expected: null })
}

async function reportOf(file: string | Uint8Array): Promise<ImportReport> {
  const result = await importOf(file)
  if (!result.ok) throw new Error(refusalText('en', result))
  return result.value
}

/** What is on record, in the words of a table. */
async function onRecord() {
  const models = await ctx.prisma.model.findMany({
    orderBy: { displayName: 'asc' },
    include: { dateClaims: { orderBy: { date: 'asc' } }, replacements: { orderBy: { position: 'asc' } } },
  })
  return models.map((model) => ({
    id: model.apiId,
    name: model.displayName,
    stage: model.stage,
    released: model.releasedOn?.toISOString().slice(0, 10) ?? null,
    claims: model.dateClaims.map((claim) => `${claim.kind} ${claim.date.toISOString().slice(0, 10)}`),
    replacements: model.replacements.map((replacement) => replacement.reference),
  }))
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

const plain = [columns, line('a'), line('b', 'モデル B')].join('\n')
const semicolons = plain.replaceAll(',', ';')

describe('the same table in another form is the same table', () => {
  test.each<[string, string | Uint8Array]>([
    ['lines that end in CRLF', plain.replaceAll('\n', '\r\n')],
    ['lines that end in CR', plain.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${plain}`],
    ['UTF-16 LE with a mark', utf16(`\ufeff${plain}`, 'le')],
    ['UTF-16 LE without a mark', utf16(plain, 'le')],
    ['UTF-16 BE with a mark', utf16(`\ufeff${plain}`, 'be')],
    ['UTF-16 BE without a mark', utf16(plain, 'be')],
    ['semicolons', semicolons],
    ['tabs', plain.replaceAll(',', '\t')],
    ['bars', plain.replaceAll(',', '|')],
    ['the first line that Excel writes', `sep=;\r\n${semicolons.replaceAll('\n', '\r\n')}`],
    ['that first line in UTF-16 with tabs', utf16(`\ufeffsep=\t\r\n${plain.replaceAll(',', '\t')}`, 'le')],
    ['that first line, quoted and filled up', `"sep=;";;;;;;;\n${semicolons}`],
    ['trailing delimiters on every line', plain.replaceAll('\n', ',,\n').concat(',,')],
    ['trailing delimiters on the lines alone', plain.replace('page\n', 'page,,,\n')],
    ['empty lines between', plain.replaceAll('\n', '\n\n,,,,,,,\n')],
    [
      'a header in capitals with blanks',
      plain.replace(columns, columns.toUpperCase().replaceAll(',', '\u3000,\u00a0')),
    ],
    ['quotation marks around every cell', plain.replace(/[^,\n]+/g, '"$&"')],
    ['full-width digits and hyphens in dates', plain.replaceAll('2024-03-04', '２０２４－０３\u201104')],
    ['dates as a spreadsheet in Japan rewrites them', plain.replaceAll('2024-03-04', '2024/3/4')],
    ['a column that means nothing here', plain.replaceAll('\n', ',x\n').concat(',x')],
    [
      'stray blanks around and inside',
      plain.replaceAll(',', '\u00a0,\u200b\u3000').replaceAll('03-04', '\u200b03-\u00a004'),
    ],
  ])('%s', async (_, file) => {
    expect(await reportOf(plain)).toMatchObject({ created: 2, rejected: [], notes: [] })
    expect(await reportOf(file)).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: [], notes: [] })
  })
})

describe('a file that cannot be read is refused as a whole, in words, and leaves nothing', () => {
  const large = (bytes: number) => `${plain}\n`.padEnd(bytes, `${'x'.repeat(99)}\n`)
  test.each<[string, string | Uint8Array, Refusal['code'], RegExp, RegExp]>([
    ['an empty file', '', 'fileEmpty', /no text.*first line/, /文字がありません/],
    ['blanks and empty lines', ' \r\n,,\n\t', 'fileEmpty', /no text/, /一行目/],
    ['one byte more than ten megabytes', large(fileLimitBytes + 1), 'fileTooLarge', /10 MB\. Split/, /分割/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'fileBinary', /not text/, /テキスト/],
    [
      'a workbook',
      Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0),
      'fileWorkbook',
      /save the sheet as CSV/,
      /CSV/,
    ],
    ['Latin-1', Buffer.from(`${plain}é`, 'latin1'), 'fileEncodingUnknown', /UTF-8/, /UTF-8/],
    ['no header', line('a'), 'columnsMissing', /provider, display_name, source_url\. The first/, /一行目/],
    ['other names', 'Vendor,製品名,URL\na,b,c', 'columnsMissing', /製品名 → display_name/, /Vendor → provider/],
    ['a column twice', `${columns},Provider\n`, 'columnRepeated', /provider is there twice/, /provider が二つ/],
    ['a half-written last cell', `${plain}\nacme,c,"Mod`, 'quoteUnclosed', /on line 4 is never closed/, /4行目/],
    ['a mark in the middle', `${plain}\nacme,c,3" Model`, 'quoteMisplaced', /on line 4 is out of place/, /4行目/],
    ['text after a mark', `${plain}\nacme,c,"Model" C`, 'quoteMisplaced', /line 4/, /4行目/],
    ['too many lines', `${columns}\n${'a\n'.repeat(20_001)}`, 'rowsTooMany', /more than 20,000 rows/, /20,000行/],
  ])('%s', async (_, file, code, english, japanese) => {
    const result = await importOf(file)
    if (result.ok) throw new Error('It was read')
    expect(result.code).toBe(code)
    expect(refusalText('en', result)).toMatch(english)
    expect(refusalText('ja', result)).toMatch(japanese)
    expect([await onRecord(), await ctx.prisma.auditEvent.count()]).toEqual([[], 0])
  })

  test('ten megabytes to the byte are read', async () => {
    const report = await reportOf(
      Buffer.concat([Buffer.from(plain), Buffer.alloc(fileLimitBytes, '\n')]).subarray(0, fileLimitBytes),
    )
    expect(report).toMatchObject({ created: 2, rejected: [] })
  })

  test('a header and nothing else is a table that says nothing', async () => {
    expect(await reportOf(columns)).toMatchObject({ created: 0, updated: 0, unchanged: 0, rejected: [], notes: [] })
  })
})

describe('a line that cannot be read is rejected in words, and the others are taken in', () => {
  const cut = line('a').slice(0, 30)
  test.each<[string, string, string, RegExp, RegExp]>([
    ['half-written', cut, 'cellCountDiffers', /has 5 cells where the header names 8/, /5個/],
    ['a comma too many', line('a').replace('Model', 'Model,'), 'cellCountDiffers', /9 cells/, /9個/],
    [
      'no provider',
      line('a').replace('acme', '\u3000'),
      'cellMissing',
      /provider is empty\. Fill it in/,
      /provider が空/,
    ],
    ['no source', line('a').replace(page, ''), 'cellMissing', /source_url is empty/, /source_url/],
    [
      'a day before a month',
      line('a').replace('2024-03-04', '1/5/2026'),
      'dateAmbiguous',
      /“1\/5\/2026”.*year first/,
      /「1\/5\/2026」/,
    ],
    [
      'full-width and ambiguous',
      line('a').replace('2024-03-04', '１／５／２０２６'),
      'dateAmbiguous',
      /year first/,
      /年から/,
    ],
    ['a number for a day', line('a').replace('2024-03-04', '46027'), 'dateNumber', /46027.*as text/, /46027/],
    [
      'no day of the calendar',
      line('a').replace('03-04', '02-30'),
      'dateInvalid',
      /2024-02-30.*not a day/,
      /2024-02-30/,
    ],
    ['a state of its own', line('a').replace('active', 'sunset'), 'stateUnknown', /state says “sunset”/, /sunset/],
    ['no web address', line('a').replace('https', 'ftp'), 'urlInvalid', /source_url.*http/, /ウェブアドレス/],
    ['a name without end', line('a', 'x'.repeat(201)), 'cellTooLong', /display_name is longer than 200/, /200文字/],
  ])('%s', async (_, bad, code, english, japanese) => {
    const report = await reportOf([columns, line('before'), bad, line('after')].join('\r\n'))
    expect(report).toMatchObject({ created: 2, rejected: [{ line: 3, reason: { code } }] })
    const [rejected] = report.rejected
    expect(rejected && importCodeText('en', rejected.reason)).toMatch(english)
    expect(rejected && importCodeText('ja', rejected.reason)).toMatch(japanese)
    expect((await onRecord()).map((model) => model.id)).toEqual(['after', 'before'])
  })
})
