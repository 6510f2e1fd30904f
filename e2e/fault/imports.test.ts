import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Api, readAll } from './api'
import { type Backend, backends, isAvailable, prepared } from './backends'
import { verifyAudit } from './command-line'
import { type Server, startServer } from './processes'
import { whileAsking } from './waits'

const header =
  'provider,model_id,display_name,family,released_on,state,deprecated_on,retires_on,retires_on_is_tentative,replacement_model_id,source_url'
const rowCount = 10_000
const largeBytes = 10 * 1024 * 1024
const kills = 4
const limitMs = 600_000

/** `rows` models of one name, each line filled up with its source to `lineBytes`. */
function tableOf(name: string, rows: number, lineBytes = 0): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const id = `${name}-${row}`
    const cells = `${name},${id},Model ${id},${name},2024-03-04,active,,2027-01-05,true,${name}-${row + 1},https://example.org/page`
    return cells.padEnd(lineBytes, 'x')
  })
  return [header, ...lines].join('\n')
}

for (const backend of backends.filter(isAvailable)) {
  test(
    `${backend}: ${rowCount} rows and ten megabytes are imported while the server answers others`,
    async () => {
      const { place, token } = await prepared(backend)
      const server = await startServer(place)
      const api: Api = { url: server.url, token }
      const table = tableOf('rows', rowCount)
      const large = tableOf('large', rowCount, Math.floor((largeBytes - header.length) / rowCount) - 1)
      const counts = { created: rowCount, updated: 0, unchanged: 0 }
      const run = { backend, server, api }
      expect(await measured('preview', table, { ...run, isDryRun: true })).toEqual(counts)
      expect(await measured('import', table, { ...run, isDryRun: false })).toEqual(counts)
      const same = { created: 0, updated: 0, unchanged: rowCount }
      expect(await measured('preview of what is on record', table, { ...run, isDryRun: true })).toEqual(same)
      expect(await measured('preview of 10 MB', large, { ...run, isDryRun: true })).toEqual(counts)
      await measuredExport(run)
      expect((await server.end('SIGTERM')).code).toBe(0)
    },
    limitMs,
  )

  test(
    `${backend}: kill -9 x ${kills} during an import leaves all of it or nothing`,
    async () => {
      const { place, token } = await prepared(backend)
      for (let kill = 1; kill <= kills; kill += 1) {
        const name = `kill${kill}`
        const server = await startServer(place)
        const answer = post({ url: server.url, token }, tableOf(name, 1000), false).catch(() => null)
        await sleep(300 + Math.random() * 2000 * kill)
        await server.end('SIGKILL')
        const isAcknowledged = (await answer) !== null
        const again = await startServer(place)
        const found = await readAll({ url: again.url, token }, `/api/v1/models?provider=${name}`)
        expect([0, 1000]).toContain(found.length)
        if (isAcknowledged) expect(found.length).toBe(1000)
        await again.end('SIGTERM')
      }
      expect(await verifyAudit(place)).toMatchObject({ isIntact: true, problems: [] })
    },
    limitMs,
  )
}

const report = z.object({ created: z.number(), updated: z.number(), unchanged: z.number() })

async function post({ url, token }: Api, table: string, isDryRun: boolean): Promise<z.output<typeof report>> {
  const response = await fetch(`${url}/api/v1/models/import?dryRun=${isDryRun}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: table,
  })
  if (response.status !== 200) throw new Error(`The import answered ${response.status}: ${await response.text()}`)
  return report.parse(await response.json())
}

type Run = { readonly backend: Backend; readonly server: Server; readonly api: Api }

async function measured(what: string, table: string, { isDryRun, ...run }: Run & { readonly isDryRun: boolean }) {
  return whileAsking(`${what} (${(table.length / 1024 / 1024).toFixed(1)} MB)`, run, () =>
    post(run.api, table, isDryRun),
  )
}

async function measuredExport(run: Run): Promise<void> {
  await whileAsking('export', run, async () => {
    const address = `${run.api.url}/api/v1/models?format=csv`
    const response = await fetch(address, { headers: { authorization: `Bearer ${run.api.token}` } })
    expect((await response.text()).split('\r\n').length).toBe(rowCount + 2)
  })
}
