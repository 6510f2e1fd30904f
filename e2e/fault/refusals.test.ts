import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { prepared } from './backends'
import { verifyAudit } from './command-line'
import { temporaryFolder } from './folders'
import { freePort, launchServer, memoryOf, startServer } from './processes'

const secondStartLimitMs = 15_000

test('the demo listens on this machine alone, starts again in seconds, and npm start refuses its database', async () => {
  const place = { folder: temporaryFolder() }
  const first = await startServer(place, 'demo')
  expectLoopbackAlone(first.port)
  for (const address of otherAddresses()) expect(await canConnect(address, first.port), address).toBe(false)
  expect(await canConnect('127.0.0.1', first.port)).toBe(true)
  expect((await first.end('SIGTERM')).code).toBe(0)
  const { count } = await verifyAudit(place)

  const refused = launchServer(place, await freePort())
  expect((await refused.ended).code).toBe(1)
  expect(refused.stderr()).toMatch(/This database holds the demo, .*\. Start it with `npm run demo`/)
  expect(refused.stdout()).not.toContain('Emeritus is ready')

  const second = await startServer(place, 'demo')
  expect(second.readyMs).toBeLessThan(secondStartLimitMs)
  const memory = memoryOf(second.pid)
  await second.end('SIGTERM')
  expect((await verifyAudit(place)).count).toBe(count)
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  console.log(
    `  demo: first start ${seconds(first.readyMs)}, second ${seconds(second.readyMs)}, ${memory ?? '?'} MB resident`,
  )
})

test('the demo refuses a database of real people', async () => {
  const { place } = await prepared('embedded')
  const refused = launchServer(place, await freePort(), 'demo')
  expect((await refused.ended).code).toBe(1)
  expect(refused.stderr()).toContain('This database holds real people')
})

/** The kernel's own table: the port is open on 127.0.0.1 and nowhere else, in IPv6 neither. */
function expectLoopbackAlone(port: number): void {
  if (!existsSync('/proc/net/tcp')) return
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const addresses = ['/proc/net/tcp', '/proc/net/tcp6'].filter(existsSync).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${hex}`))
      .map(([, local]) => local?.split(':')[0]),
  )
  expect(addresses).toEqual(['0100007F'])
}

function otherAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return ['::1', ...all.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address)]
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 })
    const finish = (isConnected: boolean) => {
      socket.destroy()
      resolve(isConnected)
    }
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
    socket.once('timeout', () => finish(false))
  })
}
