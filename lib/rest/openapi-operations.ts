import 'server-only'
import type { FileDemand, OperationSubject } from '@/lib/auth/operation'
import { type Permission, permissions } from '@/lib/auth/permissions'
import { type ListSchema, LONGEST_TEXT, PAGE_SIZES, sizeOf } from '@/lib/list-params'
import { exampleOf } from './examples'
import { inputSchema, type JsonSchema, outputSchema, schemaOf } from './json-schema'
import { operationName } from './names'
import { asOfParameter, idempotencyKey, ifMatch, ifNoneMatch, type Parameter } from './openapi-parameters'
import { headerReferences } from './openapi-parts'
import type { Change, Endpoint, Reading } from './routes'

type Media = { readonly schema: JsonSchema; readonly example?: unknown }

export type ApiResponse =
  | { readonly $ref: string }
  | {
      readonly description: string
      readonly headers: Readonly<Record<string, { readonly $ref: string }>>
      readonly content?: Readonly<Record<string, Media>>
    }

export type DocumentedOperation = {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, ApiResponse>>
  readonly 'x-permission'?: Permission
  readonly 'x-roles'?: readonly string[]
}

/** One method of one path, with everything that it takes and answers. */
export function describe(path: string, endpoint: Endpoint): DocumentedOperation {
  switch (endpoint.kind) {
    case 'change':
      return describeChange(path, endpoint)
    case 'list':
      return describeList(endpoint)
    case 'document':
      return describeDocument()
    default:
      return describeRecord(path, endpoint)
  }
}

function describeList({ name, collection, schema }: Extract<Reading, { kind: 'list' }>): DocumentedOperation {
  const page: JsonSchema = {
    type: 'object',
    properties: {
      data: { type: 'array', items: reference(`${name}.row`) },
      nextCursor: { type: ['string', 'null'], description: 'Send it as `after` for the next page; null on the last.' },
    },
    required: ['data', 'nextCursor'],
    additionalProperties: false,
  }
  const example = { data: [exampleOf(outputSchema(collection.row))], nextCursor: null }
  return {
    ...named(`${name}.list`, name),
    parameters: listParameters(schema),
    responses: { 200: success({ schema: page, example }), ...problems([400, 401, 403, 422, 429, 500]) },
    ...grantOf(collection.permission),
  }
}

function describeRecord(path: string, reading: Extract<Reading, { kind: 'record' | 'own' }>): DocumentedOperation {
  const { name } = reading
  const { permission, record } = reading.kind === 'own' ? reading.own : reading.collection
  const example = record ? exampleOf(outputSchema(record)) : {}
  return {
    ...named(`${name}.get`, name),
    parameters: [
      ...pathParameters(path, 'record'),
      ...(reading.kind === 'record' && reading.collection.findAsOf ? [asOfParameter] : []),
      ifNoneMatch,
    ],
    responses: {
      200: success({ schema: reference(`${name}.record`), example }, 'ETag'),
      304: { description: 'You have this version already.', headers: headerReferences('ETag') },
      ...problems([400, 401, 403, 404, 422, 429, 500]),
    },
    ...grantOf(permission),
  }
}

function describeChange(path: string, change: Change): DocumentedOperation {
  const { name, operation, takesVersion, file, makes } = change
  const schema = outputSchema(operation.output)
  const hasVersion = 'version' in (schema.properties ?? {})
  const [tag = ''] = path.slice(1).split('/')
  const always = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500]
  const done = success(
    { schema, example: exampleOf(schema) },
    'Idempotency-Replayed',
    ...(hasVersion ? ['ETag'] : []),
    ...(makes === null ? [] : ['Location']),
  )
  return {
    ...named(name, tag),
    parameters: [
      ...pathParameters(path, operation.on),
      ...(file ? fileParameters(change) : []),
      ...(takesVersion ? [ifMatch] : []),
      idempotencyKey,
    ],
    ...(file ? { requestBody: fileBody(file) } : bodyOf(change)),
    responses: { [makes === null ? 200 : 201]: done, ...problems(takesVersion ? [...always, 412, 428] : always) },
    ...grantOf(operation.permission),
  }
}

