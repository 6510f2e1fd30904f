import { createTranslator } from 'use-intl/core'
import { formatDate, formatInstant, formatMoney, formatNumber } from './i18n/format'
import type { Locale } from './i18n/locale'
import { messages } from './i18n/messages'
import { readAmount } from './money/rules'
import type { Column, ReportPart, ReportTable, Value } from './report-parts/schema'
import { columnLabel, figureLabel, leadOf, partTitle, tableTitle, wordOf } from './report-words'
import type { ModelReport } from './reports/schema'

/** What a reader sees of one value: its text, and where it can be read. */
export type DrawnValue = {
  readonly text: string
  /** The place of its source in the list at the end, from 1; null when it names none. */
  readonly source: number | null
  readonly isDemo: boolean
}

/** A figure; its key is there once in a chapter. */
export type DrawnFigure = { readonly key: string; readonly label: string; readonly value: DrawnValue }

/** What stays on one line, what is read as prose and takes the room that is left, and what is neither. */
export type ColumnLook = 'short' | 'plain' | 'wide'

export type DrawnTable = {
  readonly key: string
  readonly title: string
  readonly columns: readonly { readonly key: string; readonly label: string; readonly look: ColumnLook }[]
  /** In their order, which is also what tells them apart. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly DrawnValue[] }[]
}

export type DrawnPart = {
  readonly key: string
  /** The number of the chapter, from 1. */
  readonly number: number
  readonly title: string
  readonly lead: string
  readonly figures: readonly DrawnFigure[]
  readonly tables: readonly DrawnTable[]
}

export type Source = { readonly number: number; readonly title: string; readonly url: string }

/** A report as it is read: the page and the PDF draw this and nothing else, so they cannot differ. */
export type ReportDocument = {
  readonly locale: Locale
  readonly name: string
  readonly title: string
  /** What a file of it is called where nothing else is seen of it. */
  readonly subject: string
  /** Whether it is a draft, and of when. */
  readonly standing: string
  readonly isDemo: boolean
  readonly parts: readonly DrawnPart[]
  readonly made: readonly DrawnFigure[]
  readonly sources: readonly Source[]
}

/** How a filed report is sealed; none for a draft. The hash cannot stand in the text that it is the hash of. */
export type Seal = { readonly sha256: string; readonly filedBy: string; readonly filedAt: string }

export type Reader = { readonly locale: Locale; readonly timeZone: string }

/** The report in the reader's language. Codes that the catalogue does not know are shown as they are stored. */
export function documentOf(report: ModelReport, reader: Reader, seal: Seal | null): ReportDocument {
  const sources = new SourceList()
  const t = textsIn(reader.locale)
  const at = formatInstant(reader.locale, report.asOf, reader.timeZone)
  const filed = { number: formatNumber(reader.locale, report.number ?? 0), by: seal?.filedBy ?? '', at }
  const parts = report.parts.map((part, index) => drawPart(part, index + 1, { reader, sources }))
  return {
    locale: reader.locale,
    name: report.model.displayName,
    title: t('title'),
    subject: t('subject', { name: report.model.displayName }),
    standing: seal ? t('filedAs', filed) : t('draft', { at }),
    isDemo: report.model.isDemo,
    parts,
    made: madeFigures(report, reader, seal),
    sources: sources.all,
  }
}

function madeFigures({ number, asOf, madeFrom }: ModelReport, reader: Reader, seal: Seal | null): DrawnFigure[] {
  const t = textsIn(reader.locale)
  const figure = (key: 'number' | 'asOf' | 'auditSeq' | 'auditHash' | 'policyVersion' | 'sha256', text: string) => ({
    key,
    label: t(key),
    value: plain(text),
  })
  return [
    ...(number === null ? [] : [figure('number', formatNumber(reader.locale, number))]),
    figure('asOf', formatInstant(reader.locale, asOf, reader.timeZone)),
    figure('auditSeq', formatNumber(reader.locale, Number(madeFrom.auditSeq))),
    figure('auditHash', madeFrom.auditHash),
    figure('policyVersion', formatNumber(reader.locale, madeFrom.policyVersion)),
    ...(seal ? [figure('sha256', seal.sha256)] : []),
  ]
}

type Drawing = { readonly reader: Reader; readonly sources: SourceList }

function drawPart(part: ReportPart, number: number, drawing: Drawing): DrawnPart {
  const { locale } = drawing.reader
  const figures = part.figures.map((figure, at) => ({
    key: `${figure.key} ${at}`,
    label: figureLabel(locale, figure.key),
    value: drawValue(figure, figure.value, drawing),
  }))
  const tables = part.tables.map((table) => drawTable(table, drawing))
  const title = partTitle(locale, part.key)
  return { key: part.key, number, title, lead: leadOf(part, locale), figures, tables }
}

/** A column in which nothing was found for any row is left out. */
function drawTable({ key, columns, rows }: ReportTable, drawing: Drawing): DrawnTable {
  const { locale } = drawing.reader
  const shown = columns.filter((column) => rows.some(({ values }) => (values[column.key] ?? null) !== null))
  const drawn = rows.map(({ values, isDemo }, place) => ({
    key: String(place),
    cells: shown.map((column, at) => {
      const cell = drawValue(column, values[column.key] ?? null, drawing)
      return at === 0 && isDemo ? { ...cell, isDemo } : cell
    }),
  }))
  const heads = shown.map((column, at) => ({
    key: column.key,
    label: columnLabel(locale, column.key),
    look: lookOf(
      column,
      drawn.map(({ cells }) => cells[at]?.text ?? ''),
    ),
  }))
  return { key, title: tableTitle(locale, key), columns: heads, rows: drawn }
}

/** Longer than a name or a word. */
const PROSE_LENGTH = 28

function lookOf({ type, key }: Column, texts: readonly string[]): ColumnLook {
  if (['date', 'number', 'money'].includes(type) || key === 'source') return 'short'
  return texts.some((text) => text.length > PROSE_LENGTH) ? 'wide' : 'plain'
}

function drawValue(column: Column, value: Value, { reader, sources }: Drawing): DrawnValue {
  if (value === null) return plain('')
  if (typeof value === 'number') return plain(formatNumber(reader.locale, value))
  if (typeof value === 'string') return plain(textOf(column, value, reader))
  if ('amount' in value) {
    const money = readAmount(value.amount, value.currency)
    return { ...plain(money ? formatMoney(reader.locale, money) : value.amount), isDemo: value.isDemo }
  }
  const source = value.url === '' ? null : sources.numberOf(value)
  // In a column of sources the number says it; elsewhere the title is what the value is.
  const isBare = column.key === 'source' && source !== null
  return { text: isBare ? '' : value.title || value.url, source, isDemo: false }
}

function textOf({ type, vocabulary }: Column, text: string, { locale, timeZone }: Reader): string {
  if (type === 'date') return formatDate(locale, text, 'short')
  if (type === 'instant') return formatInstant(locale, text, timeZone, 'short')
  return vocabulary ? wordOf(locale, vocabulary, text) : text
}

function textsIn(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'report' })
}

function plain(text: string): DrawnValue {
  return { text, source: null, isDemo: false }
}

/** Each address once, in the order in which the report first names it. */
class SourceList {
  readonly #numbers = new Map<string, Source>()

  get all(): readonly Source[] {
    return [...this.#numbers.values()]
  }

  numberOf({ url, title }: { readonly url: string; readonly title: string }): number {
    const known = this.#numbers.get(url)
    const source = known ?? { number: this.#numbers.size + 1, title: title || url, url }
    this.#numbers.set(url, source)
    return source.number
  }
}
