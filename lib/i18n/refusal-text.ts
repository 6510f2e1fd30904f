import { createTranslator } from 'use-intl/core'
import type { FieldProblem, MessageValues, Refusal } from '@/lib/errors'
import type { TranscriptNote } from '@/lib/transcript-formats/schema'
import { formatDate, formatList } from './format'
import type { Locale } from './locale'
import { messages } from './messages'

/** The sentence of a refusal, in the person's language. */
export function refusalText(locale: Locale, refusal: Pick<Refusal, 'code' | 'values'>): string {
  return sentence(locale, messages[locale].refusal, refusal.code, withPlace(locale, refusal.values ?? {}))
}

/** The sentence of why a part of a file is left out: the code of a refusal, as reports carry it. */
export function rejectionText(
  locale: Locale,
  { code, values }: { readonly code: string; readonly values: MessageValues },
): string {
  return sentence(locale, messages[locale].refusal, code, withPlace(locale, values))
}

/** The sentence that stands beside a field. */
export function fieldProblemText(locale: Locale, problem: FieldProblem): string {
  return sentence(locale, messages[locale].field, problem.code, problem.values)
}

/** The sentence of a rejection or a note of an import. */
export function importCodeText(
  locale: Locale,
  coded: { readonly code: string; readonly values?: MessageValues },
): string {
  return sentence(locale, messages[locale].importCode, coded.code, coded.values)
}

/** The sentence of a refusal, and of each of its fields by name. */
export function refusalTexts(locale: Locale, refusal: Refusal) {
  // Programs choose the names of fields, `__proto__` among them: entries take any.
  const problems = Object.entries(refusal.fields ?? {})
  const fields = Object.fromEntries(problems.map(([name, problem]) => [name, fieldProblemText(locale, problem)]))
  return { sentence: refusalText(locale, refusal), fields }
}

/** Codes and their values travel together at run time, so the compiler cannot match them; a missing value throws. */
function sentence(
  locale: Locale,
  texts: Readonly<Record<string, string>>,
  code: string,
  values: MessageValues = {},
): string {
  const translate = createTranslator({
    locale,
    messages: texts,
    timeZone: 'UTC',
    onError(error) {
      throw error
    },
  })
  return translate(code, withLocalDates(locale, withItemNames(locale, values)))
}

/** The sentence of a note on a session that is imported. */
export function transcriptNoteText(locale: Locale, { code, count, place, value }: TranscriptNote): string {
  const values = { count, value, at: placeText(locale, place) }
  return sentence(locale, messages[locale].transcriptNote, code, values)
}

/** Rules tell apart the file and the place in it; a sentence speaks of both as one. */
function withPlace(locale: Locale, values: MessageValues): MessageValues {
  const { file, place } = values
  if (typeof place !== 'string' || typeof file !== 'string') return values
  return { ...values, where: placeInFile(locale, file, place) }
}

/** A file and the place in it, in the reader's words. */
export function placeInFile(locale: Locale, file: string, place: string): string {
  const found = placeText(locale, place)
  return found === '' ? file : sentence(locale, messages[locale].transcriptPlace, 'inFile', { file, place: found })
}

/** A place in a file, which rules write as `#12 messages[3]`: its line, its path there, or one of them. */
function placeText(locale: Locale, place: string): string {
  const [, line, path = ''] = /^(?:#(\d+) ?)?(.*)$/s.exec(place) ?? []
  if (line === undefined) return path
  return sentence(locale, messages[locale].transcriptPlace, path === '' ? 'line' : 'linePath', { line, path })
}

/** Rules name the items of a checklist, and what a protocol lacks, by codes with commas between them; readers by words. */
function withItemNames(locale: Locale, values: MessageValues): MessageValues {
  const { retirement, protocol } = messages[locale]
  const named = (list: string, texts: Readonly<Record<string, string>>, prefix: string) =>
    formatList(
      locale,
      list.split(',').map((code) => texts[`${prefix}_${code}`] ?? code),
    )
  return {
    ...values,
    ...(typeof values.items === 'string' ? { items: named(values.items, retirement, 'item') } : {}),
    ...(typeof values.parts === 'string' ? { parts: named(values.parts, protocol, 'missing') } : {}),
  }
}

/** Rules speak in calendar dates (YYYY-MM-DD), readers do not. What a file says (`value`) is quoted as it stands. */
function withLocalDates(locale: Locale, values: MessageValues): MessageValues {
  const shown = Object.entries(values).map(([name, value]) => {
    const isDate = typeof value === 'string' && name !== 'value' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    return [name, isDate ? formatDate(locale, value) : value] as const
  })
  return Object.fromEntries(shown)
}
