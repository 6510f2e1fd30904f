import { randomUUID } from 'node:crypto'
import { hashToken, newApiToken } from '@/lib/auth/token'
import type { PrismaClient } from '@/lib/db/generated/client'
import { publishToNextAuth } from '@/lib/env'
import { done, type Result } from '@/lib/errors'
import { createApi } from '@/lib/rest/api'
import type { RestAnswer } from '@/lib/rest/exchange'

export const testUrl = 'https://emeritus.example.org'

/** The API in this process, on the database that the process has. */
export const testApi = createApi({ url: testUrl, perCaller: 1_000_000, perAddress: 1_000_000 })

export type Ask = {
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; bytes as they are. */
  readonly body?: unknown
}

export type Told = {
  readonly status: number
  readonly headers: RestAnswer['headers']
  /** Null where there is no body. */
  readonly json: unknown
}

/** One request to the API as a program makes it: `ask('POST', '/models?x=1', { token, body })`. */
export async function ask(method: string, address: string, { token, headers = {}, body }: Ask = {}): Promise<Told> {
  const [path = '', query = ''] = address.split(/\?(.*)/s)
  const bytes =
    body instanceof Uint8Array ? body : new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body))
  const readBody = async (maxBytes: number): Promise<Result<Uint8Array>> =>
    bytes.byteLength > maxBytes ? { ok: false, code: 'bodyTooLarge', values: { megabytes: 1 } } : done(bytes)
  const answer = await testApi({
    method,
    path,
    query,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(bytes.byteLength > 0
        ? { 'content-type': 'application/json', 'content-length': String(bytes.byteLength) }
        : {}),
      ...headers,
    },
    address: '192.0.2.1',
    requestId: randomUUID(),
    readBody,
  })
  if (typeof answer.body !== 'string') throw new Error('A file is no JSON')
  return { status: answer.status, headers: answer.headers, json: answer.body === '' ? null : JSON.parse(answer.body) }
}

/** A bearer token of that person with these permissions, good for a day of the database's clock. */
export async function makeToken(
  prisma: PrismaClient,
  personId: string,
  permissions: readonly string[],
): Promise<string> {
  const token = newApiToken()
  const expiresAt = new Date(Date.now() + 86_400_000)
  const data = { personId, name: 'test', permissions: [...permissions], tokenHash: hashToken(token), expiresAt }
  await prisma.apiToken.create({ data, select: { id: true } })
  return token
}

/** From now on the process has this database, and what the server tells the guard at its start. */
export function serveDatabase(database: object): void {
  publishToNextAuth({ url: testUrl, secret: 'a secret of the tests, long enough' })
  Reflect.set(globalThis, Symbol.for('emeritus.database'), Promise.resolve(database))
}
