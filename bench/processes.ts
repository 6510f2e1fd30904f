import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'

export type Running = {
  readonly pid: number
  readonly url: string
  /** From the start of the process to its first answer. */
  readonly startMs: number
  readonly stop: () => Promise<void>
}

type Start = {
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly readyPath: string
  /** Its output goes there, as that of a service would. */
  readonly logFile: string
}

/** Starts a Node program that listens on PORT, and waits until it answers. */
export async function startServer({ args, environment, readyPath, logFile }: Start): Promise<Running> {
  const port = await freePort()
  const startedMs = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A run that fails must leave no server behind.
  process.once('exit', () => child.kill())
  const log = createWriteStream(logFile)
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  const url = `http://127.0.0.1:${port}`
  await answering(child, url + readyPath, logFile)
  const startMs = performance.now() - startedMs
  if (child.pid === undefined) throw new Error(`${args.join(' ')} did not start`)
  return { pid: child.pid, url, startMs, stop: () => stopped(child) }
}

async function answering(child: ChildProcess, url: string, logFile: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended before it answered; see ${logFile}`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      )
    })
  })
}
