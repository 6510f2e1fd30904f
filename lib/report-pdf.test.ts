import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { facts } from '@/prisma/report-facts'
import { formatDate, formatInstant, formatMoney, formatNumber } from './i18n/format'
import { LOCALES, type Locale } from './i18n/locale'
import { messages } from './i18n/messages'
import { readAmount } from './money/rules'
import { documentOf, type Seal } from './report-document'
import type { Column, Value } from './report-parts/schema'
import { reportPdf } from './report-pdf'
import { readReport, reportOf, reportText } from './reports/rules'
import type { ModelReport } from './reports/schema'

const seal: Seal = { sha256: 'beef'.repeat(16), filedBy: 'Stella', filedAt: facts.asOf }

/** Without any space: a line may break anywhere, and the JSON knows no lines. */
function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '')
}

async function pagesOf(report: ModelReport, locale: Locale): Promise<readonly string[]> {
  const bytes = await reportPdf(documentOf(report, { locale, timeZone: 'UTC' }, seal))
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false })
  return text.map(squeezed)
}

type Cell = { readonly column: Column; readonly value: Value }

/** Every value of the JSON, chapter by chapter. */
function cellsOf({ parts }: ModelReport): readonly Cell[] {
  return parts.flatMap(({ figures, tables }) => [
    ...figures.map((figure) => ({ column: figure, value: figure.value })),
    ...tables.flatMap(({ columns, rows }) =>
      rows.flatMap(({ values }) => columns.map((column) => ({ column, value: values[column.key] ?? null }))),
    ),
  ])
}

/** The places of the sources in the list at the end: each address once, in the order in which the JSON names it. */
function sourcesOf(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const urls = cells.flatMap(({ value }) =>
    value !== null && typeof value === 'object' && 'url' in value ? [value] : [],
  )
  return new Map([...new Set(urls.map(({ url }) => url))].map((url, at) => [url, at + 1]))
}

/** How a value is written in a language, worked out from the JSON alone; nothing for words, which hold no numbers. */
function writtenIn(locale: Locale, { column, value }: Cell, sources: ReadonlyMap<string, number>): string {
  if (value === null || column.type === 'word') return ''
  if (typeof value === 'number') return formatNumber(locale, value)
  if (typeof value === 'string') {
    if (column.type === 'date') return formatDate(locale, value, 'short')
    return column.type === 'instant' ? formatInstant(locale, value, 'UTC', 'short') : value
  }
  if ('url' in value) return `${column.key === 'source' ? '' : value.title} [${sources.get(value.url)}]`
  const money = readAmount(value.amount, value.currency)
  return money ? formatMoney(locale, money) : ''
}

function madeIn(locale: Locale, { asOf, madeFrom, number }: ModelReport): readonly string[] {
  const { auditSeq, auditHash, policyVersion } = madeFrom
  const [seq, policy, filedAs] = [Number(auditSeq), policyVersion, number ?? 0].map((one) => formatNumber(locale, one))
  const { sha256 } = messages[locale].report
  return [filedAs, formatInstant(locale, asOf, 'UTC'), seq, auditHash, policy, sha256, seal.sha256].map(
    (text) => text ?? '',
  )
}

function digitsOf(...texts: readonly string[]): string {
  return texts.join('').normalize('NFKC').replace(/\D/g, '')
}

const report = readReport(reportText(reportOf(facts, 3)))
const cells = cellsOf(report)

describe.each(LOCALES)('the report as PDF and as JSON, in %s', (locale) => {
  const drawn = documentOf(report, { locale, timeZone: 'UTC' }, seal)
  const texts = messages[locale].report
  const chapters = [...drawn.parts.map(({ title }) => title), texts.made, texts.sources].map(
    (title, at) => `${at + 1}. ${title}`,
  )
  let pages: readonly string[] = []

  beforeAll(async () => {
    pages = await pagesOf(report, locale)
  }, 120_000)

  test('agree number for number: the PDF has the digits of the JSON in their order, and no other', () => {
    const running = squeezed(`${drawn.name} · ${drawn.title}${drawn.standing}`)
    const bodies = pages.map((page, at) => page.replace(`${at + 1}/${pages.length}`, '').replace(running, ''))
    const placed = chapters.map(
      (chapter) => `${chapter} ${pages.findLastIndex((page) => page.includes(squeezed(chapter))) + 1}`,
    )
    const sources = sourcesOf(cells)
    const parts = report.parts.map((part, at) => {
      const own = cellsOf({ ...report, parts: [part] }).map((cell) => writtenIn(locale, cell, sources))
      return [chapters[at] ?? '', drawn.parts[at]?.lead ?? '', ...own].join(' ')
    })
    const listed = drawn.sources.map(({ number, title, url }) => `[${number}] ${title} ${url}`)
    const expected = [
      drawn.name,
      drawn.standing,
      ...placed,
      ...parts,
      chapters.at(-2) ?? '',
      ...madeIn(locale, report),
      chapters.at(-1) ?? '',
      ...listed,
    ]
    expect(digitsOf(...bodies)).toBe(digitsOf(...expected))
  })

  test('agree word for word where the record says something in its own words', () => {
    const text = pages.join('')
    const said = cells.flatMap(({ column, value }) =>
      column.type === 'text' && typeof value === 'string' ? [value] : [],
    )
    expect(said.length).toBeGreaterThan(100)
    expect(said.filter((one) => !text.includes(squeezed(one)))).toEqual([])
  })

  test('say in the sentence above a chapter no number that is not one of its figures', () => {
    for (const [at, { figures }] of report.parts.entries()) {
      const known = figures.map(({ value }) => digitsOf(String(value)))
      const told = drawn.parts[at]?.lead.match(/\d[\d,]*/g) ?? []
      expect(told.map((one) => digitsOf(one)).filter((number) => !known.includes(number))).toEqual([])
    }
  })

  test('have the heads of tables on every page that they reach, and a number on every page', () => {
    expect(pages.length).toBeGreaterThan(4)
    expect(pages.filter((page, at) => !page.includes(`${at + 1}/${pages.length}`))).toEqual([])
    const rows = pages.filter((page) => page.includes('c0de'))
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter((page) => !page.includes(squeezed(texts.column_capturedOn)))).toEqual([])
  })
})
