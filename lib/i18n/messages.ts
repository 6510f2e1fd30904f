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

/** The same keys with any text: a generated declaration knows the English sentences word for word. */
type Translation<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Translation<T[Key]> }

const ja: Translation<typeof en> = {
  common: commonJa,
  errors: errorsJa,
  field: fieldJa,
  form: formJa,
  list: listJa,
  refusal: refusalJa,
  shell: shellJa,
}

export const messages = { en, ja } as const

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: typeof en
    Locale: Locale
  }
}
