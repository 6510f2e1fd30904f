import { STATUS_CODES } from 'node:http'
import { type Refusal, statusOf } from '@/lib/errors'
import { refusalTexts } from '@/lib/i18n/refusal-text'
import type { RestAnswer } from './exchange'

/** What the fields of a refusal are in this request. */
type Part = 'body' | 'parameter'

export type ProblemSettings = {
  /** The public address, under which the documentation of every code is found. */
  readonly url: string
  readonly requestId: string
  /** Where a field was sent; the body unless told otherwise. */
  readonly partOf?: (field: string) => Part
}

/** The address that explains a code to people: a section of the documentation. */
export function problemAddress(url: string, code: string): string {
  return `${url}/docs/api#problem-${code}`
}

/**
 * A refusal as RFC 9457 writes it. `code` is stable, `type` is where it is explained, `detail` is English and may be
 * reworded; `errors` says for each part of the request what is wrong with it.
 */
export function problemAnswer(refusal: Refusal, settings: ProblemSettings): RestAnswer {
  const status = statusOf(refusal)
  const { sentence, fields } = refusalTexts('en', refusal)
  const errors = Object.entries(fields).map(([field, detail]) => ({
    code: refusal.fields?.[field]?.code,
    detail,
    ...placeOf(field, settings.partOf?.(field) ?? 'body'),
  }))
  const body = {
    type: problemAddress(settings.url, refusal.code),
    title: STATUS_CODES[status],
    status,
    detail: sentence,
    code: refusal.code,
    ...(errors.length > 0 ? { errors } : {}),
    ...(refusal.conflict ? { conflict: refusal.conflict } : {}),
    requestId: settings.requestId,
  }
  const headers = { 'content-type': 'application/problem+json', ...headersOf(refusal, status) }
  return { status, headers, body: JSON.stringify(body) }
}

/** RFC 6901 for the body, the plain name of a parameter. */
function placeOf(field: string, part: Part): Readonly<Record<string, string>> {
  if (part === 'parameter') return { parameter: field }
  const steps = field === '' ? [] : field.split('.')
  return { pointer: steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') }
}

function headersOf({ code, values }: Refusal, status: number): Readonly<Record<string, string>> {
  if (code === 'tooManyRequests') return { 'retry-after': String(values?.seconds ?? 1) }
  if (status === 405) return { allow: String(values?.allow ?? '') }
  if (status === 415) return { accept: String(values?.wanted ?? '') }
  if (status !== 401) return {}
  const error = code === 'tokenInvalid' ? ', error="invalid_token"' : ''
  return { 'www-authenticate': `Bearer realm="emeritus"${error}` }
}
