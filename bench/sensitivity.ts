import type { CostedOption } from '@/lib/costs/rules'
import { costKinds } from '@/lib/costs/schema'
import { readValues } from '@/lib/policies/rules'
import { simulate, tornadoesOf } from '@/lib/sensitivity/rules'
import { DRAWS } from '@/lib/sensitivity/schema'

/** A preference as it usually is: three assessors, three options each, five lines each. */
const options = Array.from({ length: 9 }, (_, at): CostedOption => {
  const likely = BigInt(10_000 * (at + 1))
  const lines = costKinds.map((kind) => [kind, { low: likely / 2n, likely, high: 3n * likely }])
  const risks = { safety: 0, security: 1, legal: at % 3, reputation: 0 }
  return { currency: 'USD', horizonMonths: 12 + at, lines: Object.fromEntries(lines), risks }
})

const policy = readValues({})
const times = Array.from({ length: 15 }, (_, seed) => {
  const start = process.cpuUsage()
  simulate(options, { policy, seed, draws: DRAWS })
  tornadoesOf(options, policy)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
})
const sorted = times.toSorted((one, other) => one - other)
const told = (ms: number | undefined) => `${(ms ?? 0).toFixed(0)} ms`
console.log(`Processor time: first ${told(times[0])}, median ${told(sorted[7])}, slowest ${told(sorted.at(-1))}`)
