import 'server-only'
import path from 'node:path'
import type { Content, CustomTableLayout, TableCell } from 'pdfmake'
import pdfMake from 'pdfmake'
import type { StyleDictionary } from 'pdfmake/interfaces'
import { createTranslator } from 'use-intl/core'
import type { Locale } from './i18n/locale'
import { messages } from './i18n/messages'
import type { DrawnFigure, DrawnPart, DrawnTable, DrawnValue, ReportDocument } from './report-document'

/** One family that has Latin and Japanese, so that a name in either is set in the text it stands in. */
const fontFolder = path.join(process.cwd(), 'node_modules/@expo-google-fonts/noto-sans-jp')

pdfMake.setFonts({
  Noto: {
    normal: path.join(fontFolder, '400Regular/NotoSansJP_400Regular.ttf'),
    bold: path.join(fontFolder, '700Bold/NotoSansJP_700Bold.ttf'),
  },
})
// A document is made from its values and these fonts; nothing in it makes the server fetch or read anything else.
pdfMake.setUrlAccessPolicy(() => false)
pdfMake.setLocalAccessPolicy((file) => file.startsWith(fontFolder))

const ink = { text: '#26221d', soft: '#6b645b', line: '#d9d4cb', accent: '#1f5f6b' } as const

/** At the sides, in points. */
const MARGIN = 51

const styles: StyleDictionary = {
  title: { fontSize: 22, bold: true, margin: [0, 0, 0, 2] },
  standing: { color: ink.soft, margin: [0, 0, 0, 18] },
  part: { fontSize: 14, bold: true, margin: [0, 20, 0, 3] },
  lead: { color: ink.soft, margin: [0, 0, 0, 8] },
  table: { bold: true, margin: [0, 10, 0, 4] },
  head: { color: ink.soft, fontSize: 7.5 },
  small: { fontSize: 7.5, color: ink.soft },
}

/**
 * The report as an A4 file: real text with its fonts embedded, page numbers, a running head, and table heads that are
 * repeated on each page. It is drawn from the same document as the page.
 */
export async function reportPdf(report: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
  const drawing = { report, t: textsIn(report.locale) }
  const { t } = drawing
  const file = pdfMake.createPdf({
    ...{ pageSize: 'A4', pageMargins: [MARGIN, 62, MARGIN, 56], language: report.locale, displayTitle: true },
    info: { title: report.subject, creator: 'Emeritus', producer: 'Emeritus' },
    defaultStyle: { font: 'Noto', fontSize: 9, lineHeight: 1.3, color: ink.text },
    styles,
    header: (page) => (page === 1 ? null : runningHead(report)),
    footer: (page, pages) => pageNumber(t('page', { page: String(page), pages: String(pages) })),
    // A heading never stands at the foot of a page without what it is the heading of.
    pageBreakBefore: ({ headlineLevel, startPosition }) =>
      headlineLevel !== undefined && startPosition.verticalRatio > lowestPlaceOf(headlineLevel),
    content: [
      { text: report.name, style: 'title' },
      { text: `${report.title} · ${report.standing}`, style: 'standing' },
      ...(report.isDemo ? [{ text: t('demoModel'), bold: true }] : []),
      { toc: { title: { text: t('contents'), style: 'table' }, numberStyle: { color: ink.soft } } },
      ...report.parts.flatMap((part) => partOf(part, drawing)),
      ...chapter(report.parts.length + 1, t('made'), t('madeLead')),
      figuresOf(report.made, drawing),
      ...sourcesOf(drawing),
    ],
  })
  return Uint8Array.from(await file.getBuffer())
}

/** How far down a page a heading may stand: below a chapter's is its sentence and the beginning of a table. */
function lowestPlaceOf(headlineLevel: number): number {
  return headlineLevel === 1 ? 0.84 : 0.88
}

type Drawing = { readonly report: ReportDocument; readonly t: ReturnType<typeof textsIn> }

function textsIn(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'report' })
}

