import type { ConflictChange, FormState } from '@/components/form/form-state'
import type { InterveningChange, Result } from '@/lib/errors'
import { changedFields } from '@/lib/i18n/change-text'
import { formatInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { refusalTexts } from '@/lib/i18n/refusal-text'

/** What an operation answered, in the words of the person's language. */
export function formStateOf(locale: Locale, timeZone: string, result: Result<unknown>): FormState {
  if (result.ok) return { status: 'done', value: plainValues(result.value) }
  const { sentence, fields } = refusalTexts(locale, result)
  const state = { status: 'refused', code: result.code, sentence, fields } as const
  if (!result.conflict) return state
  const { recordType, version } = result.conflict
  const reader = { locale, timeZone }
  const changes = result.conflict.changes.map((change) => describeChange(reader, recordType, change))
  return { ...state, conflict: { version, changes } }
}

/** The part of a result that a form can put into an address or show; lists and records stay behind. */
function plainValues(value: unknown): Record<string, string | number | null> {
  const plain: Record<string, string | number | null> = {}
  if (typeof value !== 'object' || value === null) return plain
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === 'string' || typeof part === 'number' || part === null) plain[name] = part
  }
  return plain
}

type Reader = { readonly locale: Locale; readonly timeZone: string }

/** The operation's name comes from the log, so an unknown one is shown as it is written there. */
function describeChange(reader: Reader, recordType: string, change: InterveningChange): ConflictChange {
  const names: Readonly<Record<string, string>> = messages[reader.locale].operation
  return {
    by: change.by,
    at: formatInstant(reader.locale, change.at, reader.timeZone),
    summary: names[change.operation.replace('.', '_')] ?? change.operation,
    fields: changedFields(reader, recordType, change.fields),
  }
}
