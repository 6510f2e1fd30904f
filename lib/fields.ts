import { z } from 'zod'
import type { FieldProblem, FieldProblemCode } from './errors'
import { isTimeZone } from './i18n/locale'
import { foldText } from './identities/rules'

/**
 * The fields that inputs are made of. Each takes what a form sends (text, blanks) as well as what a program sends
 * (JSON), so that one schema serves both. Text is trimmed, and its Unicode form is left as it was typed.
 */
export const field = {
  id: () => z.uuid(),
  /** The version the sender saw; a stale one is a conflict. */
  version: () => z.coerce.number().int().min(1),
  text: (max: number) => storable().trim().min(1, { error: 'required' }).max(max),
  optionalText: (max: number) => storable().trim().max(max).default(''),
  /** Folded, so that every spelling of a provider is one provider, in every list and for every door. */
  provider: () => field.text(100).overwrite(foldText).min(1, { error: 'required' }).max(100),
  /** Absent, null and blank all mean "not known". */
  nullableText: (max: number) => z.preprocess(blankToNull, storable().trim().max(max).nullable()).default(null),
  date: () => z.iso.date(),
  nullableDate: () => z.preprocess(blankToNull, z.iso.date().nullable()).default(null),
  webAddress: () => z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000),
  optionalWebAddress: () =>
    z.union([z.literal(''), z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000)]).default(''),
  email: () => z.string().trim().toLowerCase().pipe(z.email().max(254)),
  /** A checkbox sends `on` or nothing; a program sends true or false. */
  flag: () => z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean()),
  /** One value, several, or none: forms send a lone checkbox as text. */
  list: <Item extends z.ZodType>(item: Item) => z.preprocess(toList, z.array(item)),
  /** Lines or comma-separated entries of a text area, or an array. */
  lines: (max: number, each: number) => z.preprocess(toLines, z.array(storable().trim().min(1).max(each)).max(max)),
  timeZone: () => z.string().refine(isTimeZone, { error: 'invalidTimeZone' }),
} as const

/** What is wrong, as a code that has a sentence in every language. A schema's own message is used when it is such a code. */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const own = ownCodes.find((code) => code === issue.message)
  if (own) return { code: own }
  if (issue.message === 'dateInvalid') return { code: 'invalidDate' }
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? { code: 'required' } : { code: 'invalid' }
    case 'too_small':
      return issue.origin === 'string'
        ? { code: 'tooShort', values: { min: Number(issue.minimum) } }
        : { code: 'required' }
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'tooLong', values: { max: Number(issue.maximum) } }
        : { code: 'invalid' }
    case 'invalid_format':
      return { code: formatProblem(issue.format) }
    case 'invalid_value':
      return { code: 'notOneOf' }
    case 'unrecognized_keys':
      return { code: 'unknownField', values: { name: issue.keys[0] ?? '' } }
    default:
      return { code: 'invalid' }
  }
}

const ownCodes: readonly FieldProblemCode[] = ['required', 'invalidTimeZone', 'tooCommon', 'mismatch']

function formatProblem(format: string): FieldProblemCode {
  if (format === 'date') return 'invalidDate'
  if (format === 'url') return 'invalidUrl'
  if (format === 'email') return 'invalidEmail'
  return 'invalid'
}

/** Text that PostgreSQL can hold: everything but NUL. */
function storable() {
  return z.string().refine((text) => !text.includes('\u0000'))
}

function blankToNull(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? null : value
}

function toList(value: unknown): unknown {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function toLines(value: unknown): unknown {
  if (value === undefined || value === null) return []
  if (typeof value !== 'string') return value
  return value
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
}
