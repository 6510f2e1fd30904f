import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import type { Logger } from 'pino'
import { refuse } from '@/lib/errors'
import { MOUNT, type RestRequest } from '@/lib/rest/exchange'
import type { RestHandler } from '@/lib/rest/handler'
import { problemAnswer } from '@/lib/rest/problem'
import { readBody } from './body'

const BODY_LIMIT_MS = 30_000

export type RestMount = {
  readonly handler: RestHandler
  readonly url: string
  readonly log: Logger
}

export function isRestPath(pathname: string): boolean {
  return pathname.startsWith(MOUNT) && (pathname.length === MOUNT.length || pathname[MOUNT.length] === '/')
}

/**
 * The API on this server: it is answered before the pages' framework sees the request, which would cost more than most
 * answers do. A fault is logged and answered as a problem, like everything else.
 */
export async function answerRest(mount: RestMount, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = toRestRequest(incoming)
  try {
    send(incoming, response, await mount.handler(request))
  } catch (error) {
    const { requestId } = request
    mount.log.error({ err: error, requestId }, 'unhandled')
    send(incoming, response, problemAnswer(refuse('fault'), { url: mount.url, requestId }))
  }
}

function send(incoming: IncomingMessage, response: ServerResponse, answer: Awaited<ReturnType<RestHandler>>): void {
  // What is left of a body that nobody read would be taken for the next request.
  const isUnread = !incoming.complete && !incoming.destroyed && hasBody(incoming)
  if (isUnread) response.shouldKeepAlive = false
  response.writeHead(answer.status, answer.headers)
  if (typeof answer.body === 'string') response.end(answer.body)
  // The next piece is made when the client has taken the last one, and no further one when the client has gone.
  else pipeline(Readable.from(answer.body, { objectMode: false }), response, () => {})
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

/** The listener has marked the request: its id and the client's address stand in headers of ours. */
function toRestRequest(incoming: IncomingMessage): RestRequest {
  const url = incoming.url ?? MOUNT
  const mark = url.indexOf('?')
  const { headers } = incoming
  return {
    method: incoming.method ?? 'GET',
    path: mark < 0 ? url.slice(MOUNT.length) : url.slice(MOUNT.length, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    address: String(headers['x-emeritus-address'] ?? 'unknown'),
    requestId: String(headers['x-request-id'] ?? ''),
    readBody: (maxBytes) => readBody(incoming, { maxBytes, limitMs: BODY_LIMIT_MS }),
  }
}
