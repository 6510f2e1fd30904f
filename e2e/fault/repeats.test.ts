import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Answer, type Api, modelNamed, readAll, send } from './api'
import { backends, isAvailable, prepared } from './backends'
import { verifyAudit } from './command-line'
import { startServer } from './processes'

const rounds = 4
const crowd = 50

/** The same request many times at once, with one key. Those that the server's death cut off are null. */
function repeat(api: Api, name: string, key: string): Promise<(Answer | null)[]> {
  const sent = { body: modelNamed(name), headers: { 'idempotency-key': key } }
  const one = () => send(api, 'POST', '/api/v1/models', sent).catch(() => null)
  return Promise.all(Array.from({ length: crowd }, one))
}

for (const backend of backends) {
  test.skipIf(!isAvailable(backend))(`${crowd} equal requests and kill -9 between, ${backend}: done once`, async () => {
    const { place, token } = await prepared(backend)
    const made = new Map<string, { readonly key: string; readonly answers: readonly (Answer | null)[] }>()
    for (let round = 1; round <= rounds; round++) {
      const server = await startServer(place)
      const name = `repeat-${round}`
      const key = randomUUID()
      const answers = repeat({ url: server.url, token }, name, key)
      await sleep(Math.random() * 300)
      await server.end('SIGKILL')
      made.set(name, { key, answers: await answers })
    }
    const server = await startServer(place)
    const api: Api = { url: server.url, token }
    for (const [name, { key, answers }] of made) {
      const again = await repeat(api, name, key)
      const heard = [...answers, ...again].flatMap((answer) => (answer ? [answer] : []))
      expect(new Set(heard.map(({ status, body }) => JSON.stringify([status, body]))).size, name).toBe(1)
      expect(heard.map(({ status }) => status)).toEqual(heard.map(() => 201))
    }
    const names = (await readAll(api, '/api/v1/models')).map((model) => model.displayName)
    expect(names.filter((name) => String(name).startsWith('repeat-')).toSorted()).toEqual([...made.keys()].toSorted())
    const cutOff = [...made.values()].flatMap(({ answers }) => answers).filter((answer) => answer === null).length
    await server.end('SIGTERM')
    expect(await verifyAudit(place)).toMatchObject({ isIntact: true })
    console.log(
      `  ${backend}: ${rounds} x ${crowd} equal requests, ${cutOff} cut off by kill -9, each change made once`,
    )
  })
}
