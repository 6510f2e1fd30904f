export const LOCALES = ['en', 'ja'] as const
export type Locale = (typeof LOCALES)[number]

export const LOCALE_COOKIE = 'emeritus.locale'
export const TIME_ZONE_COOKIE = 'emeritus.timezone'
export const DEFAULT_LOCALE: Locale = 'en'
export const DEFAULT_TIME_ZONE = 'UTC'

export function isLocale(text: string | null | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text)
}

/** The language of a request: what the person chose, else the best language of the browser, else English. */
export function resolveLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie
  return preferredLanguages(acceptLanguage ?? '').find(isLocale) ?? DEFAULT_LOCALE
}

/** An IANA time zone this runtime knows, else UTC: an unknown zone would make every date formatter throw. */
export function resolveTimeZone(cookie: string | undefined): string {
  return cookie && isTimeZone(cookie) ? cookie : DEFAULT_TIME_ZONE
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Primary language subtags of an Accept-Language header, best first; `q=0` means "never". */
function preferredLanguages(header: string): string[] {
  return header
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean)
      return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight), position }
    })
    .filter((entry) => entry.weight > 0)
    .sort((one, other) => other.weight - one.weight || one.position - other.position)
    .map((entry) => entry.language)
}
