import { STATUS_CODES } from 'node:http'
import { type FieldProblemCode, type MessageValues, type RefusalCode, statusOf } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { fieldProblemText, refusalText } from '@/lib/i18n/refusal-text'
import type { JsonSchema } from './json-schema'
import { problemAddress } from './problem'

/** Refusals that only pages give: they never leave through the API. */
const onlyOnPages: readonly string[] = [
  'unauthenticated',
  'throttled',
  'unknownOperation',
  'credentials',
  'setupDone',
  'setupCode',
  'invitationInvalid',
]

/** Every code that a problem can have, with its status. */
export const problemCodes: readonly { readonly code: RefusalCode; readonly status: number }[] = listCodes()

/** Every code that one part of a request can have. */
export const fieldCodes: readonly FieldProblemCode[] = listFieldCodes()

/** The sentence of a code, with `‹name›` where a problem has a value. */
export function problemSentence(locale: Locale, code: RefusalCode): string {
  return refusalText(locale, { code, values: placeholders(messages[locale].refusal[code]) })
}

/** The sentence beside a field, with placeholders for what it names. */
export function fieldSentence(locale: Locale, code: FieldProblemCode): string {
  return fieldProblemText(locale, { code, values: placeholders(messages[locale].field[code]) })
}

/** Two for every number, and its own name for everything else that a text takes. */
function placeholders(text: string): MessageValues {
  const taken = text.matchAll(/\{(\w+)(?:, (plural|number))?/g)
  return Object.fromEntries([...taken].map(([, name = '', kind]) => [name, kind ? 2 : `‹${name}›`]))
}

/** Text, a number, a list or an object, as the audit log has it. */
const logged = { description: 'The value as the audit log has it, which may be any JSON; null where there was none.' }

const change = {
  type: 'object',
  properties: {
    by: { type: 'string' },
    at: { type: 'string', format: 'date-time' },
    operation: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, before: logged, after: logged },
        required: ['name', 'before', 'after'],
        additionalProperties: false,
      },
    },
  },
  required: ['by', 'at', 'operation', 'fields'],
  additionalProperties: false,
} as const satisfies JsonSchema

/** RFC 9457, with what we add to it. */
export function problemSchema(): JsonSchema {
  return {
    type: 'object',
    properties: {
      type: { type: 'string', format: 'uri', description: 'Where the code is explained.' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'A sentence in English, which may be reworded.' },
      code: { type: 'string', enum: problemCodes.map(({ code }) => code), description: 'Stable: decide by this.' },
      errors: {
        type: 'array',
        description: 'What is wrong with each part of the request: a place in the body, or a parameter.',
        items: {
          type: 'object',
          properties: {
            code: { type: 'string', enum: [...fieldCodes] },
            detail: { type: 'string' },
            pointer: { type: 'string', description: 'RFC 6901, into the body.' },
            parameter: { type: 'string' },
          },
          required: ['code', 'detail'],
          additionalProperties: false,
        },
      },
      conflict: {
        type: 'object',
        description: 'With 412: the version now, and who changed what since the one that was sent, newest first.',
        properties: {
          recordType: { type: 'string' },
          version: { type: 'integer' },
          changes: { type: 'array', items: change },
        },
        required: ['recordType', 'version', 'changes'],
        additionalProperties: false,
      },
      requestId: { type: 'string', description: 'Names this request in the log of the server.' },
    },
    required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
    additionalProperties: false,
  }
}

const always = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'] as const

const extra: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  405: ['Allow'],
  415: ['Accept'],
  429: ['Retry-After'],
}

export const headers = {
  'X-Request-Id': { description: 'Names this request in the log and in audit events.', schema: { type: 'string' } },
  RateLimit: { description: 'Requests left and seconds until the count starts anew.', schema: { type: 'string' } },
  'RateLimit-Policy': { description: 'Requests (`q`) in so many seconds (`w`).', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
  ETag: { description: 'The version of the record, for If-Match and If-None-Match.', schema: { type: 'string' } },
  Location: { description: 'Where what was made is found.', schema: { type: 'string' } },
  'Idempotency-Replayed': { description: '`true` on an answer that was given before.', schema: { type: 'string' } },
  Accept: { description: 'The type of body that this address takes.', schema: { type: 'string' } },
  Allow: { description: 'The methods of this address.', schema: { type: 'string' } },
  'WWW-Authenticate': { description: 'How to prove who you are.', schema: { type: 'string' } },
} as const

/** References to headers, those of every answer among them. */
export function headerReferences(...names: readonly string[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries([...always, ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

/** One reusable answer for each status that a problem can have, with an example. */
export function problemResponses(url: string) {
  const byStatus = new Map<number, RefusalCode[]>()
  for (const { code, status } of problemCodes) byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [`Problem${status}`, problemResponse(url, status, codes)]),
  )
}

function problemResponse(url: string, status: number, codes: readonly RefusalCode[]) {
  const [code = 'invalid'] = codes.includes('invalid') ? (['invalid'] as const) : codes
  const example = {
    type: problemAddress(url, code),
    title: STATUS_CODES[status],
    status,
    detail: problemSentence('en', code),
    code,
    ...(code === 'invalid' ? { errors: [{ code: 'required', detail: 'Fill this in.', pointer: '/displayName' }] } : {}),
    requestId: '6f1c9b52-6d0e-4a52-8f5a-0b1d9a5a7c11',
  }
  const content = { schema: { $ref: '#/components/schemas/Problem' }, example }
  return {
    description: codes.join(', '),
    headers: headerReferences(...(extra[status] ?? [])),
    content: { 'application/problem+json': content },
  }
}

function listCodes() {
  const codes: { code: RefusalCode; status: number }[] = []
  for (const code in messages.en.refusal) {
    if (isCode(code) && !onlyOnPages.includes(code)) codes.push({ code, status: statusOf({ ok: false, code }) })
  }
  return codes.sort((one, other) => one.status - other.status)
}

function listFieldCodes() {
  const codes: FieldProblemCode[] = []
  for (const code in messages.en.field) if (isFieldCode(code)) codes.push(code)
  return codes
}

function isFieldCode(code: string): code is FieldProblemCode {
  return Object.hasOwn(messages.en.field, code)
}

function isCode(code: string): code is RefusalCode {
  return Object.hasOwn(messages.en.refusal, code)
}
