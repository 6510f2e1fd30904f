import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import { headerOf, MAX_JSON_MEGABYTES, type RestRequest } from './exchange'
import { readJsonObject } from './json'
import { readQuery, refuseUnknown } from './query'
import type { Change } from './routes'

const MEGABYTE = 1024 * 1024

const json = { types: ['application/json'], megabytes: MAX_JSON_MEGABYTES } as const

/** What a change was sent: its fields as they stand, and the bytes and parameters they came as. */
export type Sent = { readonly fields: Readonly<Record<string, unknown>>; readonly bytes: Uint8Array }

/**
 * The fields of a change: a JSON object, or a file as its bytes in `file` with the other fields as parameters.
 * Nothing that the operation does not know is taken.
 */
export async function readFields(request: RestRequest, change: Change): Promise<Result<Sent>> {
  const parameters = readQuery(request.query)
  if (!parameters.ok) return parameters
  const wanted = change.file ?? json
  const strange = refuseUnknown(parameters.value, change.file ? change.fields : none)
  if (strange) return strange
  const refusal = refuseType(request, wanted)
  if (refusal) return refusal
  const read = await request.readBody(wanted.megabytes * MEGABYTE)
  if (!read.ok) return read
  const bytes = read.value
  if (bytes.byteLength > 0 && headerOf(request, 'content-type') === null) return unwanted(wanted)
  if (change.file) {
    const file = bytes.byteLength > 0 ? { file: bytes } : {}
    return done({ fields: { ...parameters.value, ...file }, bytes })
  }
  if (bytes.byteLength === 0) return done({ fields: {}, bytes })
  const body = readJsonObject(bytes)
  if (!body.ok) return body
  return refuseUnknown(body.value, change.fields) ?? done({ fields: body.value, bytes })
}

const none: ReadonlySet<string> = new Set()

type Wanted = { readonly types: readonly string[] }

/** A body of another kind or coding is refused before it is read. */
function refuseType(request: RestRequest, wanted: Wanted): Refusal | null {
  const coding = headerOf(request, 'content-encoding')
  if (coding !== null && coding.trim().toLowerCase() !== 'identity') return refuse('bodyEncoded')
  const sent = headerOf(request, 'content-type')
  if (sent === null) return null
  const [type = '', ...parameters] = sent.split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  const isUtf8 = charset === undefined || /^"?utf-?8"?$/.test(charset)
  // What a file is encoded in, its reader finds out.
  return wanted.types.includes(type) && (isUtf8 || wanted !== json) ? null : unwanted(wanted)
}

function unwanted({ types }: Wanted): Refusal {
  return refuse('contentTypeUnknown', { wanted: types.join(', ') })
}
