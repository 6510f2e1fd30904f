import type { PageFigures } from './browser'
import type { Measurement } from './comparison'
import type { Scenario } from './scenarios'

/** Prints one scenario as a table: a line for each side and number of connections, and the ratio to the bare server. */
export function reportLoads(scenario: Scenario, measurements: readonly Measurement[]): void {
  console.log(`\n${scenario.title}  (${scenario.path.slice(0, 60)})`)
  line(['', 'connections', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'MB', 'to bare'])
  for (const measurement of measurements) {
    const { side, connections, load, cpuMsPerRequest, memoryMb } = measurement
    const bare = measurements.find((other) => other.side === 'bare' && other.connections === connections)
    const ratio = bare ? load.requestsPerSecond / bare.load.requestsPerSecond : Number.NaN
    const figures = [load.requestsPerSecond.toFixed(0), load.p50Ms.toFixed(1), load.p99Ms.toFixed(1)]
    line([side, String(connections), ...figures, cpuMsPerRequest.toFixed(2), String(memoryMb), ratio.toFixed(2)])
  }
}

/** Prints what a person waits for. Medians, with the fastest and the slowest. */
export function reportPage({ scriptKb, coldMs, warmMs }: PageFigures, startMs: readonly number[]): void {
  console.log('\nThe page of 200 models in Chromium')
  console.log(`  JavaScript of a first load: ${scriptKb.toFixed(1)} kB compressed`)
  console.log(`  rows visible, new browser:  ${spreadOf(coldMs)}`)
  console.log(`  rows visible, again:        ${spreadOf(warmMs)}`)
  console.log(`  start to first answer:      ${spreadOf(startMs)}`)
}

function spreadOf(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (index: number) => Math.round(sorted[index] ?? Number.NaN)
  return `${at(Math.floor(sorted.length / 2))} ms (${at(0)} to ${at(sorted.length - 1)})`
}

function line(cells: readonly string[]): void {
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(10) : cell.padStart(12))).join(''))
}
