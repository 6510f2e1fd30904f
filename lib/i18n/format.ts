import { writeAmount } from '@/lib/money/rules'
import { currencyDecimals, type Money } from '@/lib/money/schema'
import { periodOf } from '@/lib/periods/rules'
import { dateTimeFormat, numberFormat } from './formatters'
import { DEFAULT_TIME_ZONE, type Locale } from './locale'

export type DateStyle = 'long' | 'short'

/**
 * A date without a time, such as a retirement date: `5 January 2026`, `2026年1月5日`.
 * It is the same day everywhere, so it is never moved into the reader's time zone. Takes `2026-01-05` or a
 * Date at midnight UTC, which is how the database hands out date columns.
 */
export function formatDate(locale: Locale, date: string | Date, style: DateStyle = 'long'): string {
  return compose(locale, asDate(date), style, 'UTC')
}

/** The day and time of an instant in the person's own zone, with the zone named: `5 January 2026, 14:02 UTC`. */
export function formatInstant(locale: Locale, at: string | Date, timeZone: string, style: DateStyle = 'long'): string {
  const instant = asDate(at)
  const time = dateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  const clock = `${time.format(instant)}${style === 'long' ? ` ${zoneName(instant, timeZone)}` : ''}`
  const separator = locale === 'ja' ? ' ' : ', '
  return `${compose(locale, instant, style, timeZone)}${separator}${clock}`
}

/** What stands at the first day of a month on an axis: `Sep`, `9月`; the year stands above it. */
export function formatMonth(locale: Locale, date: string): string {
  const language = locale === 'ja' ? 'ja-JP' : 'en-US'
  return dateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(asDate(date))
}

/** `2026`, `2026年`. */
export function formatYear(locale: Locale, date: string): string {
  const language = locale === 'ja' ? 'ja-JP' : 'en-US'
  return dateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' }).format(asDate(date))
}

/**
 * A period as addresses write it, in words: `2026`, `Q3 2026`, `Sep 2026`, `25 Feb 2026 – 24 May 2026`. What names none is
 * shown as it stands.
 */
export function formatPeriod(locale: Locale, text: string): string {
  if (!periodOf(text)) return text
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d\d))?$/.exec(text) ?? []
  if (year && quarter) return locale === 'ja' ? `${year}年第${quarter}四半期` : `Q${quarter} ${year}`
  if (year && month) return locale === 'ja' ? `${year}年${Number(month)}月` : `${formatMonth(locale, text)} ${year}`
  if (year) return formatYear(locale, text)
  const [from = '', last = ''] = text.split('..')
  return `${formatDate(locale, from, 'short')} – ${formatDate(locale, last, 'short')}`
}

/** Whole numbers with the separators of the language: `1,000`. */
export function formatNumber(locale: Locale, value: number): string {
  return numberFormat(locale).format(value)
}

/** Names one after another as the language lists them: `a, b`, `a、b`. */
export function formatList(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(items)
}

/** An exact amount with its currency. It goes in as a decimal text, so it never passes through a fraction. */
export function formatMoney(locale: Locale, money: Money): string {
  const { currency } = money
  const decimals = currencyDecimals[currency]
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const format = numberFormat(locale, { style: 'currency', currency, ...digits })
  return format.format(writeAmount(money))
}

/** A share in thousandths as a percentage: `12.5%`. */
export function formatShare(locale: Locale, thousandths: bigint): string {
  const options = { style: 'percent', maximumFractionDigits: 1 } as const
  return numberFormat(locale, options).format(Number(thousandths) / 1000)
}

/** An amount as an axis names it, rounded to what fits there: `US$10k`, `$1万`. */
export function formatRoundMoney(locale: Locale, { minor, currency }: Money): string {
  const rounded = { notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 } as const
  return numberFormat(locale, { style: 'currency', currency, ...rounded }).format(writeAmount({ minor, currency }))
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const

/** A size in the largest unit of a thousand that it fills: `1.2 TB`. Bytes come as a whole number of any length. */
export function formatBytes(locale: Locale, bytes: bigint): string {
  const place = Math.min(Math.floor((String(bytes).length - 1) / 3), byteUnits.length - 1)
  const options = {
    style: 'unit',
    unit: byteUnits[place] ?? 'byte',
    unitDisplay: place === 0 ? 'long' : 'short',
  } as const
  const format = numberFormat(locale, { ...options, maximumFractionDigits: 1 })
  return format.format(Number(bytes) / 1000 ** place)
}

/** The calendar date `2026-01-05` of a Date at midnight UTC. */
export function isoDate(date: string | Date): string {
  return asDate(date).toISOString().slice(0, 10)
}

/** The calendar date it is for somebody in this zone. */
export function isoDateIn(at: Date, timeZone: string = DEFAULT_TIME_ZONE): string {
  return dateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at)
}

function asDate(date: string | Date): Date {
  return typeof date === 'string' ? new Date(date) : date
}

/** English months come from en-US because en-GB shortens September to four letters, which breaks columns of dates. */
function compose(locale: Locale, date: Date, style: DateStyle, timeZone: string): string {
  if (locale === 'ja') {
    const month = style === 'long' ? 'long' : '2-digit'
    const day = style === 'long' ? 'numeric' : '2-digit'
    return dateTimeFormat('ja-JP', { year: 'numeric', month, day, timeZone }).format(date)
  }
  const month = style === 'long' ? 'long' : 'short'
  const format = dateTimeFormat('en-US', { year: 'numeric', month, day: 'numeric', timeZone })
  const parts = new Map(format.formatToParts(date).map((part) => [part.type, part.value]))
  return `${parts.get('day')} ${parts.get('month')} ${parts.get('year')}`
}

function zoneName(date: Date, timeZone: string): string {
  const format = dateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' })
  return format.formatToParts(date).find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}
