import type { JsonValue } from './audit/schema'
import type fieldProblems from './i18n/messages/en/field.json'
import type refusals from './i18n/messages/en/refusal.json'

/** Every reason an operation can be refused for; each has a sentence in every language. */
export type RefusalCode = keyof typeof refusals

/** What can be wrong with one field of an input. */
export type FieldProblemCode = keyof typeof fieldProblems

export type MessageValues = Readonly<Record<string, string | number>>

export type FieldProblem = { readonly code: FieldProblemCode; readonly values?: MessageValues }

/** One change that came in between, as the audit log tells it; the values are the log's own. */
export type InterveningChange = {
  readonly by: string
  readonly at: string
  readonly operation: string
  readonly fields: readonly { readonly name: string; readonly before: JsonValue; readonly after: JsonValue }[]
}

/** An expected "no": a value, never an exception. The sentence is added where the language is known. */
export type Refusal = {
  readonly ok: false
  readonly code: RefusalCode
  readonly values?: MessageValues
  readonly fields?: Readonly<Record<string, FieldProblem>>
  /** With code `conflict`: the record's version now, and who changed what since the version that was sent. */
  readonly conflict?: {
    readonly recordType: string
    readonly version: number
    readonly changes: readonly InterveningChange[]
  }
}

export type Done<T> = { readonly ok: true; readonly value: T }

export type Result<T> = Done<T> | Refusal

export function done<T>(value: T): Done<T> {
  return { ok: true, value }
}

export function refuse(code: RefusalCode, values?: MessageValues): Refusal {
  return values ? { ok: false, code, values } : { ok: false, code }
}

/** Refuses because of single fields; the form shows each problem beside its field. */
export function refuseFields(fields: Readonly<Record<string, FieldProblem>>): Refusal {
  return { ok: false, code: 'invalid', fields }
}

/** The HTTP status of a refusal: everything a rule decides is 422, so that 412 always means "somebody was faster". */
export function statusOf(refusal: Refusal): number {
  switch (refusal.code) {
    case 'unauthenticated':
    case 'tokenMissing':
    case 'tokenInvalid':
      return 401
    case 'forbidden':
    case 'crossOrigin':
      return 403
    case 'notFound':
    case 'notKnownThen':
    case 'noSuchAddress':
      return 404
    case 'methodNotAllowed':
      return 405
    case 'csvNotOffered':
      return 406
    case 'bodyTooSlow':
      return 408
    case 'idempotencyBusy':
      return 409
    case 'conflict':
      return 412
    case 'bodyTooLarge':
    case 'fileTooLarge':
    case 'transcriptFileTooLarge':
      return 413
    case 'contentTypeUnknown':
    case 'bodyEncoded':
      return 415
    case 'ifMatchMissing':
      return 428
    case 'throttled':
    case 'tooManyRequests':
      return 429
    case 'bodyNotJson':
    case 'bodyCutOff':
    case 'bodyUnexpected':
    case 'jsonKeyRepeated':
    case 'ifMatchInvalid':
    case 'idempotencyKeyInvalid':
      return 400
    case 'fault':
      return 500
    default:
      return 422
  }
}
