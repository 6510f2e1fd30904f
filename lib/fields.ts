import { z } from 'zod'
import type { FieldProblem, FieldProblemCode } from './errors'
import { isTimeZone } from './i18n/locale'
import { foldText } from './identities/rules'
import { isKeptOut } from './kept-out'
import { currencies } from './money/schema'

/**
 * The fields that inputs are made of. Each takes what a form sends (text, blanks) as well as what a program sends
 * (JSON), so that one schema serves both. Text is trimmed, and its Unicode form is left as it was typed.
 */
const MAX_INT = 2_147_483_647

export const field = {
  id: () => z.uuid(),
  /** The version the sender saw; a stale one is a conflict. */
  version: () => z.coerce.number().int().min(1).max(MAX_INT),
  text: (max: number) => storable().trim().min(1, { error: 'required' }).max(max),
  /** Somebody's words, kept exactly as they came: nothing is trimmed. */
  verbatim: (max: number) =>
    storable()
      .max(max)
      .refine((text) => text.trim() !== '', 'required'),
  /** The same, or nothing where somebody said nothing. */
  optionalVerbatim: (max: number) => storable().max(max).default(''),
  optionalText: (max: number) => storable().trim().max(max).default(''),
  /** Text that tells what and where something kept is, and never how to reach it: see {@link isKeptOut}. */
  plainText: (max: number) => field.text(max).refine((text) => !isKeptOut(text), 'keptOut'),
  optionalPlainText: (max: number) =>
    storable()
      .trim()
      .max(max)
      .refine((text) => !isKeptOut(text), 'keptOut')
      .default(''),
  /** A digest as tools print it; upper case means the same. */
  sha256: () =>
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/, 'invalidDigest'),
  /** The same, or blank where there is none. */
  optionalSha256: () =>
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^([0-9a-f]{64})?$/, 'invalidDigest')
      .default(''),
  /** Folded, so that every spelling of a provider is one provider, in every list and for every door. */
  provider: () => field.text(100).overwrite(foldText).min(1, { error: 'required' }).max(100),
  /** Absent, null and blank all mean "not known". */
  nullableText: (max: number) => z.preprocess(blankToNull, storable().trim().max(max).nullable()).default(null),
  /** A record, or none; forms send a blank for none. */
  nullableId: () => z.preprocess(blankToNull, field.id().nullable()).default(null),
  date: () => storableDate(),
  nullableDate: () => z.preprocess(blankToNull, storableDate().nullable()).default(null),
  webAddress: () => z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000),
  optionalWebAddress: () =>
    z.union([z.literal(''), z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000)]).default(''),
  email: () => z.string().trim().toLowerCase().pipe(z.email().max(254)).meta({ format: 'email', maxLength: 254 }),
  /** A checkbox sends `on` or nothing; a program sends true or false. */
  flag: () => z.preprocess(toFlag, z.boolean()).default(false),
  /** Absent: stays as it is. */
  optionalFlag: () => z.preprocess(toFlag, z.boolean()).optional(),
  /** One value, several, or none: forms send a lone checkbox as text. */
  list: <Item extends z.ZodType>(item: Item) => z.preprocess(toList, z.array(item)).default([]),
  /** The same with at least one. */
  some: <Item extends z.ZodType>(item: Item) => z.preprocess(toList, z.array(item).min(1)),
  /**
   * A list that a form carries as JSON in one control. Blank is the same as absent, so one that may be left out has its
   * default in here as well; what is no JSON is no list.
   */
  carried: <List extends z.ZodType>(list: List) => z.preprocess(readCarried, list),
  /** A number as an interface of models takes it, or null where nobody said one. */
  nullableNumber: (min: number, max: number) =>
    z.preprocess(blankToNull, z.union([z.null(), z.coerce.number().min(min).max(max)])).default(null),
  /** The same for a whole number from 1. */
  nullableCount: (max: number) =>
    z.preprocess(blankToNull, z.union([z.null(), z.coerce.number().int().min(1).max(max)])).default(null),
  /** Lines or comma-separated entries of a text area, or an array. */
  lines: (max: number, each: number) =>
    z.preprocess(toLines, z.array(storable().trim().min(1).max(each)).max(max)).default([]),
  /** A currency, or none; forms send a blank for none. */
  optionalCurrency: () => z.preprocess(blankToNull, z.enum(currencies).nullable()).default(null),
  timeZone: () =>
    z.string().refine(isTimeZone, { error: 'invalidTimeZone' }).meta({ description: 'A name of the IANA database.' }),
} as const

/** What is wrong, as a code that has a sentence in every language. A schema's own message is used when it is such a code. */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const own = ownCodes.find((code) => code === issue.message)
  if (own) return { code: own }
  if (issue.message === 'dateInvalid') return { code: 'invalidDate' }
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return { code: 'required' }
      return issue.expected === 'number' || issue.expected === 'int' ? { code: 'invalidNumber' } : { code: 'invalid' }
    case 'too_small':
      if (issue.origin === 'array') return { code: 'chooseOne' }
      return sizeProblem(
        issue.origin,
        { string: 'tooShort', number: 'tooSmall', other: 'required' },
        {
          min: Number(issue.minimum),
        },
      )
    case 'too_big':
      return sizeProblem(
        issue.origin,
        { string: 'tooLong', number: 'tooLarge', other: 'invalid' },
        {
          max: Number(issue.maximum),
        },
      )
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

const ownCodes: readonly FieldProblemCode[] = [
  ...(['required', 'invalidTimeZone', 'tooCommon', 'mismatch', 'keptOut', 'invalidDigest'] as const),
  ...(['repeated', 'invalidKey', 'stageTooLate'] as const),
]

type SizeCodes = Readonly<Record<'string' | 'number' | 'other', FieldProblemCode>>

/** Of text, of a number, or of anything else, whose limit would say nothing to a reader. */
function sizeProblem(origin: string, codes: SizeCodes, values: Readonly<Record<string, number>>): FieldProblem {
  if (origin === 'string') return { code: codes.string, values }
  return origin === 'number' || origin === 'int' ? { code: codes.number, values } : { code: codes.other }
}

function formatProblem(format: string): FieldProblemCode {
  if (format === 'date') return 'invalidDate'
  if (format === 'url') return 'invalidUrl'
  if (format === 'email') return 'invalidEmail'
  return 'invalid'
}

/** What answers are made of, as the documentation of the REST API shows it. */
export const shown = {
  id: () => z.uuid(),
  /** Rises with every change; the record's ETag. */
  version: () => z.int().min(1),
  date: () => z.iso.date(),
  instant: () => z.iso.datetime(),
  /** Why something would be refused now: a code of the API's problems with its values. */
  refusal: () =>
    z.object({
      ok: z.literal(false),
      code: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
} as const

/** Text that PostgreSQL can hold as it was sent: everything but NUL and halves of surrogate pairs. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)
}

/** A day of the calendar; PostgreSQL has no year 0000. */
function storableDate() {
  return z.iso.date().refine((date) => date >= '0001-01-01', 'dateInvalid')
}

function storable() {
  return z.string().refine(isStorable)
}

function blankToNull(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? null : value
}

function toFlag(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || value === 'false') return false
  return value === 'on' || value === 'true' ? true : value
}

function toList(value: unknown): unknown {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function readCarried(value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (value.trim() === '') return undefined
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function toLines(value: unknown): unknown {
  if (value === undefined || value === null) return []
  if (typeof value !== 'string') return value
  return value
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
}
