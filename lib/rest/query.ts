import { done, type FieldProblem, type Refusal, type Result, refuseFields } from '@/lib/errors'
import { isStorable } from '@/lib/fields'
import { type ListSchema, LONGEST_TEXT, PAGE_SIZES, type RawParams } from '@/lib/list-params'

/** By name. A map, because a client may send any name, `__proto__` among them. */
type Problems = Map<string, FieldProblem>

/** The parameters by name; refuses one that is there twice or holds what no database can. */
export function readQuery(query: string): Result<Readonly<Record<string, string>>> {
  if (query === '') return done({})
  const values = new Map<string, string>()
  const problems: Problems = new Map()
  for (const [name, value] of new URLSearchParams(query)) {
    if (values.has(name)) problems.set(name, { code: 'repeated' })
    else if (!isStorable(value)) problems.set(name, { code: 'invalid' })
    values.set(name, value)
  }
  return answerOf(problems) ?? done(Object.fromEntries(values))
}

/** Refuses parameters of other names. */
export function refuseUnknown(values: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): Refusal | null {
  const problems: Problems = new Map()
  for (const name of Object.keys(values)) {
    if (!known.has(name)) problems.set(name, { code: 'unknownField', values: { name } })
  }
  return answerOf(problems)
}

/** The names of all parameters that a list takes. */
export function listParameters(schema: ListSchema<string, string>): ReadonlySet<string> {
  return new Set(['q', 'sort', 'size', 'after', 'before', 'format', 'bom', ...Object.keys(schema.filters)])
}

/**
 * The parameters of a list, checked. A page ignores what its list does not offer, so that an old link still opens; a
 * program would take the wrong rows for the right ones, so it is told.
 */
export function readListQuery(
  query: string,
  schema: ListSchema<string, string>,
  known: ReadonlySet<string>,
): Result<RawParams> {
  const read = readQuery(query)
  if (!read.ok || query === '') return read
  const unknown = refuseUnknown(read.value, known)
  if (unknown) return unknown
  const problems: Problems = new Map()
  for (const [name, value] of Object.entries(read.value)) {
    const problem = problemOf(schema, name, value)
    if (problem) problems.set(name, problem)
  }
  if ('after' in read.value && 'before' in read.value) problems.set('before', { code: 'invalid' })
  return answerOf(problems) ?? read
}

function problemOf(schema: ListSchema<string, string>, name: string, value: string): FieldProblem | null {
  const isOffered = (values: readonly (string | number)[], text: string) => values.some((one) => String(one) === text)
  switch (name) {
    case 'q':
      return value.length > LONGEST_TEXT ? { code: 'tooLong', values: { max: LONGEST_TEXT } } : null
    case 'sort':
      return isOffered(schema.sorts, value.replace(/^-/, '')) ? null : { code: 'notOneOf' }
    case 'size':
      return isOffered(PAGE_SIZES, value) ? null : { code: 'notOneOf' }
    case 'after':
    case 'before':
      return value === '' ? { code: 'invalid' } : null
    default:
      return filterProblem(schema.filters[name] ?? null, value.split(','))
  }
}

function filterProblem(allowed: readonly string[] | null, values: readonly string[]): FieldProblem | null {
  if (allowed) return values.every((value) => allowed.includes(value)) ? null : { code: 'notOneOf' }
  if (values.some((value) => value.length > LONGEST_TEXT)) return { code: 'tooLong', values: { max: LONGEST_TEXT } }
  return values.some((value) => value.trim() === '') ? { code: 'invalid' } : null
}

function answerOf(problems: Problems): Refusal | null {
  return problems.size > 0 ? refuseFields(Object.fromEntries(problems)) : null
}
