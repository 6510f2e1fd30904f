import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HeldAssessment } from '@/lib/assessments/queries'
import { readValues } from '@/lib/policies/rules'
import { policyValues } from '@/lib/policies/schema'
import { robustnessOf } from '@/lib/robustness/rules'
import { changedInputs, inputsOf, packetOf, packetText, readPacket } from './rules'
import { inputNames, type Packet, type PacketInputs } from './schema'

const policy = policyValues.parse(readValues({}))

const held: HeldAssessment = {
  ...{ id: 'a', version: 1, assessorId: 'p', assessor: 'Ada', feasibility: 'feasible', explanation: '' },
  ...{ policyVersion: 1, submittedAt: '2026-01-05T00:00:00.000Z', isDemo: false },
  options: [
    {
      ...{ id: 'o', position: 1, kind: 'full', title: 'A page', description: '', basis: 'guess', sourceUrl: '' },
      ...{ sourceTitle: '', reversibility: 'reversible', riskNote: '' },
      costed: {
        ...{ currency: 'USD', horizonMonths: 12, risks: { safety: 0, security: 0, legal: 0, reputation: 0 } },
        lines: { oneOffMoney: { low: 1n, likely: 2n, high: 9_007_199_254_740_993n } },
      },
    },
  ],
}

const preference: PacketInputs['preference'] = {
  ...{ id: 'x', wording: 1, title: 'A place', statement: 'It would like a place.', origin: 'promptedOpen' },
  ...{ strength: 3, scope: 'self', tradedAgainst: '', sourceUrl: '', sourceTitle: '', modelId: 'm', themeId: 't' },
}

const sources = { preference, excerpts: [], finding: robustnessOf([]), held: [held], policy }

const inputs = inputsOf(sources)

const signed = { id: 'd', name: 'D', conflict: 'None.' }

const packet = packetOf({
  ...{ inputs, policyVersion: 1 },
  decision: {
    ...{ id: 'i', number: 1, outcome: 'honor', optionId: 'o', reasons: 'So.', passedOver: '', distinguishing: '' },
    ...{ precedent: 'oneOff', reviewBy: null, publicSummary: '', steps: [], band: 'low', authority: 'steward' },
    ...{ decider: signed, cosigner: null, cosignNote: '', issuedAt: '2026-01-05T00:00:00.000Z' },
  },
})

function hashOf(one: Packet): string {
  return createHash('sha256').update(packetText(one)).digest('hex')
}

/** The same value with the keys of its objects in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, seed)] as const)
  const at = seed % Math.max(1, entries.length)
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].toReversed())
}

test('the hash of a frozen packet does not change, and does not depend on the order of its keys', () => {
  fc.assert(
    fc.property(fc.nat(50), (seed) => {
      const other = readPacket(JSON.stringify(shuffled(packet, seed)))
      expect(hashOf(other)).toBe(hashOf(packet))
    }),
  )
  expect(hashOf(readPacket(packetText(packet)))).toBe(hashOf(packet))
})

test('amounts are exact beyond what a number of JSON can say', () => {
  expect(readPacket(packetText(packet)).inputs.assessments[0]?.options[0]?.lines.oneOffMoney?.high).toBe(
    '9007199254740993',
  )
})

test('any change of any input is named, and nothing else is', () => {
  fc.assert(
    fc.property(fc.subarray([...inputNames]), (names) => {
      const now = { ...inputs }
      for (const name of names) Object.assign(now, { [name]: { changed: true } })
      expect(changedInputs(inputs, now)).toEqual(names)
    }),
  )
})

test('what the policy counts changes the totals; a threshold that counts no cost changes nothing', () => {
  const shorter = inputsOf({ ...sources, policy: { ...policy, costHorizonMonths: 1 } })
  expect(changedInputs(inputs, shorter)).toEqual(['totals', 'policy'])
  expect(changedInputs(inputs, inputsOf({ ...sources, policy: { ...policy, ...{ noticeDays: 1 } } }))).toEqual([])
})

test('a reworded statement, another excerpt and another answer are named by themselves', () => {
  const reworded = inputsOf({ ...sources, preference: { ...preference, statement: 'Another.' } })
  expect(changedInputs(inputs, reworded)).toEqual(['preference'])
  const excerpt = { id: 'e', interviewId: 'i', turn: 2, startsAt: 0, endsAt: 4, sha256: 'f' }
  expect(changedInputs(inputs, inputsOf({ ...sources, excerpts: [excerpt] }))).toEqual(['excerpts'])
  expect(changedInputs(inputs, inputsOf({ ...sources, held: [] }))).toEqual(['assessments', 'totals'])
})
