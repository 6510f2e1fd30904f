import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('../../', import.meta.url))

const readyLimitMs = 60_000

/** What a process answers on: a data folder, and a PostgreSQL server when there is one. */
export type Place = { readonly folder: string; readonly databaseUrl?: string }

export type Exit = { readonly code: number | null; readonly signal: string | null; readonly ms: number }

export type Program = {
  readonly pid: number
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  readonly ended: Promise<Exit>
  readonly hasEnded: () => boolean
  /** Sends a signal to this process alone and waits for its end. */
  readonly end: (signal: NodeJS.Signals) => Promise<Exit>
}

export type Server = Program & { readonly port: number; readonly url: string; readonly readyMs: number }

const running = new Set<Program>()

export async function killLeftovers(): Promise<void> {
  await Promise.all([...running].map((program) => program.end('SIGKILL')))
}

/** Starts a program in a process group of its own. It sees none of this process's settings. */
export function launch(command: readonly string[], place: Place, settings: Record<string, string> = {}): Program {
  const [file = process.execPath, ...args] = command
  const env: NodeJS.ProcessEnv = { ...inherited(), ...settingsOf(place), ...settings, NODE_ENV: 'production' }
  const startedMs = performance.now()
  const child = spawn(file, args, { cwd: project, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
  const pid = child.pid
  if (pid === undefined) throw new Error(`${file} could not be started`)
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    texts.stdout += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    texts.stderr += String(chunk)
  })
  const ended = once(child, 'exit').then(
    (): Exit => ({ code: child.exitCode, signal: child.signalCode, ms: performance.now() - startedMs }),
  )
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const program = { pid, child, ended, end, hasEnded, stdout: () => texts.stdout, stderr: () => texts.stderr }
  running.add(program)
  void ended.then(() => running.delete(program))
  return program
}

/** Starts `npm start` (or the demo) without npm and does not wait. */
export function launchServer(place: Place, port: number, script: 'start' | 'demo' = 'start'): Program {
  return launch([process.execPath, `scripts/${script}.mjs`], place, { PORT: String(port) })
}

/** Starts a server and waits until it says that it is ready; throws with its own words when it ends instead. */
export async function startServer(place: Place, script: 'start' | 'demo' = 'start'): Promise<Server> {
  const port = await freePort()
  return untilReady(launchServer(place, port, script), port)
}

export async function untilReady(program: Program, port: number): Promise<Server> {
  const url = `http://127.0.0.1:${port}`
  const startedMs = performance.now()
  while (performance.now() - startedMs < readyLimitMs) {
    if (program.hasEnded()) throw new Error(`The server ended:\n${program.stdout()}\n${program.stderr()}`)
    if (await answersReady(url)) return { ...program, port, url, readyMs: performance.now() - startedMs }
    await sleep(25)
  }
  throw new Error(`The server was not ready in ${readyLimitMs} ms:\n${program.stdout()}\n${program.stderr()}`)
}

export async function answersReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(5_000) })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    return false
  }
}

/** Whether any process of the group that the program leads still runs. */
export function isGroupAlive(program: Program): boolean {
  try {
    process.kill(-program.pid, 0)
    return true
  } catch {
    return false
  }
}

/** Resident memory in MB, now or at its peak; null where the kernel does not say. */
export function memoryOf(pid: number, moment: 'now' | 'peak' = 'now'): number | null {
  try {
    const pattern = moment === 'now' ? /VmRSS:\s+(\d+) kB/ : /VmHWM:\s+(\d+) kB/
    const kilobytes = pattern.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

function settingsOf({ folder, databaseUrl = '' }: Place): Record<string, string> {
  return {
    EMERITUS_DATA: path.resolve(folder),
    DATABASE_URL: databaseUrl,
    EMERITUS_SECRET: databaseUrl === '' ? '' : 'a secret of the fault tests, long enough',
    EMERITUS_URL: '',
    HOST: '',
    LOG_LEVEL: 'error',
  }
}

function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER', 'npm_config_cache']
  const settings: Record<string, string> = {}
  for (const name of names) {
    const value = process.env[name]
    if (value !== undefined) settings[name] = value
  }
  return settings
}
