// npm run bench leadership: what the leadership page costs beside a hundred thousand decisions.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Database, open } from '@/lib/db/client'
import { deploy } from '@/lib/db/migrate'
import { findLeadership } from '@/lib/leadership/queries'
import { periodChoice } from '@/lib/leadership/rules'
import { contextOf } from '@/prisma/factories'
import { findPostgres, startPostgres } from '@/scripts/temporary-postgres.mjs'
import { startServer } from './processes'
import { account, addCaller, addModels, settle } from './seed'
import { addPreferences } from './seed-preferences'

const decisions = Number(process.env.BENCH_ROWS ?? 100_000)
const rounds = 15

const folder = mkdtempSync(path.join(os.tmpdir(), 'emeritus-bench-'))
const binaries = findPostgres()
if (!binaries) throw new Error('The benchmark needs the programs of PostgreSQL 15 or newer on this machine.')
const server = await startPostgres(binaries, ['shared_buffers=512MB'])
process.on('exit', () => {
  server.stop()
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const database = await open({ dataFolder: folder, databaseUrl: server.url, poolMax: 16 })
await deploy(database.pool)
await addCaller(database.pool)
await addModels(database.pool, 100)
await addPreferences(database.pool, decisions)
await settle(database.pool)
console.log(`${decisions} decisions were made.`)

const today = new Date().toISOString().slice(0, 10)
const asked = {
  quarter: periodChoice(`${today.slice(0, 4)}-Q3`, today),
  year: periodChoice(undefined, today),
  all: periodChoice('all', today),
}
for (const [name, choice] of Object.entries(asked))
  report(`queries, ${name}`, await timed(() => readAll(database, choice, [])))
report('queries, all, one model', await timed(() => readAll(database, asked.all, ['model-7'])))
await measurePages()
await database.close()
process.exit(0)

type Choice = (typeof asked)[keyof typeof asked]

function readAll(database: Database, choice: Choice, models: readonly string[]) {
  const context = contextOf({ database, now: new Date() }, 'leadership.read')
  return findLeadership(context, { choice, models })
}

/** Pages as a signed-in person gets them: from sending the request until the whole document is there. */
async function measurePages(): Promise<void> {
  const environment = {
    ...{ DATABASE_URL: server.url, EMERITUS_DATA: folder, NODE_ENV: 'production' },
    EMERITUS_SECRET: 'a secret for the benchmark alone, 32 or more',
  }
  const logFile = path.join(folder, 'application.log')
  const application = await startServer({
    args: ['scripts/start.mjs'],
    environment,
    readyPath: '/api/health/ready',
    logFile,
  })
  const cookie = await signIn(application.url)
  for (const address of ['/leadership', '/leadership?period=all', '/leadership?period=all&model=model-7']) {
    const page = async () => {
      const answer = await fetch(application.url + address, { headers: { cookie } })
      const text = await answer.text()
      if (!answer.ok || !text.includes('</html>')) throw new Error(`${address} was answered with ${answer.status}`)
    }
    report(`page ${address}`, await timed(page))
  }
  await application.stop()
}

/** The cookies of somebody in leadership who has just signed in. */
async function signIn(url: string): Promise<string> {
  const cookies = (answer: Response) => answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  const first = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = await first.json()
  const form = new URLSearchParams({ csrfToken, ...account, json: 'true' })
  const headers = { cookie: cookies(first).join('; ') }
  const address = `${url}/api/auth/callback/credentials`
  const second = await fetch(address, { method: 'POST', headers, body: form, redirect: 'manual' })
  return [...cookies(first), ...cookies(second)].join('; ')
}

/** Milliseconds of each round, after two that warm up. */
async function timed(work: () => Promise<unknown>): Promise<readonly number[]> {
  await work()
  await work()
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const startedMs = performance.now()
    await work()
    taken.push(performance.now() - startedMs)
  }
  return taken.toSorted((one, other) => one - other)
}

function report(what: string, sorted: readonly number[]): void {
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN)
  console.log(`${what}: median ${at(0.5)} ms, fastest ${at(0)} ms, slowest ${at(1)} ms`)
}
