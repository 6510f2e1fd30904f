import type { Locale } from './locale'
import common from './messages/en/common.json'
import errors from './messages/en/errors.json'
import field from './messages/en/field.json'
import form from './messages/en/form.json'
import list from './messages/en/list.json'
import refusal from './messages/en/refusal.json'
import shell from './messages/en/shell.json'
import commonJa from './messages/ja/common.json'
import errorsJa from './messages/ja/errors.json'
import fieldJa from './messages/ja/field.json'
import formJa from './messages/ja/form.json'
import listJa from './messages/ja/list.json'
import refusalJa from './messages/ja/refusal.json'
import shellJa from './messages/ja/shell.json'

/** Every text of the interface. English decides which keys there are; a test holds the other languages to it. */
const en = { common, errors, field, form, list, refusal, shell }

type Texts = typeof en

/** The same keys with any text: the declarations made by the build know the English sentences word for word. */
type Translation<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Translation<T[Key]> }

const ja: Translation<Texts> = {
  common: commonJa,
  errors: errorsJa,
  field: fieldJa,
  form: formJa,
  list: listJa,
  refusal: refusalJa,
  shell: shellJa,
}

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