function runningHead({ name, title, standing }: ReportDocument): Content {
  const columns: Content[] = [{ text: `${name} · ${title}` }, { text: standing, alignment: 'right' }]
  return { columns, style: 'small', margin: [MARGIN, 28, MARGIN, 0] }
}

function pageNumber(text: string): Content {
  return { text, alignment: 'center', style: 'small', margin: [0, 20, 0, 0] }
}

function chapter(number: number, title: string, lead: string): Content[] {
  return [
    { text: `${number}. ${title}`, style: 'part', tocItem: true, headlineLevel: 1 },
    { text: lead, style: 'lead' },
  ]
}

function partOf({ number, title, lead, figures, tables }: DrawnPart, drawing: Drawing): Content[] {
  const drawn = figures.length > 0 ? [figuresOf(figures, drawing)] : []
  return [...chapter(number, title, lead), ...drawn, ...tables.flatMap((table) => tableOf(table, drawing))]
}

function figuresOf(figures: readonly DrawnFigure[], drawing: Drawing): Content {
  const body = figures.map(({ label, value }): TableCell[] => [
    { text: label, color: ink.soft },
    value.text === '' && value.source === null
      ? { text: drawing.t('notFound'), color: ink.soft }
      : drawnValue(value, drawing),
  ])
  return { table: { widths: [130, '*'], dontBreakRows: true, body }, layout: ruled }
}

function tableOf({ title, columns, rows }: DrawnTable, drawing: Drawing): Content[] {
  const caption: Content = { text: title, style: 'table', headlineLevel: 2 }
  if (rows.length === 0) return [caption, { text: drawing.t('none'), color: ink.soft }]
  const heads = columns.map(({ label, look }): TableCell => ({ text: label, style: 'head', noWrap: look === 'short' }))
  const body = rows.map(({ cells }) =>
    cells.map((value, at): TableCell => ({ ...drawnValue(value, drawing), noWrap: columns[at]?.look === 'short' })),
  )
  const isAnyWide = columns.some(({ look }) => look === 'wide')
  const widths = columns.map(({ look }) => (look === 'wide' || !isAnyWide ? '*' : 'auto'))
  const table = { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [heads, ...body] }
  return [caption, { table, layout: ruled, fontSize: 8 }]
}

/** A value, the number of its source in brackets, and the mark of what was made up. */
function drawnValue({ text, source, isDemo }: DrawnValue, { report, t }: Drawing): { text: Content[] } {
  const link = report.sources.find(({ number }) => number === source)?.url
  const reference = source === null ? [] : [{ text: `[${source}]`, color: ink.accent, ...(link ? { link } : {}) }]
  const mark = isDemo ? [{ text: `(${t('demo')})`, color: ink.soft }] : []
  // A hash or an address has no place to break, and would push the other columns off the page.
  const isLong = /\S{25}/.test(text)
  const words: Content[] = text ? [{ text, ...(isLong ? { wordBreak: 'break-all' } : {}) }] : []
  const pieces = [...words, ...reference, ...mark]
  return { text: pieces.flatMap((piece, at) => (at === 0 ? [piece] : [' ', piece])) }
}

function sourcesOf({ report, t }: Drawing): Content[] {
  if (report.sources.length === 0) return []
  const body = report.sources.map(({ number, title, url }): TableCell[] => [
    { text: `[${number}]`, color: ink.soft },
    {
      text: [
        title,
        ...(title === url ? [] : ['\n']),
        ...(title === url ? [] : [{ text: url, link: url, color: ink.accent }]),
      ],
    },
  ])
  return [
    ...chapter(report.parts.length + 2, t('sources'), t('sourcesLead')),
    { table: { widths: ['auto', '*'], dontBreakRows: true, body }, layout: 'noBorders' },
  ]
}

/** A hairline under each row, and none between columns. */
const ruled: CustomTableLayout = {
  hLineWidth: (line) => (line === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingLeft: (column) => (column === 0 ? 0 : 5),
  paddingRight: () => 5,
  paddingTop: () => 2.5,
  paddingBottom: () => 2,
}
