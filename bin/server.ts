import { createServer, type Server } from 'node:http'
import next from 'next'
import pino, { type Logger } from 'pino'
import { type Database, getDatabase } from '@/lib/db/client'
import { FolderInUseError } from '@/lib/db/lock'
import { deploy, MigrationFailedError, MigrationHistoryError, pending } from '@/lib/db/migrate'
import { type Env, EnvironmentError, env, publishToNextAuth } from '@/lib/env'
import { answerReadinessWith } from '@/lib/readiness'
import { endReplies } from '@/lib/replying'
import { createApi } from '@/lib/rest/api'
import { loadSecret } from '@/lib/secret'
import { answerBuiltFiles } from './http/built-files'
import type { Mode } from './http/headers'
import { createListener } from './http/listener'
import { RefusalToServe, refuseWrongPeople } from './http/people-check'
import { drain, Shutdown } from './http/shutdown'
import { step } from './http/steps'

const drainLimitMs = 10_000
const developmentDrainLimitMs = 500

export type ServeContext = {
  database: Database
  log: Logger
  /** The address people type. */
  url: string
}

export type ServeOptions = {
  mode: Mode
  /** Runs when the database is migrated and nobody can connect yet: the place to fill a demo. */
  beforeListening?: (context: ServeContext) => Promise<void>
  /** Runs once people can connect: the place to print how to sign in for the first time. */
  onReady?: (context: ServeContext) => Promise<void>
}

/**
 * Runs the server in this very process until a signal ends it. Nothing is served from a database that could not be
 * opened and fully migrated: the reason is printed and the process exits with 1.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const shutdown = new Shutdown()
  try {
    await start(options, shutdown)
  } catch (error) {
    console.error(isExplained(error) ? `\n${error.message}\n` : error)
    await shutdown.stop()
    process.exit(1)
  }
}

async function start(options: ServeOptions, shutdown: Shutdown): Promise<void> {
  const startedMs = performance.now()
  const settings = env()
  const database = await openDatabase(shutdown)
  const applied = await step(
    'Migrating',
    () => deploy(database.pool),
    (names) => `${names.length} applied`,
  )
  await refuseWrongPeople(database.prisma, options.mode)
  answerReadinessWith(async () => {
    const missing = await pending(database.pool)
    return missing.length === 0 ? { isReady: true } : { isReady: false, reason: `Not applied: ${missing.join(', ')}` }
  })
  publishToNextAuth({ url: settings.EMERITUS_URL, secret: loadSecret(settings) })
  const log = pino({ level: settings.LOG_LEVEL })
  log.debug({ applied }, 'migrations')
  const context = { database, log, url: settings.EMERITUS_URL }
  await options.beforeListening?.(context)
  const host = addressOf(options.mode, settings)
  await listen({ mode: options.mode, settings, log, host }, shutdown)
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`Emeritus is ready at ${settings.EMERITUS_URL} (${seconds} s). Ctrl+C stops it.`)
  await options.onReady?.(context)
}

/** The demo is never reachable from elsewhere, whatever HOST says; development only when somebody asks for it. */
function addressOf(mode: Mode, { HOST }: Env): string {
  if (mode === 'demo') return '127.0.0.1'
  return HOST ?? (mode === 'development' ? '127.0.0.1' : '0.0.0.0')
}

function openDatabase(shutdown: Shutdown): Promise<Database> {
  const open = async () => {
    const database = await getDatabase()
    shutdown.add(() => database.close())
    return database
  }
  return step('Opening the database', open, ({ label }) => label)
}

type ListenSettings = { mode: Mode; settings: Env; log: Logger; host: string }

async function listen({ mode, settings, log, host }: ListenSettings, shutdown: Shutdown): Promise<void> {
  const isDevelopment = mode === 'development'
  const app = next({
    dev: isDevelopment,
    dir: process.cwd(),
    hostname: host,
    port: settings.PORT,
    // Next takes upgrade requests from the server it is given, else from the one in use, and leaves those it does not
    // know open for ever. Only `next dev` needs any, so in production it gets a server that nobody talks to.
    ...(isDevelopment ? {} : { httpServer: createServer() }),
  })
  await step('Preparing the pages', () => app.prepare())
  shutdown.add(() => app.close())
  const server = createListener({
    mode,
    url: settings.EMERITUS_URL,
    isProxyTrusted: settings.TRUST_PROXY,
    log,
    api: createApi({
      url: settings.EMERITUS_URL,
      perCaller: settings.API_CALLS_PER_MINUTE,
      perAddress: settings.API_STRANGER_CALLS_PER_MINUTE,
    }),
    builtFiles: isDevelopment ? (_request, _response, otherwise) => otherwise() : answerBuiltFiles('.next/static'),
    pages: app.getRequestHandler(),
  })
  await bind(server, settings.PORT, host)
  shutdown.add(() => drain(server, isDevelopment ? developmentDrainLimitMs : drainLimitMs))
  // First of all: what a model has said so far is kept, and whoever watches it lets go of the connection.
  shutdown.add(endReplies)
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE'
      reject(isTaken ? new RefusalToServe(`Port ${port} is taken. Stop what uses it, or set PORT to another.`) : error)
    })
    server.listen(port, host, resolve)
  })
}

/** Errors whose message says all a person needs; a stack would only hide it. */
function isExplained(error: unknown): error is Error {
  const explained = [EnvironmentError, FolderInUseError, MigrationFailedError, MigrationHistoryError, RefusalToServe]
  return explained.some((kind) => error instanceof kind)
}
