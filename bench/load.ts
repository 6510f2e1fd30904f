import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type Target = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** A wrk script, for requests that differ from each other. */
  readonly script?: string
}

export type Load = {
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failures: number
  readonly requests: number
}

/** Sends requests over `connections` for `seconds`, as many as are answered. */
export async function sendLoad(target: Target, connections: number, seconds: number): Promise<Load> {
  const headers = Object.entries(target.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const script = target.script ? ['-s', target.script] : []
  const shape = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--latency', '--timeout', '10s']
  return readReport(await outputOf('wrk', [...shape, ...headers, ...script, target.url]))
}

const units: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 }

function readReport(text: string): Load {
  const figure = (pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
  const duration = (percentile: string) => {
    const [, amount = '', unit = ''] = new RegExp(`^\\s+${percentile}%\\s+([\\d.]+)(us|ms|s|m)`, 'm').exec(text) ?? []
    return Number(amount) * (units[unit] ?? Number.NaN)
  }
  const socketErrors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text)?.slice(1) ?? []
  const refused = Number(figure(/Non-2xx or 3xx responses: (\d+)/) || 0)
  const load = {
    requestsPerSecond: Number(figure(/Requests\/sec:\s+([\d.]+)/)),
    p50Ms: duration('50'),
    p99Ms: duration('99'),
    failures: socketErrors.reduce((sum, count) => sum + Number(count), refused),
    requests: Number(figure(/(\d+) requests in/)),
  }
  if (Object.values(load).some(Number.isNaN)) throw new Error(`wrk said something unexpected:\n${text}`)
  return load
}

function outputOf(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const chunks: string[] = []
    child.stdout.on('data', (chunk) => chunks.push(String(chunk)))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(chunks.join('')) : reject(new Error(`${command} ended with ${code}`)),
    )
  })
}

/** Processor time a process has used so far, its threads included, in milliseconds. Linux counts in hundredths of a second. */
export function processorMs(pid: number): number {
  // The name of the program stands in brackets and may hold blanks.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const memory = z.object({ now: z.number(), most: z.number() })

/** Resident memory of a process now and at most, in MB. */
export function memoryMb(pid: number): z.infer<typeof memory> {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024)
  return memory.parse({ now: read('VmRSS'), most: read('VmHWM') })
}
