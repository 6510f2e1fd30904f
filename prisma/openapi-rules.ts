/*
 * What OpenAPI 3.1 demands of a document, as JSON Schema, for the parts of it that ours uses. It takes no others, so that
 * a misspelt name does not pass for an extension.
 */

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
const response = closed({ description: text, headers: mapOf({ anyOf: [reference, header] }), content: mapOf(media) }, [
  'description',
])
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
export const openApiRules: object = closed(
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
)
