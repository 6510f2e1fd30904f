import { type Load, memoryMb, processorMs, sendLoad, type Target } from './load'
import type { Running } from './processes'
import type { Scenario } from './scenarios'

export type Side = {
  readonly name: string
  readonly server: Running
  readonly targetOf: (scenario: Scenario, run: string) => Target
}

export type Measurement = {
  readonly side: string
  readonly connections: number
  readonly load: Load
  /** Processor time of the server's process alone, without PostgreSQL's. */
  readonly cpuMsPerRequest: number
  readonly memoryMb: number
}

const connectionCounts = [1, 16, 64] as const
const rounds = 3
const seconds = Number(process.env.BENCH_SECONDS ?? 4)

/**
 * Loads the sides in turn, A B A B A B, so that a machine that is slow for a while is slow for both, and takes of each
 * side the median round by requests per second.
 */
export async function measure(scenario: Scenario, sides: readonly Side[]): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = []
  for (const connections of connectionCounts) {
    const runs = new Map<string, Measurement[]>(sides.map((side) => [side.name, []]))
    for (let round = 0; round < rounds; round++) {
      for (const side of sides) {
        const run = `${scenario.name}-${connections}-${round}-${side.name}`
        runs.get(side.name)?.push(await measureOnce({ side, scenario, connections, run }))
      }
    }
    for (const list of runs.values()) measurements.push(medianOf(list))
  }
  return measurements
}

type Run = { readonly side: Side; readonly scenario: Scenario; readonly connections: number; readonly run: string }

async function measureOnce({ side, scenario, connections, run }: Run): Promise<Measurement> {
  const { pid } = side.server
  const before = processorMs(pid)
  const load = await sendLoad(side.targetOf(scenario, run), connections, seconds)
  if (load.failures > 0) throw new Error(`${load.failures} of ${load.requests} requests of ${run} failed`)
  const cpuMsPerRequest = (processorMs(pid) - before) / load.requests
  return { side: side.name, connections, load, cpuMsPerRequest, memoryMb: memoryMb(pid).now }
}

function medianOf(runs: readonly Measurement[]): Measurement {
  const sorted = [...runs].sort((a, b) => a.load.requestsPerSecond - b.load.requestsPerSecond)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error('Nothing was measured')
  return middle
}
