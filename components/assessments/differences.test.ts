import { expect, test } from 'vitest'
import type { HeldAssessment } from '@/lib/assessments/queries'
import { readValues } from '@/lib/policies/rules'
import { comparedOptions, differencesOf, mostOf } from './differences'

const policy = readValues({})

function held(feasibility: HeldAssessment['feasibility'], amount: bigint, risk: number): HeldAssessment {
  const id = `${feasibility}-${amount}-${risk}`
  const line = { low: amount, likely: amount, high: amount }
  const risks = { safety: risk, security: 0, legal: 0, reputation: 0 }
  return {
    id,
    version: 2,
    assessorId: id,
    assessor: 'Test assessor',
    feasibility,
    explanation: '',
    policyVersion: 1,
    submittedAt: '2026-11-24T12:00:00.000Z',
    isDemo: false,
    options: [
      {
        id: `${id}-1`,
        position: 1,
        kind: 'full',
        title: 'A page',
        description: '',
        basis: 'guess',
        sourceUrl: '',
        sourceTitle: '',
        reversibility: 'reversible',
        riskNote: '',
        costed: { currency: 'USD', horizonMonths: 1, lines: { oneOffMoney: line }, risks },
      },
    ],
  }
}

test('assessors agree, or differ on whether it can be done, on the lowest band, or on the worst risk', () => {
  const one = held('feasible', 500n, 0)
  expect(differencesOf([one, held('feasible', 900n, 0)], policy)).toEqual([])
  expect(differencesOf([one, held('undecided', 500n, 0)], policy)).toEqual(['feasibility'])
  expect(differencesOf([one, held('feasible', 2_000_000n, 0)], policy)).toEqual(['band'])
  expect(differencesOf([one, held('feasible', 500n, 3)], policy)).toEqual(['band', 'risk'])
})

test('all options are drawn on the scale of the dearest', () => {
  const compared = comparedOptions([held('feasible', 500n, 0), held('feasible', 900n, 2)], policy)
  expect(compared.map(({ totals, band, worstRisk }) => [totals.expected, band, worstRisk])).toEqual([
    [500n, 'low', 0],
    [900n, 'medium', 2],
  ])
  expect(mostOf(compared)).toBe(900n)
})
