import type { DocumentedOperation } from './openapi-operations'
import type { Parameter } from './openapi-parameters'

/** A command line that asks for an operation, with the document's own examples. `$TOKEN` is the reader's. */
export function curlOf(server: string, method: string, path: string, operation: DocumentedOperation): string {
  const { parameters, requestBody } = operation
  const filled = parameters.filter((parameter) => parameter.in === 'path').reduce(fillPath, path)
  const query =
    requestBody && fileIn(requestBody) ? '?dryRun=true' : operation.operationId.endsWith('.list') ? '?size=25' : ''
  const needed = parameters.filter((parameter) => parameter.in === 'header' && isShown(parameter, method))
  const lines = [
    `${method === 'GET' ? '' : `-X ${method} `}${quote(`${server}${filled}${query}`)}`,
    ...(operation.security?.length === 0 ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...needed.map((parameter) => `-H ${quote(`${parameter.name}: ${parameter.example ?? ''}`)}`),
    ...bodyLines(requestBody),
  ]
  return `curl ${lines.join(' \\\n  ')}`
}

function fillPath(path: string, { name, example = '' }: Parameter): string {
  return path.replace(`{${name}}`, example)
}

function isShown({ name, required }: Parameter, method: string): boolean {
  return required || (name === 'Idempotency-Key' && method === 'POST')
}

function bodyLines(body: DocumentedOperation['requestBody']): string[] {
  if (!body) return []
  const file = fileIn(body)
  if (file) return [`-H 'Content-Type: ${file.type}'`, `--data-binary @${file.name}`]
  const example = body.content['application/json']?.example
  return ["-H 'Content-Type: application/json'", `-d ${quote(JSON.stringify(example, null, 2))}`]
}

const files = [
  { type: 'text/csv', name: 'models.csv' },
  { type: 'application/zip', name: 'transcripts.zip' },
] as const

/** The file that stands for what is sent, where that is no JSON object. */
function fileIn({ content }: NonNullable<DocumentedOperation['requestBody']>) {
  return files.find(({ type }) => type in content)
}

/** For a shell: what stands between single quotation marks stands for itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
