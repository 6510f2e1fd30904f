import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'

/** What an operation or list does, in a few words. A test sees to it that every one has them. */
export function operationName(locale: Locale, operationId: string): string {
  return textOf(locale, operationId.replace('.', '_'))
}

/** What the operations of one tag are about. */
export function nounName(locale: Locale, tag: string): string {
  return textOf(locale, `noun_${tag}`)
}

function textOf(locale: Locale, key: string): string {
  const texts: Readonly<Record<string, string>> = messages[locale].apiOperation
  return texts[key] ?? key
}
