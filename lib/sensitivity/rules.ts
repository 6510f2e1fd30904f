import { randomBeta } from 'd3-random'
import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import {
  bandOf,
  bandOfOption,
  type CostedOption,
  countedMonths,
  type Estimate,
  moneyOf,
  totalsOf,
  weightOf,
  worstRiskOf,
} from '@/lib/costs/rules'
import {
  type Band,
  bands,
  type CostKind,
  type CostPolicy,
  costKinds,
  monthlyKinds,
  riskKinds,
} from '@/lib/costs/schema'
import { LARGEST_SEED, type PolicyInput, policyInputs, type SensitivityInput } from './schema'

/** Where an option stands: what it costs, in which band, and at which place among the others, from 1. */
export type Standing = { readonly expected: bigint; readonly band: Band; readonly place: number }

/** How an option stands when one input alone is at its low and at its high end. */
export type Swing = { readonly input: SensitivityInput; readonly low: Standing; readonly high: Standing }

export type Tornado = { readonly base: Standing; readonly swings: readonly Swing[] }

/**
 * For each option how it stands, and how that moves with each input while all others stay: its estimates from low to high,
 * the horizon of the policy from half to double, rates, weight and limits by half up and down. Exact. What moves nothing is
 * left out; what moves the cost most comes first.
 */
export function tornadoesOf(options: readonly CostedOption[], policy: CostPolicy): readonly Tornado[] {
  return options.map((option, at) => {
    const base = standingOf(options, at, policy)
    const lines = costKinds.flatMap((kind): Swing[] => {
      const line = option.lines[kind]
      if (!line) return []
      const end = (amount: bigint) => {
        const fixed = { low: amount, likely: amount, high: amount }
        const moved = { ...option, lines: { ...option.lines, [kind]: fixed } }
        return standingOf(options.with(at, moved), at, policy)
      }
      return [{ input: kind, low: end(line.low), high: end(line.high) }]
    })
    const around = policyInputs.map((input): Swing => {
      const end = (isHigh: boolean) => standingOf(options, at, { ...policy, [input]: movedTo(input, policy, isHigh) })
      return { input, low: end(false), high: end(true) }
    })
    const moving = [...lines, ...around].filter(({ low, high }) => !isSame(low, base) || !isSame(high, base))
    return { base, swings: moving.toSorted((one, other) => compare(spanOf(other), spanOf(one))) }
  })
}

/** Ends of whole numbers that stay whole: half is rounded down, and a horizon never falls to nothing. */
function movedTo(input: PolicyInput, policy: CostPolicy, isHigh: boolean): number {
  const value = policy[input]
  if (input === 'costHorizonMonths') return isHigh ? 2 * value : Math.max(1, Math.floor(value / 2))
  return Math.floor((value * (isHigh ? 3 : 1)) / 2)
}

function standingOf(options: readonly CostedOption[], at: number, policy: CostPolicy): Standing {
  const weights = options.map((option) => weightOf(option, policy))
  const [option, own] = [options[at], weights[at]]
  if (!option || own === undefined) throw new Error('There is no option at that place')
  const before = weights.filter((weight, place) => weight < own || (weight === own && place < at))
  return {
    expected: totalsOf(option, policy).expected,
    band: bandOfOption(option, policy),
    place: before.length + 1,
  }
}

function isSame(one: Standing, other: Standing): boolean {
  return one.expected === other.expected && one.band === other.band && one.place === other.place
}

