import { type IncomingMessage, request } from 'node:http'
import { z } from 'zod'

/** A server's REST API as one token sees it. */
export type Api = { readonly url: string; readonly token: string }

export type Answer = {
  readonly status: number
  readonly body: unknown
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

const receipt = z.object({ id: z.string(), slug: z.string(), version: z.number() })

export type Receipt = z.output<typeof receipt>

/** The input of a new model; everything that a test tells apart is in its name. */
export function modelNamed(displayName: string): object {
  const identity = { provider: 'fault', apiId: displayName, displayName, family: 'Fault' }
  return { ...identity, aliases: [], isPubliclyReleased: true, hasSignificantInternalUse: false, stage: 'active' }
}

export type Sent = { readonly body?: object; readonly headers?: Readonly<Record<string, string>> }

/** Each request has a connection of its own, so that none fails because an idle one was closed. */
export function send(api: Api, method: 'GET' | 'POST', path: string, sent: Sent = {}): Promise<Answer> {
  const { body, headers = {} } = sent
  return begin(api, { method, path, text: body === undefined ? '' : JSON.stringify(body), headers }).answer
}

export async function createModel(api: Api, displayName: string): Promise<Receipt> {
  const { status, body } = await send(api, 'POST', '/api/v1/models', { body: modelNamed(displayName) })
  if (status < 200 || status > 299) throw new Error(`POST /models answered ${status}: ${JSON.stringify(body)}`)
  return receipt.parse(body)
}

/** A request the server has taken on: it asked for the body, which follows after the pause. */
export type Accepted = { readonly accepted: Promise<void>; readonly answer: Promise<Answer> }

export function createModelSlowly(api: Api, displayName: string, pauseMs: number): Accepted {
  const text = JSON.stringify(modelNamed(displayName))
  return begin(api, { method: 'POST', path: '/api/v1/models', text, headers: {}, pauseMs })
}

const page = z.object({ data: z.array(z.record(z.string(), z.unknown())), nextCursor: z.string().nullable() })

/** All rows of a list, page after page. */
export async function readAll(api: Api, path: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  const address = new URL(path, api.url)
  address.searchParams.set('size', '100')
  for (;;) {
    const { status, body } = await send(api, 'GET', `${address.pathname}${address.search}`)
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`)
    const { data, nextCursor } = page.parse(body)
    rows.push(...data)
    if (nextCursor === null) return rows
    address.searchParams.set('after', nextCursor)
  }
}

type Outgoing = {
  readonly method: string
  readonly path: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly pauseMs?: number
}

function begin(api: Api, { method, path, text, headers, pauseMs }: Outgoing): Accepted {
  const { promise: answer, resolve, reject } = promised<Answer>()
  const { promise: accepted, resolve: accept } = promised<void>()
  const outgoing = request(new URL(path, api.url), {
    method,
    agent: false,
    headers: {
      ...headers,
      authorization: `Bearer ${api.token}`,
      ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(pauseMs === undefined ? {} : { expect: '100-continue' }),
    },
  })
  outgoing.on('response', (incoming) => readBody(incoming).then(resolve, reject))
  outgoing.on('error', reject)
  if (pauseMs === undefined) outgoing.end(text)
  outgoing.on('continue', () => {
    accept()
    setTimeout(() => outgoing.end(text), pauseMs)
  })
  return { accepted, answer }
}

async function readBody(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  return { status: incoming.statusCode ?? 0, body, headers: incoming.headers }
}

function promised<Value>() {
  let resolve: (value: Value) => void = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
