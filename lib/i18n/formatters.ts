import type { Locale } from './locale'

/*
 * A formatter costs a hundred times more to make than to use, and a page uses one for each of its numbers. What they are
 * made of are the languages, the currencies and the time zones there are, so that few are ever kept.
 */
const numbers = new Map<string, Intl.NumberFormat>()
const times = new Map<string, Intl.DateTimeFormat>()

export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const language = locale === 'ja' ? 'ja-JP' : 'en-GB'
  return kept(numbers, [language, options], () => new Intl.NumberFormat(language, options))
}

export function dateTimeFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(times, [language, options], () => new Intl.DateTimeFormat(language, options))
}

function kept<Formatter>(made: Map<string, Formatter>, of: readonly unknown[], make: () => Formatter): Formatter {
  const key = JSON.stringify(of)
  const known = made.get(key)
  if (known) return known
  const formatter = make()
  made.set(key, formatter)
  return formatter
}
