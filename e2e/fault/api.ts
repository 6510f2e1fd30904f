import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

/** A server's REST API as one token sees it. */
export type Api = { readonly url: string; readonly token: string }

export type Answer = { readonly status: number; readonly body: unknown }

const receipt = z.object({ id: z.string(), slug: z.string(), version: z.number() })

export type Receipt = z.output<typeof receipt>

/** The input of a new model; everything that a test tells apart is in its name. */
export function modelNamed(displayName: string): object {
  const identity = { provider: 'fault', apiId: displayName, displayName, family: 'Fault' }
  return { ...identity, aliases: [], isPubliclyReleased: true, hasSignificantInternalUse: false, stage: 'active' }
}

/** Each request has a connection of its own, so that none fails because an idle one was closed. */
export function send(api: Api, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  return begin(api, method, path, body === undefined ? '' : JSON.stringify(body)).answer
}

export async function createModel(api: Api, displayName: string): Promise<Receipt> {
  const { status, body } = await send(api, 'POST', '/api/v1/models', modelNamed(displayName))
  if (status < 200 || status > 299) throw new Error(`POST /models answered ${status}: ${JSON.stringify(body)}`)
  return receipt.parse(body)
}

/** A POST whose body takes its time: half at once, the other half after the pause. */
export function createModelSlowly(api: Api, displayName: string, pauseMs: number): Promise<Answer> {
  return begin(api, 'POST', '/api/v1/models', JSON.stringify(modelNamed(displayName)), pauseMs).answer
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

function begin({ url, token }: Api, method: string, path: string, text: string, pauseMs = 0) {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  }
  const answer = new Promise<Answer>((resolve, reject) => {
    const outgoing = request(new URL(path, url), { method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        try {
          resolve({ status: incoming.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
        } catch (error) {
          reject(error)
        }
      })
      incoming.on('aborted', () => reject(new Error('aborted')))
    })
    outgoing.on('error', reject)
    if (pauseMs === 0) {
      outgoing.end(text)
      return
    }
    const half = Math.floor(text.length / 2)
    outgoing.write(text.slice(0, half))
    void sleep(pauseMs).then(() => outgoing.end(text.slice(half)))
  })
  return { answer }
}
