import { createTranslator } from 'use-intl/core'
import { formatInstant, formatMoney, formatNumber, formatPeriod } from './i18n/format'
import type { Locale } from './i18n/locale'
import { messages } from './i18n/messages'
import { percentOf } from './leadership/rules'
import { readAmount } from './money/rules'
import { type QuarterLine, type QuarterPart, type QuarterReport, quarterParts } from './quarters/schema'
import type { DrawnPart, DrawnTable, DrawnValue, Reader, ReportDocument } from './report-document'

/** The numbers of a quarter in the reader's language: the page and the PDF draw this and nothing else. */
export function quarterDocument(report: QuarterReport, reader: Reader): ReportDocument {
  const { locale } = reader
  const [t, r] = [textsOf(locale), createTranslator({ locale, messages: messages[locale], namespace: 'report' })]
  const name = formatPeriod(locale, report.quarter)
  const at = formatInstant(locale, report.asOf, reader.timeZone)
  const made = (key: 'asOf' | 'auditSeq' | 'auditHash' | 'policyVersion', text: string) => ({
    key,
    label: r(key),
    value: plain(text),
  })
  return {
    ...{ locale, name, title: t('title'), subject: `${t('title')} · ${name}` },
    standing: report.isDemo ? `${t('asOf', { at })} ${t('someDemo')}` : t('asOf', { at }),
    isDemo: false,
    parts: quarterParts
      .flatMap((part) => {
        const lines = report.lines.filter((line) => line.part === part)
        return lines.length === 0 ? [] : [{ part, lines }]
      })
      .map(({ part, lines }, at) => drawPart(part, lines, { number: at + 1, locale })),
    made: [
      made('asOf', at),
      made('auditSeq', formatNumber(locale, Number(report.madeFrom.auditSeq))),
      made('auditHash', report.madeFrom.auditHash),
      made('policyVersion', formatNumber(locale, report.madeFrom.policyVersion)),
    ],
    sources: [],
  }
}

function textsOf(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'leadership' })
}

type Drawing = { readonly number: number; readonly locale: Locale }

function drawPart(part: QuarterPart, lines: readonly QuarterLine[], { number, locale }: Drawing): DrawnPart {
  const t = textsOf(locale)
  const title = t(`part_${part}`)
  return { key: part, number, title, lead: t(`partLead_${part}`), figures: [], tables: [tableOf(title, lines, locale)] }
}

/** Columns that say nothing in this chapter are left out. */
function tableOf(title: string, lines: readonly QuarterLine[], locale: Locale): DrawnTable {
  const t = textsOf(locale)
  const [hasWhole, hasMoney] = [lines.some(({ of }) => of !== null), lines.some(({ amount }) => amount !== null)]
  const columns = [
    { key: 'name', label: t('what'), look: 'wide' as const, text: (line: QuarterLine) => labelOf(line, locale) },
    {
      key: 'count',
      label: t('number'),
      look: 'short' as const,
      text: (line: QuarterLine) => formatNumber(locale, line.count),
    },
    {
      key: 'of',
      label: t('decided'),
      look: 'short' as const,
      text: ({ of }: QuarterLine) => formatNumber(locale, of ?? 0),
    },
    { key: 'share', label: t('share'), look: 'short' as const, text: (line: QuarterLine) => shareText(line, locale) },
    {
      key: 'amount',
      label: t('amount'),
      look: 'short' as const,
      text: (line: QuarterLine) => amountText(line, locale),
    },
  ].filter(({ key }) => (['of', 'share'].includes(key) ? hasWhole : key !== 'amount' || hasMoney))
  return {
    ...{ key: 'lines', title },
    columns: columns.map(({ key, label, look }) => ({ key, label, look })),
    rows: lines.map((line, at) => ({ key: String(at), cells: columns.map(({ text }) => plain(text(line))) })),
  }
}

/** What a line is a number of. Names of themes and models are what they are in every language. */
function labelOf({ key, name }: QuarterLine, locale: Locale): string {
  const texts: Readonly<Record<string, string>> = messages[locale].leadership
  const decision: Readonly<Record<string, string>> = messages[locale].decision
  const obligation: Readonly<Record<string, string>> = messages[locale].obligation
  switch (key) {
    case 'band':
      return `${texts.band}: ${decision[`band_${name}`] ?? name}`
    case 'theme':
    case 'cell':
      return name
    case 'quarter':
      return formatPeriod(locale, name)
    case 'age':
      return texts[`age_${name}`] ?? name
    case 'verdict':
      return obligation[`state_${name}`] ?? name
    case 'all':
      return texts.all ?? key
    default:
      return texts[key] ?? key
  }
}

function shareText({ count, of }: QuarterLine, locale: Locale): string {
  const counted = (number: number) => ({ count: number, href: '' })
  const percent = percentOf({ part: counted(count), whole: counted(of ?? 0) })
  return percent === null ? '–' : textsOf(locale)('percent', { percent })
}

function amountText({ amount, currency }: QuarterLine, locale: Locale): string {
  if (amount === null || currency === null) return ''
  const money = readAmount(amount.replace('-', ''), currency)
  return `${amount.startsWith('-') ? '−' : ''}${money ? formatMoney(locale, money) : amount}`
}

function plain(text: string): DrawnValue {
  return { text, source: null, isDemo: false }
}
