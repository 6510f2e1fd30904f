import type { Caller } from '@/lib/auth/context'
import { type Refusal, type Result, refuse } from '@/lib/errors'
import { headerOf, jsonAnswer, type RestAnswer, type RestRequest } from './exchange'
import { etagOf, isUnchanged } from './preconditions'
import { problemAnswer } from './problem'
import { readListQuery, readQuery, refuseUnknown } from './query'
import type { Reading } from './routes'

/** Who asks, and for which record. */
export type AskedBy = {
  readonly caller: Caller
  readonly credential: string
  readonly url: string
  readonly id: string
}

type AnyReading = Exclude<Reading, { kind: 'document' }>

/** Answers a list, one record, or the caller's own. A body is none of theirs. */
export async function answerReading(request: RestRequest, reading: AnyReading, by: AskedBy): Promise<RestAnswer> {
  const problem = (refusal: Refusal) =>
    problemAnswer(refusal, { url: by.url, requestId: request.requestId, partOf: () => 'parameter' })
  if (hasBody(request)) return problem(refuse('bodyUnexpected'))
  if (reading.kind === 'list') {
    const query = readListQuery(request.query, reading.schema, reading.parameters)
    if (!query.ok) return problem(query)
    const page = await reading.collection.list(by.caller, query.value)
    return page.ok ? jsonAnswer(200, page.value) : problem(page)
  }
  const query = readQuery(request.query)
  if (!query.ok) return problem(query)
  const unknown = refuseUnknown(query.value, noParameters)
  if (unknown) return problem(unknown)
  const found = await find(reading, by)
  return found.ok ? recordAnswer(request, found.value) : problem(found)
}

const noParameters: ReadonlySet<string> = new Set()

function find(reading: Exclude<AnyReading, { kind: 'list' }>, { caller, id }: AskedBy): Promise<Result<unknown>> {
  return reading.kind === 'own' ? reading.own.get(caller) : reading.collection.find(caller, id)
}

function recordAnswer(request: RestRequest, record: unknown): RestAnswer {
  const etag = etagOf(record)
  if (etag === null) return jsonAnswer(200, record)
  return isUnchanged(request, etag) ? { status: 304, headers: { etag }, body: '' } : jsonAnswer(200, record, { etag })
}

function hasBody(request: RestRequest): boolean {
  const length = headerOf(request, 'content-length')
  return (length !== null && length !== '0') || headerOf(request, 'transfer-encoding') !== null
}
