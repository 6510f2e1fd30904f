import type { ExportedTable } from '@/lib/auth/collection'
import type { Caller } from '@/lib/auth/context'
import { csvBytes } from '@/lib/csv/response'
import { calendarDate } from '@/lib/days'
import { type Refusal, type Result, refuse } from '@/lib/errors'
import type { RawParams } from '@/lib/list-params'
import { headerOf, jsonAnswer, type RestAnswer, type RestRequest, type TextOrFile } from './exchange'
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
export async function answerReading(
  request: RestRequest,
  reading: AnyReading,
  by: AskedBy,
): Promise<RestAnswer<TextOrFile>> {
  const problem = (refusal: Refusal) =>
    problemAnswer(refusal, { url: by.url, requestId: request.requestId, partOf: () => 'parameter' })
  if (hasBody(request)) return problem(refuse('bodyUnexpected'))
  if (reading.kind === 'list') {
    const query = readListQuery(request.query, reading.schema, reading.parameters)
    if (!query.ok) return problem(query)
    if (isCsvWanted(request, query.value)) {
      const table = await reading.collection.export(by.caller, query.value)
      return table.ok ? csvAnswer(reading.name, table.value, query.value.bom === '1') : problem(table)
    }
    const page = await reading.collection.list(by.caller, query.value)
    return page.ok ? jsonAnswer(200, page.value) : problem(page)
  }
  const query = readQuery(request.query)
  if (!query.ok) return problem(query)
  const findAsOf = reading.kind === 'record' ? reading.collection.findAsOf : null
  const unknown = refuseUnknown(query.value, findAsOf ? dayParameter : noParameters)
  if (unknown) return problem(unknown)
  const { asOf } = query.value
  if (findAsOf && asOf !== undefined) return answerAsOf(await findAsOf(by.caller, by.id, asOf), problem)
  const found = await find(reading, by)
  return found.ok ? recordAnswer(request, found.value) : problem(found)
}

/** Asked for in the address or in what the program accepts; a HEAD takes nothing away, so it records nothing. */
function isCsvWanted(request: RestRequest, { format }: RawParams): boolean {
  if (request.method === 'HEAD') return false
  return format === undefined ? /^\s*text\/csv\b/i.test(headerOf(request, 'accept') ?? '') : format === 'csv'
}

function csvAnswer(name: string, table: ExportedTable, hasMark: boolean): RestAnswer<TextOrFile> {
  const fileName = `emeritus-${name}-${calendarDate(table.at)}.csv`
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
    body: csvBytes(table, hasMark),
  }
}

const noParameters: ReadonlySet<string> = new Set()

const dayParameter: ReadonlySet<string> = new Set(['asOf'])

/** Without an ETag: nothing can be changed on the strength of a past record, whose version may be today's too. */
function answerAsOf(found: Result<unknown>, problem: (refusal: Refusal) => RestAnswer): RestAnswer {
  return found.ok ? jsonAnswer(200, found.value) : problem(found)
}

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
