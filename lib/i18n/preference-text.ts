import { preferenceOrigins, preferenceScopes } from '@/lib/preferences/schema'
import type { Locale } from './locale'
import { messages } from './messages'

/** The fields in which the log tells what happened to a preference. */
export function preferenceLabels(locale: Locale): Readonly<Record<string, string>> {
  const { change, preference } = messages[locale]
  return {
    ...{ ...preference, title: preference.titleField, scopeOf: preference.scope, agrees: preference.agreed },
    ...{ note: preference.verifyNote, conflict: preference.conflict, with: preference.with, parts: preference.parts },
    characters: change.characters,
  }
}

/** Its closed vocabularies, by the fields they stand in. */
export function preferenceWords(locale: Locale): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { preference } = messages[locale]
  return {
    origin: wordsOf(preference, 'origin', preferenceOrigins),
    scopeOf: wordsOf(preference, 'scope', preferenceScopes),
  }
}

function wordsOf(texts: Readonly<Record<string, string>>, name: string, values: readonly string[]) {
  return Object.fromEntries(values.map((value) => [value, texts[`${name}_${value}`] ?? value]))
}
