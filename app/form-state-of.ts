import type { ConflictChange, FormState } from '@/components/form/form-state'
import type { InterveningChange, Result } from '@/lib/errors'
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
  const changes = result.conflict.changes.map((change) => describeChange(locale, timeZone, change))
  return { ...state, conflict: { version: result.conflict.version, changes } }
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

function describeChange(locale: Locale, timeZone: string, change: InterveningChange): ConflictChange {
  const { operation } = messages[locale]
  return {
    by: change.by,
    at: formatInstant(locale, change.at, timeZone),
    summary: textOf(operation, change.operation.replace('.', '_')),
    fields: change.fields.map(({ name, before, after }) => ({ label: fieldLabel(locale, name), before, after })),
  }
}

/** The nouns whose fields stand in conflicts name them in their own texts. */
function fieldLabel(locale: Locale, name: string): string {
  const { availability, replacement, model, policy } = messages[locale]
  const thresholds: Readonly<Record<string, string>> = policy
  return thresholds[`threshold_${name}`] ?? textOf({ ...model, ...replacement, ...availability }, name)
}

/** Names of fields and operations come from the log, so an unknown one is shown as it is written there. */
function textOf(texts: Readonly<Record<string, string>>, key: string): string {
  return texts[key] ?? key
}
