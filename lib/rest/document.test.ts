import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { described, document } from '@/prisma/rest-contract'
import { summaryKey } from './openapi-operations'

/** Every object in the document with the pointer to it. */
function walk(value: unknown, pointer = '#'): [string, Readonly<Record<string, unknown>>][] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, part]) => walk(part, `${pointer}/${key}`))
  return Array.isArray(value) ? inner : [[pointer, Object.fromEntries(Object.entries(value))], ...inner]
}

const objects = walk(document)

test('it has what OpenAPI 3.1 demands, and no part that it does not know', () => {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  const text = { type: 'string', minLength: 1 }
  const mapOf = (schema: object) => ({ type: 'object', minProperties: 1, additionalProperties: schema })
  const closed = (properties: object, required: readonly string[]) => ({
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  })
  const schema = { type: ['object', 'boolean'] }
  const reference = closed({ $ref: { type: 'string', pattern: '^#/components/' } }, ['$ref'])
  const media = closed({ schema, example: {} }, ['schema'])
  const header = closed({ description: text, schema }, ['schema'])
  const response = closed(
    { description: text, headers: mapOf({ anyOf: [reference, header] }), content: mapOf(media) },
    ['description'],
  )
  const parameter = closed(
    {
      name: text,
      in: { enum: ['path', 'query', 'header'] },
      required: { type: 'boolean' },
      description: text,
      schema,
      example: {},
    },
    ['name', 'in', 'schema', 'description'],
  )
  const operation = closed(
    {
      operationId: text,
      summary: text,
      tags: { type: 'array', items: text, minItems: 1 },
      security: { type: 'array', items: { type: 'object' } },
      parameters: { type: 'array', items: parameter },
      requestBody: closed({ required: { type: 'boolean' }, content: mapOf(media) }, ['content']),
      responses: {
        type: 'object',
        minProperties: 1,
        patternProperties: { '^[1-5][0-9]{2}$': { anyOf: [reference, response] } },
        additionalProperties: false,
      },
      'x-permission': text,
      'x-roles': { type: 'array', items: text },
    },
    ['operationId', 'responses'],
  )
  const methods = Object.fromEntries(['get', 'post', 'patch'].map((method) => [method, operation]))
  const named = (part: object) => ({
    type: 'object',
    patternProperties: { '^[a-zA-Z0-9._-]+$': part },
    additionalProperties: false,
  })
  const valid = ajv.compile(
    closed(
      {
        openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
        info: closed({ title: text, version: text, summary: text, description: text, license: { type: 'object' } }, [
          'title',
          'version',
        ]),
        jsonSchemaDialect: text,
        servers: { type: 'array', items: closed({ url: text }, ['url']) },
        externalDocs: closed({ url: text }, ['url']),
        tags: { type: 'array', items: closed({ name: text }, ['name']), uniqueItems: true },
        security: { type: 'array', items: { type: 'object' } },
        paths: { type: 'object', patternProperties: { '^/': closed(methods, []) }, additionalProperties: false },
        components: closed(
          {
            securitySchemes: named({ type: 'object', required: ['type', 'scheme'] }),
            schemas: named(schema),
            headers: named(header),
            responses: named(response),
          },
          [],
        ),
      },
      ['openapi', 'info', 'paths', 'components'],
    ),
  )
  valid(JSON.parse(JSON.stringify(document)))
  expect(valid.errors ?? []).toEqual([])
})

test('every reference leads to something', () => {
  const there = new Set(objects.map(([pointer]) => pointer))
  const references = objects.flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : []))
  expect(references.length).toBeGreaterThan(100)
  expect([...new Set(references)].filter((reference) => !there.has(reference))).toEqual([])
})

test('nothing that is described for reuse is left unused', () => {
  const used = new Set(objects.flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : [])))
  const offered = (['schemas', 'headers'] as const).flatMap((kind) =>
    Object.keys(document.components[kind]).map((name) => `#/components/${kind}/${name}`),
  )
  expect(offered.filter((reference) => !used.has(reference))).toEqual([])
})

test('every schema is JSON Schema 2020-12', () => {
  const ajv = new Ajv2020()
  const schemas = objects.flatMap(([pointer, { schema }]) => (schema === undefined ? [] : [[pointer, schema] as const]))
  const named = Object.entries(document.components.schemas)
  for (const [pointer, schema] of [...schemas, ...named]) {
    const isValid = typeof schema === 'object' && schema !== null && ajv.validateSchema(schema)
    expect([pointer, isValid, ajv.errors]).toEqual([pointer, true, null])
  }
})

test('operations have names of their own, and describe each part of their path', () => {
  const ids = described.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, operation } of described) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect([path, declared.map(({ name }) => name)]).toEqual([path, inPath])
    expect(declared.every(({ required }) => required)).toBe(true)
    const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size).toBe(names.length)
  }
})

test('every operation, list and noun has a name in every language', () => {
  const keys = described.flatMap(({ operation }) => [
    summaryKey(operation.operationId),
    ...operation.tags.map((tag) => `noun_${tag}`),
  ])
  for (const texts of Object.values(messages)) {
    expect([...new Set(keys)].filter((key) => !Object.hasOwn(texts.apiOperation, key))).toEqual([])
  }
  const known = Object.keys(messages.en.apiOperation)
  expect(known.filter((key) => !keys.includes(key))).toEqual([])
})
