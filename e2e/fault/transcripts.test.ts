import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { zipOf } from '../../prisma/zip'
import { type Api, createModel, readAll } from './api'
import { type Backend, backends, isAvailable, prepared } from './backends'
import { verifyAudit } from './command-line'
import { type Server, startServer } from './processes'
import { whileAsking } from './waits'

const kills = 4
const limitMs = 600_000
const model = 'Asked a thousand times'

/** Words that compress as little as prose does, the same at every run. */
function wordsOf(count: number, seed: number): string {
  let state = seed
  const words = Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state.toString(36).slice(0, 2 + (state % 7))
  })
  return words.join(' ')
}

/** An archive of sessions of 20 turns each, about 27 kB a session. */
function archiveOf(name: string, sessions: number): Uint8Array<ArrayBuffer> {
  const files = Array.from({ length: sessions }, (_, at) => {
    const turns = Array.from({ length: 20 }, (_turn, index) => ({
      ...{ index, participant: index % 2 === 0 ? 'interviewer' : 'subject' },
      text: wordsOf(index % 2 === 0 ? 150 : 300, at * 100 + index + 1),
    }))
    const config = { id: `${name} ${at}`, target: { name: model }, auditor: 'Ada', auditorTone: 'neutral' }
    return { path: `${name}/${at}.json`, bytes: Buffer.from(JSON.stringify({ config, phase: 'main', turns })) }
  })
  return new Uint8Array(zipOf(files))
}

for (const backend of backends.filter(isAvailable)) {
  test(
    `${backend}: a thousand sessions in one archive are imported while the server answers others`,
    async () => {
      const { place, token } = await prepared(backend)
      const server = await startServer(place)
      const api: Api = { url: server.url, token }
      await createModel(api, model)
      const archive = archiveOf('many', 1000)
      const run = { backend, server, api }
      expect(await measured('preview', archive, { ...run, isDryRun: true })).toMatchObject({
        created: 1000,
        onRecord: 0,
      })
      let written = 0
      const write = () => createModel(api, `Written meanwhile ${written++}`)
      expect(await measured('import', archive, { ...run, write, isDryRun: false })).toMatchObject({
        created: 1000,
        onRecord: 0,
      })
      expect(await measured('again', archive, { ...run, isDryRun: false })).toMatchObject({
        created: 0,
        onRecord: 1000,
      })
      expect(await readAll(api, '/api/v1/interviews')).toHaveLength(1000)
      expect((await server.end('SIGTERM')).code).toBe(0)
    },
    limitMs,
  )

  test(
    `${backend}: kill -9 x ${kills} during the import of an archive leaves all of it or nothing`,
    async () => {
      const { place, token } = await prepared(backend)
      const first = await startServer(place)
      await createModel({ url: first.url, token }, model)
      await first.end('SIGTERM')
      let expected = 0
      for (let kill = 1; kill <= kills; kill += 1) {
        const server = await startServer(place)
        const archive = archiveOf(`kill ${kill}`, 200)
        const answer = post({ url: server.url, token }, archive, false).catch(() => null)
        await sleep(200 + Math.random() * 700 * kill)
        await server.end('SIGKILL')
        const isAcknowledged = (await answer) !== null
        const again = await startServer(place)
        const found = (await readAll({ url: again.url, token }, '/api/v1/interviews')).length - expected
        expect([0, 200]).toContain(found)
        if (isAcknowledged) expect(found).toBe(200)
        // What was cut off comes in whole when it is sent again, and what was not is left as it is.
        const mended = await post({ url: again.url, token }, archive, false)
        expect([mended.created, mended.onRecord]).toEqual([200 - found, found])
        expected += 200
        await again.end('SIGTERM')
      }
      expect(await verifyAudit(place)).toMatchObject({ isIntact: true, problems: [] })
    },
    limitMs,
  )
}

const report = z.object({ created: z.number(), onRecord: z.number() })

async function post({ url, token }: Api, archive: Uint8Array<ArrayBuffer>, isDryRun: boolean) {
  const response = await fetch(`${url}/api/v1/interviews/import?dryRun=${isDryRun}&name=many.zip`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/zip' },
    body: archive,
  })
  if (response.status !== 200) throw new Error(`The import answered ${response.status}: ${await response.text()}`)
  return report.parse(await response.json())
}

type Run = {
  readonly backend: Backend
  readonly server: Server
  readonly api: Api
  readonly write?: () => Promise<unknown>
  readonly isDryRun: boolean
}

function measured(what: string, archive: Uint8Array<ArrayBuffer>, { isDryRun, ...run }: Run) {
  return whileAsking(`${what} (${(archive.byteLength / 1024 / 1024).toFixed(1)} MB)`, run, () =>
    post(run.api, archive, isDryRun),
  )
}
