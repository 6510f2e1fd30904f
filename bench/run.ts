import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { open } from '@/lib/db/client'
import { deploy } from '@/lib/db/migrate'
import { findPostgres, startPostgres } from '@/scripts/temporary-postgres.mjs'
import { measurePage } from './browser'
import { measure, type Side } from './comparison'
import { type Running, startServer } from './processes'
import { recordStatements } from './recorder'
import { reportLoads, reportPage } from './report'
import { bodyOf, deepPages, type Scenario, scenariosOf, writeScript } from './scenarios'
import { account, addCaller, addEvents, addModels, addObligations, settle } from './seed'

const manyRows = Number(process.env.BENCH_ROWS ?? 1_000_000)
const fewRows = 200
/** Open ones, beside many models. */
const owedRows = Math.min(manyRows, 100_000)
const poolMax = 16

/** As PostgreSQL comes, with a log that can be read back. */
const settings = [
  'logging_collector=on',
  'log_destination=csvlog',
  'log_directory=log',
  'log_filename=statements',
  'shared_buffers=512MB',
]

const folder = mkdtempSync(path.join(os.tmpdir(), 'emeritus-bench-'))
const binaries = findPostgres()
if (!binaries) throw new Error('The benchmark needs the programs of PostgreSQL 15 or newer on this machine.')
const server = await startPostgres(binaries, settings)
const stop = () => {
  server.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.on('exit', stop)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

await withDatabase('many', manyRows, async (url, pool, token) => {
  const application = await startApplication(url)
  const ask = async (address: string) => {
    const answer = await fetch(`${application.url}/api/v1${address}`, { headers: authorization(token) })
    if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  const scenarios = scenariosOf(await findDeepCursor(ask), `model-${Math.floor(manyRows / 2)}`)
  const bare = await startBare(url, await planFor(scenarios, { pool, application, token, ask }))
  const sides: readonly Side[] = [
    {
      name: 'Emeritus',
      server: application,
      targetOf: (scenario, run) => ({
        url: `${application.url}/api/v1${scenario.path}`,
        headers: authorization(token),
        ...(scenario.marker ? { script: writeScript(folder, run, scenario.marker) } : {}),
      }),
    },
    { name: 'bare', server: bare, targetOf: (scenario) => ({ url: `${bare.url}/${scenario.name}`, headers: {} }) },
  ]
  for (const scenario of scenarios) reportLoads(scenario, await measure(scenario, sides))
  await application.stop()
  await bare.stop()
})

await withDatabase('few', fewRows, async (url) => {
  const starts: number[] = []
  for (let start = 0; start < 3; start++) {
    const application = await startApplication(url)
    starts.push(application.startMs)
    if (start === 2) reportPage(await measurePage(application.url, '/models', account), starts)
    await application.stop()
  }
})
process.exit(0)

async function withDatabase(
  name: string,
  rows: number,
  work: (url: string, pool: pg.Pool, token: string) => Promise<void>,
) {
  const url = new URL(server.url)
  const main = await open({ dataFolder: folder, databaseUrl: server.url, poolMax: 1 })
  await main.pool.query(`create database ${name}`)
  await main.close()
  url.pathname = `/${name}`
  const database = await open({ dataFolder: folder, databaseUrl: url.href, poolMax: 2 })
  await deploy(database.pool)
  const startedMs = performance.now()
  const token = await addCaller(database.pool)
  await addModels(database.pool, rows)
  await addEvents(database.pool, rows)
  await addObligations(database.pool, Math.min(rows, owedRows))
  await settle(database.pool)
  console.log(
    `\n${rows} models and ${rows} events were made in ${Math.round((performance.now() - startedMs) / 1000)} s.`,
  )
  await work(url.href, database.pool, token)
  await database.close()
}

function authorization(token: string) {
  return { authorization: `Bearer ${token}` }
}

function startApplication(databaseUrl: string): Promise<Running> {
  const environment = {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_MAX: String(poolMax),
    EMERITUS_DATA: folder,
    EMERITUS_SECRET: 'a secret for the benchmark alone, 32 or more',
    API_CALLS_PER_MINUTE: '10000000',
    NODE_ENV: 'production',
  }
  const logFile = path.join(folder, 'application.log')
  return startServer({ args: ['scripts/start.mjs'], environment, readyPath: '/api/health/ready', logFile })
}

function startBare(databaseUrl: string, planFile: string): Promise<Running> {
  const program = path.join(import.meta.dirname, 'bare.js')
  const args = [program, planFile, databaseUrl, String(poolMax)]
  return startServer({ args, environment: {}, readyPath: '/', logFile: path.join(folder, 'bare.log') })
}

type Ask = (address: string) => Promise<{ nextCursor: string | null }>

async function findDeepCursor(ask: Ask): Promise<string> {
  let cursor = ''
  for (let page = 0; page < deepPages; page++) {
    const { nextCursor } = await ask(`/models?sort=name&size=100${cursor && `&after=${cursor}`}`)
    if (nextCursor === null) break
    cursor = nextCursor
  }
  return cursor
}

type Recording = { readonly pool: pg.Pool; readonly application: Running; readonly token: string; readonly ask: Ask }

/** Every scenario's statements, in the order in which the application sent them, in a file for the bare server. */
async function planFor(scenarios: readonly Scenario[], { pool, application, token, ask }: Recording): Promise<string> {
  const plan: Record<string, unknown> = {}
  const logFile = path.join(server.folder, 'data', 'log', 'statements.csv')
  for (const { name, path: address, marker } of scenarios) {
    const write = async (): Promise<string> => {
      const headers = { ...authorization(token), 'content-type': 'application/json' }
      const answer = await fetch(`${application.url}/api/v1${address}`, {
        method: 'POST',
        headers,
        body: bodyOf(marker ?? ''),
      })
      return (await answer.json()).id
    }
    // Once before, so that what happens on a first request only is not recorded.
    if (marker === undefined) await ask(address)
    let id = ''
    const statements = await recordStatements(pool, logFile, async () => {
      if (marker === undefined) await ask(address)
      else id = await write()
    })
    plan[name] = { statements, marker: marker ?? '', id }
    console.log(`${name}: ${statements.length} statements`)
  }
  const file = path.join(folder, 'plan.json')
  writeFileSync(file, JSON.stringify(plan))
  return file
}
