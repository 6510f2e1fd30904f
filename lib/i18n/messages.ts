import { en, type Texts } from './english'
import { ja, type Translation } from './japanese'
import type { Locale } from './locale'

export const messages: Readonly<Record<Locale, Texts>> = { en, ja: complete(ja) }

/** A catalogue that lacks a text stops the program at its start, not on the page that needed it. */
function complete(translation: Translation<Texts>): Texts {
  if (!isComplete(translation)) throw new Error('A translation lacks texts that English has.')
  return translation
}

function isComplete(translation: Translation<Texts>): translation is Texts {
  const translated = new Map<string, object>(Object.entries(translation))
  return Object.entries(en).every(([namespace, texts]) => {
    const there = translated.get(namespace) ?? {}
    return Object.keys(texts).every((key) => key in there)
  })
}

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: Texts
    Locale: Locale
  }
}
