import 'server-only'
import { MOUNT } from './exchange'
import { type JsonSchema, outputSchema } from './json-schema'
import { type DocumentedOperation, describe } from './openapi-operations'
import { headers, problemResponses, problemSchema } from './openapi-parts'
import type { Route } from './routes'

export type ApiDocument = ReturnType<typeof documentOf>

/** The whole API as OpenAPI 3.1, from the very schemas that read the requests and promise the answers. */
export function documentOf(routes: ReadonlyMap<string, Route>, { url, version }: { url: string; version: string }) {
  const paths: Record<string, Record<string, DocumentedOperation>> = {}
  for (const { path, endpoints } of routes.values()) {
    const described = [...endpoints].map(([method, endpoint]) => [method.toLowerCase(), describe(path, endpoint)])
    paths[path] = Object.fromEntries(described)
  }
  const tags = [
    ...new Set(Object.values(paths).flatMap((methods) => Object.values(methods).flatMap(({ tags }) => tags))),
  ]
  return {
    openapi: '3.1.1',
    info: {
      title: 'Emeritus',
      version,
      summary: 'The records of AI models that retire.',
      description: `Explained at ${url}/docs/api.`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: `${url}${MOUNT}` }],
    externalDocs: { url: `${url}/docs/api` },
    tags: tags.map((name) => ({ name })),
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token of settings, API tokens.' },
      },
      schemas: { Problem: problemSchema(), ...recordSchemas(routes) },
      headers,
      responses: problemResponses(url),
    },
  } as const
}

/** Rows and records by the name of their list: lists and single records refer to them. */
function recordSchemas(routes: ReadonlyMap<string, Route>): Record<string, JsonSchema> {
  const schemas: Record<string, JsonSchema> = {}
  for (const { endpoints } of routes.values()) {
    for (const endpoint of endpoints.values()) {
      if (endpoint.kind === 'list') schemas[`${endpoint.name}.row`] = outputSchema(endpoint.collection.row)
      if (endpoint.kind === 'record' && endpoint.collection.record) {
        schemas[`${endpoint.name}.record`] = outputSchema(endpoint.collection.record)
      }
      if (endpoint.kind === 'own') schemas[`${endpoint.name}.record`] = outputSchema(endpoint.own.record)
    }
  }
  return schemas
}
