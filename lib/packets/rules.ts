import canonicalize from 'canonicalize'
import type { HeldAssessment, OptionRow } from '@/lib/assessments/queries'
import { bandOfOption, totalsOf } from '@/lib/costs/rules'
import { type CostPolicy, costKinds } from '@/lib/costs/schema'
import type { RobustnessFinding } from '@/lib/robustness/rules'
import {
  type DecidedPart,
  type InputName,
  inputNames,
  PACKET_FORMAT,
  type Packet,
  type PacketInputs,
  packet as packetSchema,
} from './schema'

/** What a decision is made on, as it is read from the records. */
export type PacketSources = {
  readonly preference: PacketInputs['preference']
  readonly excerpts: PacketInputs['excerpts']
  readonly finding: RobustnessFinding
  readonly held: readonly HeldAssessment[]
  readonly policy: CostPolicy
}

/** The inputs in the one shape in which packets hold and compare them. */
export function inputsOf({ preference, excerpts, finding, held, policy }: PacketSources): PacketInputs {
  const { interviews: _, ...counts } = finding.counts
  return {
    preference,
    excerpts: excerpts.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    robustness: { label: finding.label, answer: finding.answer, unvaried: [...finding.unvaried], counts },
    assessments: held.map(assessmentOf),
    totals: held.flatMap(({ options }) => options.map((option) => totalOf(option, policy))),
    policy: costPolicyOf(policy),
  }
}

/** The thresholds that count costs and band them, and no others. */
function costPolicyOf(policy: CostPolicy): CostPolicy {
  return {
    ...{ personDayCost: policy.personDayCost, gpuHourCost: policy.gpuHourCost },
    ...{ costHorizonMonths: policy.costHorizonMonths, riskPointCost: policy.riskPointCost },
    ...{ lowCostMax: policy.lowCostMax, mediumCostMax: policy.mediumCostMax },
    ...{ lowRiskMax: policy.lowRiskMax, mediumRiskMax: policy.mediumRiskMax },
  }
}

function assessmentOf({ id, assessorId, assessor, feasibility, explanation, submittedAt, options }: HeldAssessment) {
  return { ...{ id, assessorId, assessor, feasibility, explanation, submittedAt }, options: options.map(optionOf) }
}

function optionOf({ costed, ...option }: OptionRow): PacketInputs['assessments'][number]['options'][number] {
  const { currency, horizonMonths, risks, lines } = costed
  const written = costKinds.flatMap((kind) => {
    const line = lines[kind]
    return line ? [[kind, { low: `${line.low}`, likely: `${line.likely}`, high: `${line.high}` }] as const] : []
  })
  return { ...option, currency, horizonMonths, risks: { ...risks }, lines: Object.fromEntries(written) }
}

function totalOf({ id, costed }: OptionRow, policy: CostPolicy): PacketInputs['totals'][number] {
  const { low, likely, high, expected, deviation, months } = totalsOf(costed, policy)
  return {
    ...{ optionId: id, band: bandOfOption(costed, policy), months },
    ...{ low: `${low}`, likely: `${likely}`, high: `${high}`, expected: `${expected}`, deviation: `${deviation}` },
  }
}

type Frozen = { readonly inputs: PacketInputs; readonly policyVersion: number; readonly decision: DecidedPart }

export function packetOf({ inputs, policyVersion, decision }: Frozen): Packet {
  return { format: PACKET_FORMAT, policyVersion, inputs, decision }
}

/** RFC 8785 JSON: one packet has one text, so that its hash can be made again by anybody. */
export function packetText(packet: Packet): string {
  const text = canonicalize(packet)
  if (text === undefined) throw new Error('The packet cannot be written as JSON')
  return text
}

/** The packet that a stored text holds. Throws when it holds none: what was frozen is never guessed at. */
export function readPacket(text: string): Packet {
  return packetSchema.parse(JSON.parse(text))
}

/** The inputs that are no longer what they were, in their order. A decision on changed inputs is stale, and stands. */
export function changedInputs(before: PacketInputs, now: PacketInputs): readonly InputName[] {
  return inputNames.filter((name) => canonicalize(before[name]) !== canonicalize(now[name]))
}
