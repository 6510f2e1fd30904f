import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createListener } from './listener'

/** Answers what the listener wrote to its log for one request. */
async function logOf(path: string, answer: 'ends' | 'fails'): Promise<string> {
  let written = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk)
      done()
    },
  })
  const server = createListener({
    mode: 'production',
    url: 'https://emeritus.example',
    isProxyTrusted: false,
    log: pino({ level: 'trace' }, sink),
    api: () => Promise.reject(new Error('This test asks for pages')),
    builtFiles: (_request, _response, otherwise) => otherwise(),
    pages: async (_request, response) => {
      if (answer === 'fails') throw new Error('no answer')
      response.end()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = parseAddress(server.address())
  const closed = once(server, 'close')
  await (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } })).text()
  server.close()
  await closed
  return written
}

function parseAddress(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port')
  return address
}

test('a key in an address never reaches the log, whether the request ends or fails', async () => {
  for (const answer of ['ends', 'fails'] as const) {
    const log = await logOf('/feeds/calendar.ics?key=emeritus_secret&lang=ja', answer)
    expect(log).toContain('"path":"/feeds/calendar.ics"')
    expect(log).not.toContain('secret')
    expect(log).not.toContain('key=')
  }
})
