import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Api, createModel, readAll, send } from './api'
import { backends, isAvailable, prepared } from './backends'
import { startServer } from './processes'

const movers = 100
const problem = z.object({
  code: z.string(),
  conflict: z.object({ version: z.number(), changes: z.array(z.unknown()) }),
})

for (const backend of backends) {
  test.skipIf(!isAvailable(backend))(`${movers} simultaneous moves of one model, ${backend}: one wins`, async () => {
    const { place, token } = await prepared(backend)
    const server = await startServer(place)
    const api: Api = { url: server.url, token }
    const { id, version } = await createModel(api, 'contested')
    const headers = { 'if-match': `"${version}"` }
    const body = (mover: number) => ({ to: 'legacy', reason: `Mover ${mover}` })
    const answers = await Promise.all(
      Array.from({ length: movers }, (_, mover) =>
        send(api, 'POST', `/api/v1/models/${id}/mark-legacy`, { body: body(mover), headers }),
      ),
    )
    const refused = answers.filter(({ status }) => status !== 200)
    expect(answers.length - refused.length).toBe(1)
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([412]))
    for (const { body: text } of refused) {
      const { code, conflict } = problem.parse(text)
      expect(code).toBe('conflict')
      expect(conflict).toMatchObject({ version: version + 1, changes: [{}] })
    }
    const events = await readAll(api, `/api/v1/audit?record=${id}&operation=model.markLegacy`)
    expect(events.length).toBe(1)
    console.log(`  ${backend}: ${movers} moves, 1 done, ${refused.length} refused with 412 conflict, 1 event`)
    await server.end('SIGTERM')
  })
}
