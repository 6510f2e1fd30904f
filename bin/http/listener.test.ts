import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, type Result } from '@/lib/errors'
import type { RestAnswer, RestRequest } from '@/lib/rest/exchange'
import { readBody } from './body'
import { createListener } from './listener'

const seen: RestRequest[] = []
const bodies: Result<Uint8Array>[] = []

/** An API that reads bodies of at most ten bytes, and breaks when it is told to. */
async function api(asked: RestRequest): Promise<RestAnswer> {
  seen.push(asked)
  if (asked.path === '/break') throw new Error('broken on purpose')
  bodies.push(await asked.readBody(10))
  return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
}

let server: Server
let port = 0

beforeAll(async () => {
  server = createListener({
    mode: 'production',
    url: 'http://localhost:3000',
    isProxyTrusted: false,
    log: pino({ level: 'silent' }),
    api,
    builtFiles: (_asked, _response, otherwise) => otherwise(),
    pages: async (_asked, response) => {
      response.end('a page')
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function ask(path: string, method = 'GET', text = '') {
  const outgoing = request({ host: '127.0.0.1', port, path, method, headers: { 'x-request-id': 'of the client' } })
  outgoing.end(text)
  const [incoming] = await once(outgoing, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return { status: incoming.statusCode, headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') }
}

/** Sends these very bytes and answers all that comes back. */
async function sendRaw(text: string, pauseMs = 0): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(text)
  await sleep(pauseMs)
  if (pauseMs > 0) socket.destroy()
  let answer = ''
  socket.on('data', (chunk) => {
    answer += String(chunk)
  })
  await once(socket, 'close')
  return answer
}

describe('the mount', () => {
  test('everything below /api/v1 is the API’s, and nothing else', async () => {
    for (const path of ['/api/v1', '/api/v1/', '/api/v1/models?q=1', '/api/v1?x']) {
      expect((await ask(path)).text, path).toBe('{}')
    }
    for (const path of ['/', '/api/v10', '/api/v1x', '/api/health/live', '/API/v1', '//api/v1']) {
      expect((await ask(path)).text, path).toBe('a page')
    }
  })

  test('hands over path and query as they were sent, and an id of its own', async () => {
    await ask('/api/v1/models/a%2Fb?x=%20&y')
    expect(seen.at(-1)).toMatchObject({ method: 'GET', path: '/models/a%2Fb', query: 'x=%20&y', address: '127.0.0.1' })
    expect(seen.at(-1)?.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a fault is a problem without a word about its cause, under the id of the log', async () => {
    const { status, headers, text } = await ask('/api/v1/break')
    expect([status, headers['content-type']]).toEqual([500, 'application/problem+json'])
    expect(JSON.parse(text)).toMatchObject({ code: 'fault', requestId: headers['x-request-id'] })
    expect(text).not.toContain('on purpose')
  })

  test('every answer has the headers of the server', async () => {
    for (const path of ['/api/v1/models', '/api/v1/break', '/']) {
      const { headers } = await ask(path)
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      expect(headers['x-request-id']).not.toBe('of the client')
    }
    expect((await ask('/api/v1/models')).headers['cache-control']).toBe('no-store')
  })
})

describe('bodies', () => {
  test('arrive whole, up to their limit', async () => {
    await ask('/api/v1/models', 'POST', '0123456789')
    expect(bodies.at(-1)).toEqual(done(Buffer.from('0123456789')))
    await ask('/api/v1/models', 'POST', '0123456789x')
    expect(bodies.at(-1)).toMatchObject({ code: 'bodyTooLarge' })
    await ask('/api/v1/models', 'POST', 'x'.repeat(5_000_000))
    expect(bodies.at(-1)).toMatchObject({ code: 'bodyTooLarge' })
  })

  test('that end too early are refused', async () => {
    const before = bodies.length
    await sendRaw('POST /api/v1/models HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc', 50)
    while (bodies.length === before) await sleep(5)
    expect(bodies.at(-1)).toMatchObject({ code: 'bodyCutOff' })
  })

  test('that take too long are refused', async () => {
    const slow = createSlowReader()
    const { port: slowPort, close } = await slow.listen()
    const socket = connect(slowPort, '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc')
    expect(await slow.result).toMatchObject({ code: 'bodyTooSlow' })
    socket.destroy()
    close()
  })
})

describe('what is no request', () => {
  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['two lengths', 'POST /api/v1/models HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['headers without end', `GET /api/v1/models HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is refused with a problem, and the connection closed', async (_what, text, status) => {
    const answer = await sendRaw(text)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('Content-Type: application/problem+json')
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status })
  })
})

/** A server that waits a tenth of a second for a body. */
function createSlowReader() {
  let settle: (result: Result<Uint8Array>) => void = () => {}
  const result = new Promise<Result<Uint8Array>>((resolve) => {
    settle = resolve
  })
  const listen = async () => {
    const reader = createServer((asked) => void readBody(asked, { maxBytes: 10, limitMs: 100 }).then(settle))
    reader.listen(0, '127.0.0.1')
    await once(reader, 'listening')
    const address = reader.address()
    return { port: typeof address === 'object' && address ? address.port : 0, close: () => reader.close() }
  }
  return { listen, result }
}
