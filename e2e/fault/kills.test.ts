import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Api, createModel, type Receipt, readAll, send } from './api'
import { type Backend, backends, isAvailable, prepared } from './backends'
import { verifyAudit } from './command-line'
import type { Prepared } from './global-setup'
import { startServer } from './processes'

const kills = 20
const clients = 6

type Tally = { readonly acknowledged: Map<string, Receipt>; unanswered: number; sent: number }

for (const backend of backends) {
  test.skipIf(!isAvailable(backend))(`kill -9 x ${kills} during writes, ${backend}: nothing is lost`, async () => {
    const database = await prepared(backend)
    const tally: Tally = { acknowledged: new Map(), unanswered: 0, sent: 0 }
    const readyMs: number[] = []
    for (let kill = 1; kill <= kills; kill++) readyMs.push(await writeUntilKilled(database, tally, kill))
    if (backend === 'embedded') expect(await verifyAudit(database.place)).toMatchObject({ isIntact: true })
    await expectEverything(database, tally)
    const { isIntact, problems } = await verifyAudit(database.place)
    expect(problems).toEqual([])
    expect(isIntact).toBe(true)
    report(backend, tally, readyMs)
  })
}

/** One life of the server: checks what earlier lives acknowledged last, writes, and dies at a random moment. */
async function writeUntilKilled({ place, token }: Prepared, tally: Tally, kill: number): Promise<number> {
  const server = await startServer(place)
  const api: Api = { url: server.url, token }
  const recent = [...tally.acknowledged.values()].slice(-10)
  for (const { slug } of recent) expect((await send(api, 'GET', `/api/v1/models/${slug}`)).status).toBe(200)
  const before = tally.acknowledged.size
  const writers = Array.from({ length: clients }, (_, client) => writeOn(api, tally, `kill-${kill}-${client}`))
  while (tally.acknowledged.size < before + clients) await sleep(5)
  await sleep(Math.random() * 400)
  await server.end('SIGKILL')
  await Promise.all(writers)
  return server.readyMs
}

/** Writes one model after the other until the server is gone. */
async function writeOn(api: Api, tally: Tally, prefix: string): Promise<void> {
  for (let number = 1; ; number++) {
    const name = `${prefix}-${number}`
    tally.sent += 1
    try {
      tally.acknowledged.set(name, await createModel(api, name))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error) && !String(error).includes('aborted')) throw error
      tally.unanswered += 1
      return
    }
  }
}

async function expectEverything({ place, token }: Prepared, { acknowledged }: Tally): Promise<void> {
  const server = await startServer(place)
  const api: Api = { url: server.url, token }
  const models = await readAll(api, '/api/v1/models')
  const created = await readAll(api, '/api/v1/audit?operation=model.create&outcome=done')
  const ids = new Map(models.map((model) => [model.displayName, model.id]))
  const missing = [...acknowledged].filter(([name, { id }]) => ids.get(name) !== id).map(([name]) => name)
  expect(missing).toEqual([])
  expect(ids.size).toBe(models.length)
  // A write that was not acknowledged may be there or not, but never without its one event.
  expect(created.length).toBe(models.length)
  await server.end('SIGTERM')
}

function report(backend: Backend, { acknowledged, unanswered, sent }: Tally, readyMs: number[]): void {
  const slowest = (Math.max(...readyMs) / 1000).toFixed(1)
  console.log(
    `  ${backend}: ${kills} kills, ${sent} writes sent, ${acknowledged.size} acknowledged, 0 lost, ` +
      `${unanswered} unanswered; slowest restart ${slowest} s`,
  )
}
