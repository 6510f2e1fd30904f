import type { Result } from '@/lib/errors'

/** Where the API is found. */
export const MOUNT = '/api/v1'

/** How large a JSON body may be; of a file its operation says it. */
export const MAX_JSON_MEGABYTES = 1

/** A request as the API sees it, whatever server it came through. */
export type RestRequest = {
  readonly method: string
  /** Below the mount and still percent-encoded, such as `/models/claude-3-opus`. */
  readonly path: string
  /** What stands behind the `?`. */
  readonly query: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Of the client, as far as the server can know it. */
  readonly address: string
  readonly requestId: string
  /** Refuses a body that is longer, cut off, or too slow. Asked at most once. */
  readonly readBody: (maxBytes: number) => Promise<Result<Uint8Array>>
}

export type RestAnswer<Body = string> = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
}

/** Text, or a file whose bytes are made while they are sent. */
export type TextOrFile = string | AsyncIterable<Uint8Array>

/** One header's value; null when it was not sent. */
export function headerOf({ headers }: Pick<RestRequest, 'headers'>, name: string): string | null {
  const value = headers[name]
  if (value === undefined) return null
  return typeof value === 'string' ? value : value.join(', ')
}

/** The same answer with more headers. */
export function withHeaders<Body>(
  answer: RestAnswer<Body>,
  headers: Readonly<Record<string, string>>,
): RestAnswer<Body> {
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): RestAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) }
}
