import type { JsonSchema } from './json-schema'

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
  readonly example?: string
}

export const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag of the record that the change is based on.',
  schema: { type: 'string', pattern: '^"[1-9][0-9]{0,8}"$' },
  example: '"3"',
} as const satisfies Parameter

export const asOfParameter: Parameter = {
  name: 'asOf',
  in: 'query',
  required: false,
  description: 'The record as it was known at the end of this day (UTC), from 1900-01-01 to today. Answers no ETag.',
  schema: { type: 'string', format: 'date' },
  example: '2025-07-01',
}

export const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ETags you have; answers 304 when one of them is the record’s.',
  schema: { type: 'string' },
  example: '"3"',
} as const satisfies Parameter

export const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Makes it safe to send this again: the same key gets the first answer, for 24 hours.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_.:~-]{8,200}$' },
  example: '1f0c2b62-5c1e-4f7a-9d0b-6a5d1f0e9c33',
} as const satisfies Parameter
