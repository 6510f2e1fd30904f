import { z } from 'zod'
import { estimateBases, feasibilities, optionKinds, reversibilities } from '@/lib/assessments/schema'
import { authorities } from '@/lib/authority/schema'
import { bands, costKinds } from '@/lib/costs/schema'
import { decisionOutcomes, precedents } from '@/lib/decisions/schema'
import { currencies } from '@/lib/money/schema'
import { obligationKinds, owedTos } from '@/lib/obligations/schema'
import { preferenceOrigins, preferenceScopes } from '@/lib/preferences/schema'
import { robustnessLabels } from '@/lib/robustness/schema'
import { stanceKinds } from '@/lib/stances/schema'

/** Changes when the shape of a packet does, so that a reader in twenty years knows what she holds. */
export const PACKET_FORMAT = 'emeritus-decision-packet/1'

/** Whole numbers of any size, as decimal text: numbers of JSON are not exact beyond 2^53. */
const whole = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ examples: ['125000'] })

const estimate = z.object({ low: whole, likely: whole, high: whole })

const option = z.object({
  ...{ id: z.string(), position: z.int(), kind: z.enum(optionKinds), title: z.string(), description: z.string() },
  ...{ currency: z.enum(currencies), horizonMonths: z.int(), basis: z.enum(estimateBases) },
  ...{ sourceUrl: z.string(), sourceTitle: z.string(), reversibility: z.enum(reversibilities), riskNote: z.string() },
  risks: z.object({ safety: z.int(), security: z.int(), legal: z.int(), reputation: z.int() }),
  lines: z.partialRecord(z.enum(costKinds), estimate),
})

const assessment = z.object({
  ...{ id: z.string(), assessorId: z.string(), assessor: z.string(), feasibility: z.enum(feasibilities) },
  ...{ explanation: z.string(), submittedAt: z.string(), options: z.array(option) },
})

/** What the assessed options come to, by the policy: amounts are minor units over the months that count. */
const total = z.object({
  ...{ optionId: z.string(), band: z.enum(bands), months: z.int() },
  ...{ low: whole, likely: whole, high: whole, expected: whole, deviation: whole },
})

/** Where the model's words stand, and what they hash to. The words themselves stay in the transcript. */
const excerpt = z.object({
  ...{ id: z.string(), interviewId: z.string(), turn: z.int(), startsAt: z.int(), endsAt: z.int() },
  sha256: z.string().meta({ description: 'Of the quoted words in UTF-8.' }),
})

const preference = z.object({
  ...{ id: z.string(), wording: z.int(), title: z.string(), statement: z.string(), origin: z.enum(preferenceOrigins) },
  ...{ strength: z.int(), scope: z.enum(preferenceScopes), tradedAgainst: z.string() },
  ...{ sourceUrl: z.string(), sourceTitle: z.string(), modelId: z.string(), themeId: z.string() },
})

const robustness = z.object({
  label: z.enum(robustnessLabels),
  answer: z.enum(stanceKinds).nullable(),
  unvaried: z.array(z.string()),
  counts: z.record(z.string(), z.int()).meta({ description: 'Of the interviews that answered.' }),
})

/** What a decision is made on. Each key is compared by itself to find what has changed since. */
export const packetInputs = z.object({
  preference,
  excerpts: z.array(excerpt),
  robustness,
  assessments: z.array(assessment),
  totals: z.array(total),
  policy: z.record(z.string(), z.int()).meta({ description: 'The thresholds that say what is low, and rates.' }),
})

export type PacketInputs = z.output<typeof packetInputs>

export const inputNames = packetInputs.keyof().options

export type InputName = (typeof inputNames)[number]

const signatory = z.object({ id: z.string(), name: z.string(), conflict: z.string() })

const step = z.object({
  ...{ title: z.string(), detail: z.string(), owedTo: z.enum(owedTos), kind: z.enum(obligationKinds) },
  ...{ dueOn: z.string().nullable(), ownerId: z.string().nullable() },
})

const decided = z.object({
  ...{ id: z.string(), number: z.int(), outcome: z.enum(decisionOutcomes), optionId: z.string().nullable() },
  ...{ reasons: z.string(), passedOver: z.string(), distinguishing: z.string(), precedent: z.enum(precedents) },
  ...{ reviewBy: z.string().nullable(), publicSummary: z.string(), steps: z.array(step) },
  ...{ band: z.enum(bands).nullable(), authority: z.enum(authorities) },
  ...{ decider: signatory, cosigner: signatory.nullable(), cosignNote: z.string(), issuedAt: z.string() },
})

/** Everything that a decision was made on and what it says, as it was when it was issued. */
export const packet = z.object({
  format: z.literal(PACKET_FORMAT),
  policyVersion: z.int(),
  inputs: packetInputs,
  decision: decided,
})

export type Packet = z.output<typeof packet>

export type DecidedPart = Packet['decision']
