import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { apiDocument } from '@/lib/rest/api'
import type { ApiResponse, DocumentedOperation } from '@/lib/rest/openapi-operations'
import { type Told, testUrl } from './rest-client'

export const document = apiDocument(testUrl)

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, validateFormats: true })
addFormats.default(ajv)
// The document is no schema, only schemas are in it; pointers reach them.
ajv.addVocabulary(Object.keys(document)).addSchema(document, 'api')

/** What is wrong with a value where the document has a schema at this pointer; empty when it fits. */
export function misfits(pointer: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`api#${pointer}`) ?? ajv.compile({ $ref: `api#${pointer}` })
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
}

export type Described = {
  readonly method: string
  readonly path: string
  readonly pointer: string
  readonly operation: DocumentedOperation
}

/** Every operation and list of the document. */
export const described: readonly Described[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    pointer: `/paths/${pointerPart(path)}/${method}`,
    operation,
  })),
)

export function describedAs(operationId: string): Described {
  const found = described.find(({ operation }) => operation.operationId === operationId)
  if (!found) throw new Error(`The document has no ${operationId}`)
  return found
}

/** How an answer differs from what the document promises for this operation; empty when it keeps its word. */
export function breaches({ pointer, operation }: Described, told: Told): readonly string[] {
  const promised: ApiResponse | undefined = operation.responses[String(told.status)]
  if (!promised) return [`${told.status} is not documented: ${JSON.stringify(told.json)}`]
  const at = '$ref' in promised ? promised.$ref.slice(1) : `${pointer}/responses/${told.status}`
  const response = '$ref' in promised ? componentResponse(promised.$ref) : promised
  const [type] = Object.keys(response.content ?? {})
  if (type === undefined) return told.json === null ? [] : ['a body where none is documented']
  const wrongType = told.headers['content-type'] === type ? [] : [`the type is ${told.headers['content-type']}`]
  return [
    ...wrongType,
    ...headerBreaches(response.headers, told),
    ...misfits(`${at}/content/${pointerPart(type)}/schema`, told.json),
  ]
}

/** Every header of ours that an answer has must be documented. */
function headerBreaches(documented: Readonly<Record<string, unknown>>, { headers }: Told): string[] {
  const known = ['content-type', 'content-length', ...Object.keys(documented).map((name) => name.toLowerCase())]
  return Object.keys(headers).flatMap((name) => (known.includes(name) ? [] : [`the header ${name} is not documented`]))
}

function componentResponse(reference: string) {
  const name = reference.slice('#/components/responses/'.length)
  const found = document.components.responses[name]
  if (!found) throw new Error(`The document has no ${reference}`)
  return found
}

function pointerPart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')
}