function describeDocument(): DocumentedOperation {
  return {
    ...named('document.get', 'document'),
    security: [],
    parameters: [],
    responses: { 200: success({ schema: { type: 'object' } }), ...problems([429, 500]) },
  }
}

function named(operationId: string, tag: string) {
  return { operationId, summary: operationName('en', operationId), tags: [tag] }
}

function success(media: Media, ...names: readonly string[]): ApiResponse {
  return { description: 'Done.', headers: headerReferences(...names), content: { 'application/json': media } }
}

function problems(statuses: readonly number[]): Record<string, ApiResponse> {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]))
}

function grantOf(permission: Permission) {
  return { 'x-permission': permission, 'x-roles': permissions[permission] } as const
}

function reference(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` }
}

function pathParameters(path: string, on: OperationSubject): Parameter[] {
  if (!path.includes('{id}')) return []
  const isReading = !path.includes('{id}/') && on === 'record'
  return [
    {
      name: 'id',
      in: 'path',
      required: true,
      description: isReading
        ? 'The id of the record, or the name in the address of its page.'
        : 'The id of the record.',
      schema: { type: 'string' },
      example: '0199b5a0-7c1e-7a4d-9a51-3f1d4c0f6f00',
    },
  ]
}

function listParameters(list: ListSchema<string, string>): Parameter[] {
  const { sorts, defaultSort, defaultDirection, filters } = list
  const sign = defaultDirection === 'desc' ? '-' : ''
  const orders = sorts.flatMap((sort) => [sort, `-${sort}`])
  const parameter = (name: string, description: string, schema: JsonSchema): Parameter => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
  })
  return [
    parameter('q', 'Words to look for.', { type: 'string', maxLength: LONGEST_TEXT }),
    parameter('sort', 'The order; with `-` in front, from the end.', {
      type: 'string',
      enum: orders,
      default: `${sign}${defaultSort}`,
    }),
    parameter('size', 'Rows of one page.', { type: 'integer', enum: [...PAGE_SIZES], default: sizeOf(list) }),
    parameter('after', 'The `nextCursor` of the page before, in the same order.', { type: 'string' }),
    parameter('before', 'A cursor; the page that ends before it. Not together with `after`.', { type: 'string' }),
    ...Object.entries(filters).map(([name, values]) =>
      parameter(
        name,
        values ? `Any of ${values.join(', ')}; several with commas.` : 'One value, or several with commas.',
        {
          type: 'string',
          ...(values ? { pattern: `^(${values.join('|')})(,(${values.join('|')}))*$` } : { minLength: 1 }),
        },
      ),
    ),
  ]
}

function fileParameters({ operation, fields }: Change): Parameter[] {
  const schema = inputSchema(operation.input, fields)
  return Object.entries(schema.properties ?? {}).map(([name, part]) => ({
    name,
    in: 'query',
    required: false,
    description: schemaOf(part).description ?? '',
    schema: withoutDescription(schemaOf(part)),
  }))
}

function withoutDescription({ description: _said, ...schema }: JsonSchema): JsonSchema {
  return schema
}

function bodyOf({ operation, fields }: Change): Pick<DocumentedOperation, 'requestBody'> {
  if (fields.size === 0) return {}
  const schema = inputSchema(operation.input, fields, operation.current !== null)
  const required = (schema.required ?? []).length > 0
  return { requestBody: { required, content: { 'application/json': { schema, example: exampleOf(schema) } } } }
}

/** The first of its types is the one that the example is of. */
function fileBody({ types, example }: FileDemand): NonNullable<DocumentedOperation['requestBody']> {
  const media = types.map((type, at): readonly [string, Media] => {
    const isJson = type === 'application/json'
    const shown = isJson ? JSON.parse(example) : example
    return [type, { schema: isJson ? {} : { type: 'string' }, ...(at === 0 ? { example: shown } : {}) }]
  })
  return { required: true, content: Object.fromEntries(media) }
}
