import type { MessageValues } from '@/lib/errors'
import { importCodes } from '@/lib/imports/schema'
import type { Locale } from './locale'
import { translatorFor } from './translator'

/** The sentence of a rejection or a note of an import. */
export function describeImportCode(locale: Locale, coded: { readonly code: string; readonly values: MessageValues }): string {
  const code = importCodes.find((known) => known === coded.code)
  if (!code) throw new Error(`There is no import code ${coded.code}`)
  return translatorFor(locale, 'importCode')(code, coded.values)
}
