import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Api, createModelSlowly, readAll, send } from './api'
import { prepared } from './backends'
import { readLock } from './folders'
import { answersReady, freePort, isGroupAlive, launch, type Server, startServer, untilReady } from './processes'

const slow = 5
const queued = 40

test('SIGTERM during requests: what is under way is answered, then nothing is left', async () => {
  const { place, token } = await prepared('embedded')
  const server = await startServer(place)
  const api: Api = { url: server.url, token }
  await readAll(api, '/api/v1/models')
  const names = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind}-${at}`)
  const under = [
    ...names('slow', slow).map((name) => createModelSlowly(api, name, 1_500)),
    ...names('queued', queued).map((name) => createModelSlowly(api, name, 0)),
  ]
  const work = Promise.all(under.map(({ answer }) => answer))
  await Promise.all(under.map(({ accepted }) => accepted))
  const exit = server.end('SIGTERM')
  const stream = untilRefused(api)
  const answers = await work
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
  expect((await exit).code).toBe(0)
  await expectNothingLeft(server, place.folder)
  console.log(
    `  ${slow} slow and ${queued} queued requests under way at SIGTERM, all answered; ${await stream} later ones`,
  )
  const next = await startServer(place)
  const models = await readAll({ ...api, url: next.url }, '/api/v1/models')
  expect(models.length).toBeGreaterThanOrEqual(slow + queued)
  expect((await next.end('SIGTERM')).code).toBe(0)
})

test('npm start: SIGTERM to npm ends the server too', async () => {
  const { place } = await prepared('embedded')
  const port = await freePort()
  const program = launch(['npm', 'start'], place, { PORT: String(port) })
  const server = await untilReady(program, port)
  const holder = readLock(place.folder).pid
  const startedMs = performance.now()
  const { code, signal } = await server.end('SIGTERM')
  while (isGroupAlive(server) && performance.now() - startedMs < 5_000) await sleep(20)
  await expectNothingLeft(server, place.folder)
  expect(() => process.kill(holder, 0)).toThrow()
  console.log(`  npm ended with ${signal ?? code}, the server with it`)
})

async function expectNothingLeft(server: Server, folder: string): Promise<void> {
  expect(isGroupAlive(server)).toBe(false)
  expect(await answersReady(server.url)).toBe(false)
  expect(readLock(folder).released).toBe(true)
}

/** Goes on reading until the server takes no more; a late request is answered or refused, never half done. */
async function untilRefused(api: Api): Promise<number> {
  for (let answered = 0; ; answered++) {
    try {
      const { status } = await send(api, 'GET', '/api/v1/models')
      expect(status).toBe(200)
    } catch (error) {
      if (error instanceof Error && 'code' in error) return answered
      throw error
    }
  }
}