function spanOf({ low, high }: Swing): bigint {
  const span = high.expected - low.expected
  return span < 0n ? -span : span
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** What the draws say of one option. Counts are of draws; costs are whole minor units. */
export type Simulated = {
  readonly bands: Readonly<Record<Band, number>>
  /** How often it ranked first among the options. */
  readonly first: number
  readonly p10: bigint
  readonly p50: bigint
  readonly p90: bigint
}

export type Drawing = { readonly policy: CostPolicy; readonly seed: number; readonly draws: number }

/**
 * Draws every estimate from the beta distribution of PERT (λ = 4), each by itself, and counts what comes of it. The same
 * options and the same seed give the same numbers, on every machine.
 */
export function simulate(options: readonly CostedOption[], { policy, seed, draws }: Drawing): readonly Simulated[] {
  const generator = xoroshiro128plus(seed)
  const random = () => uniformFloat32(generator)
  const costs = options.map((option) => drawnCosts(option, { policy, draws, random }))
  const first = firstCounts(options, costs, policy)
  return options.map((option, at) =>
    summed(option, { costs: costs[at] ?? new Float64Array(), policy, first: first[at] ?? 0 }),
  )
}

type DrawnBy = { readonly policy: CostPolicy; readonly draws: number; readonly random: () => number }

/** What an option costs in each draw, in whole minor units; a line whose points are equal is not drawn. */
function drawnCosts(option: CostedOption, { policy, draws, random }: DrawnBy): Float64Array {
  const costs = new Float64Array(draws)
  for (const line of linesOver(option, policy)) {
    const { low, high } = line
    const draw = high > low ? betaOf(line, random) : null
    for (let at = 0; at < draws; at++) {
      costs[at] = (costs[at] ?? 0) + Math.round(draw ? low + (high - low) * draw() : low)
    }
  }
  return costs
}

function linesOver(option: CostedOption, policy: CostPolicy): readonly Points[] {
  return costKinds.flatMap((kind) => {
    const line = option.lines[kind]
    const at = (amount: bigint) => overHorizon(amount, kind, { option, policy })
    return line ? [{ low: at(line.low), likely: at(line.likely), high: at(line.high) }] : []
  })
}

function betaOf(points: Points, random: () => number): () => number {
  const { alpha, beta } = shapeOf(points)
  return randomBeta.source(random)(alpha, beta)
}

type Points = Readonly<Record<keyof Estimate, number>>

/** The two parameters of the beta distribution of PERT (Malcolm and others, 1959) with the usual weight of 4. */
function shapeOf({ low, likely, high }: Points) {
  return { alpha: 1 + (4 * (likely - low)) / (high - low), beta: 1 + (4 * (high - likely)) / (high - low) }
}

type Counted = { readonly option: CostedOption; readonly policy: CostPolicy }

function overHorizon(amount: bigint, kind: CostKind, { option, policy }: Counted): number {
  const months = monthlyKinds.some((monthly) => monthly === kind) ? countedMonths(option, policy) : 1
  return Number(moneyOf(amount * BigInt(months), kind, policy))
}

/** How often each option was the best by cost and risk; of equal ones the first that was listed. */
function firstCounts(options: readonly CostedOption[], costs: readonly Float64Array[], policy: CostPolicy) {
  const risks = options.map(
    ({ risks: one }) => riskKinds.reduce((sum, kind) => sum + one[kind], 0) * policy.riskPointCost,
  )
  const counts = options.map(() => 0)
  const draws = costs[0]?.length ?? 0
  for (let draw = 0; draw < draws; draw++) {
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < costs.length; at++) {
      const weight = (costs[at]?.[draw] ?? 0) + (risks[at] ?? 0)
      if (weight >= least) continue
      best = at
      least = weight
    }
    counts[best] = (counts[best] ?? 0) + 1
  }
  return counts
}

type Drawn = { readonly costs: Float64Array; readonly policy: CostPolicy; readonly first: number }

function summed(option: CostedOption, { costs, policy, first }: Drawn): Simulated {
  const sorted = costs.toSorted()
  const worstRisk = worstRiskOf(option.risks)
  const upTo = (limit: number) => countUpTo(sorted, limit)
  const within = { low: upTo(policy.lowCostMax), medium: upTo(policy.mediumCostMax), high: sorted.length }
  const counts = { low: 0, medium: 0, high: 0 }
  let counted = 0
  for (const band of bands) {
    // A risk may keep every draw out of a band, however little it costs.
    const isOpen = bands.indexOf(bandOf({ expected: 0n, worstRisk }, policy)) <= bands.indexOf(band)
    const reached = isOpen ? Math.max(within[band], counted) : counted
    counts[band] = reached - counted
    counted = reached
  }
  const at = (share: number) => BigInt(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0)
  return { bands: counts, first, p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

/** How many of sorted values are not above a limit, by halving. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let [from, until] = [0, sorted.length]
  while (from < until) {
    const middle = (from + until) >> 1
    if ((sorted[middle] ?? 0) <= limit) from = middle + 1
    else until = middle
  }
  return from
}

/** A seed of 32 bits from names, whatever their order: FNV-1a, so that the same assessments always show the same numbers. */
export function seedOf(names: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const character of names.toSorted().join('\n')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}

/** The seed that an address asks for; null where it asks for none that there is. */
export function readSeed(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return null
  return Number(text) <= LARGEST_SEED ? Number(text) : null
}
