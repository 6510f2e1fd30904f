import { existsSync, readdirSync } from 'node:fs'
import {
  createServer,
  IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  type Server,
  ServerResponse,
  STATUS_CODES,
} from 'node:http'
import path from 'node:path'
import type { Logger } from 'pino'
import type { RestHandler } from '@/lib/rest/handler'
import { type HeaderSettings, isCacheable, markRequest, rewriteRequestHeaders, securityHeaders } from './headers'
import { answerRest, isRestPath } from './rest'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Answers what it knows, and calls `otherwise` for the rest. */
export type Front = (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => void

export type ListenerSettings = HeaderSettings & {
  log: Logger
  /** Answers everything below /api/v1. */
  api: RestHandler
  /** Answers the files that the build made. */
  builtFiles: Front
  /** Answers the rest: pages, actions, health and sign-in. */
  pages: Handler
}

/** The http server: every response gets its headers here, before the application sees the request. */
export function createListener(settings: ListenerSettings): Server {
  const publicFiles = listPublicFiles()
  const mount = { handler: settings.api, url: settings.url, log: settings.log }
  const classes = { IncomingMessage, ServerResponse: GuardedResponse }
  const server = createServer<typeof IncomingMessage, typeof GuardedResponse>(classes, (request, response) => {
    const marks = markRequest(settings.mode)
    const pathname = (request.url ?? '/').split('?', 1)[0] ?? '/'
    rewriteRequestHeaders(request.headers, marks, {
      address: request.socket.remoteAddress,
      isProxyTrusted: settings.isProxyTrusted,
      url: request.url,
    })
    for (const [name, value] of Object.entries(securityHeaders(marks, settings))) response.setHeader(name, value)
    response.mayBeCached = isCacheable(pathname, publicFiles)
    logWhenDone(request, response, { log: settings.log, pathname, requestId: marks.requestId })
    if (isRestPath(pathname)) {
      void answerRest(mount, request, response)
      return
    }
    settings.builtFiles(request, response, () => {
      settings.pages(request, response).catch((error: unknown) => {
        settings.log.error({ err: error, requestId: marks.requestId }, 'unhandled')
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
    })
  })
  server.on('clientError', refuseUnreadable)
  return server
}

type HeadersGiven = OutgoingHttpHeaders | OutgoingHttpHeader[]

/** Next decides on caching when it renders, after us; this has the last word. */
class GuardedResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  mayBeCached = false

  override writeHead(status: number, reason?: string | HeadersGiven, headers?: HeadersGiven): this {
    const given = typeof reason === 'string' ? headers : (reason ?? headers)
    for (const [name, value] of pairsOf(given)) this.setHeader(name, value)
    if (!this.mayBeCached) this.setHeader('Cache-Control', 'no-store')
    return typeof reason === 'string' ? super.writeHead(status, reason) : super.writeHead(status)
  }
}

/** Node also takes headers as a flat list: name, value, name, value. */
function pairsOf(given: HeadersGiven | undefined): [string, OutgoingHttpHeader][] {
  if (!Array.isArray(given)) {
    return Object.entries(given ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  }
  return given.flatMap((name, index) => {
    const value = given[index + 1]
    return index % 2 === 0 && value !== undefined ? [[String(name), value]] : []
  })
}

type RequestLine = { log: Logger; pathname: string; requestId: string }

/** The query is left out: it can hold names, search words and one-time tokens. */
function logWhenDone(request: IncomingMessage, response: ServerResponse, line: RequestLine): void {
  const startedMs = performance.now()
  response.once('close', () => {
    const ms = Math.round(performance.now() - startedMs)
    const { log, pathname, requestId } = line
    const fields = { method: request.method, path: pathname, status: response.statusCode, ms, requestId }
    if (response.writableFinished) log.info(fields, 'request')
    else log.warn(fields, 'request aborted')
  })
}

/** What Node could not parse never becomes a request; it gets the shortest possible answer, with the status it earned. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: NodeJS.WritableStream & { destroyed?: boolean }): void {
  if (socket.destroyed || !socket.writable) return
  const status = statusOfUnreadable(error.code)
  const title = STATUS_CODES[status]
  const body = JSON.stringify({ type: 'about:blank', title, status })
  const lines = [
    `HTTP/1.1 ${status} ${title}`,
    'Connection: close',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

function statusOfUnreadable(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}

function listPublicFiles(): Set<string> {
  if (!existsSync('public')) return new Set()
  const names = readdirSync('public', { recursive: true, encoding: 'utf8' })
  return new Set(names.map((name) => `/${name.split(path.sep).map(encodeURIComponent).join('/')}`))
}
