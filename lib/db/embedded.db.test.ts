import { fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openEmbedded } from './embedded'
import { pending, readMigrations } from './migrate'

// Has nothing to do with the server that TEST_DATABASE_URL names.
describe.skipIf(inject('template').kind === 'postgres')('the embedded database', () => {
  let base = ''

  beforeAll(() => {
    base = fs.mkdtempSync(path.join(os.tmpdir(), 'emeritus-embedded-'))
  })

  afterAll(() => fs.rmSync(base, { recursive: true, force: true }))

  it('is migrated when it first appears, and keeps its rows across a restart', async () => {
    const folder = path.join(base, 'first')
    fs.mkdirSync(path.join(folder, 'pglite.new-1'), { recursive: true })
    const first = await openEmbedded(folder)
    expect(await pending(first.pool)).toEqual([])
    await first.pool.query(`insert into "SetupCode" ("codeHash") values ('x')`)
    await expect(openEmbedded(folder)).rejects.toThrow(/already open/)
    await first.close()
    expect(fs.readdirSync(folder).filter((name) => !name.startsWith('lock'))).toEqual(['pglite'])
    const second = await openEmbedded(folder)
    expect((await second.pool.query('select "codeHash" from "SetupCode"')).rows).toEqual([{ codeHash: 'x' }])
    await second.close()
  }, 60_000)

  it('is not there at all when its first migration fails', async () => {
    const folder = path.join(base, 'failing')
    const bad = { name: '9_bad', sql: 'select 1/0', checksum: 'x' }
    await expect(openEmbedded(folder, [...(await readMigrations()), bad])).rejects.toThrow(/9_bad.*division by zero/)
    expect(fs.readdirSync(folder)).toEqual(['lock.1'])
  }, 60_000)

  it('opens after its first start was killed, at several moments', async () => {
    const program = path.resolve('node_modules/.cache/emeritus-first-start.mjs')
    await build({
      stdin: { contents: firstStart, resolveDir: import.meta.dirname, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile: program,
    })
    const folder = path.join(base, 'killed')
    for (const afterMs of [150, 400, 1_000, 1_800]) {
      const child = fork(program, [folder], { execArgv: [] })
      await Promise.race([wait(afterMs), once(child, 'exit')])
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
    const opened = await openEmbedded(folder)
    expect(await pending(opened.pool)).toEqual([])
    await opened.close()
  }, 60_000)

  it('of another PostgreSQL version is refused with a sentence', async () => {
    const folder = path.join(base, 'old')
    fs.mkdirSync(path.join(folder, 'pglite'), { recursive: true })
    fs.writeFileSync(path.join(folder, 'pglite', 'PG_VERSION'), '17\n')
    await expect(openEmbedded(folder)).rejects.toThrow(/PostgreSQL 17/)
  })
})

const firstStart = `
import { openEmbedded } from './embedded'
await openEmbedded(process.argv[2] ?? '')
setInterval(() => {}, 1000)
`
