import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costKinds } from '@/lib/costs/schema'
import { preferenceStates } from '@/lib/preferences/schema'
import {
  assessmentTransitions,
  linesOf,
  mayBegin,
  missingIn,
  moveRefusal,
  readCosts,
  readOptions,
  submitRefusal,
  toldDraft,
  writeCosts,
} from './rules'
import { assessmentMoves, assessmentStates } from './schema'

const me = { id: 'me' }

test.each(
  assessmentStates.flatMap((state) =>
    assessmentMoves.map((move) => [state, move, move in assessmentTransitions[state]] as const),
  ),
)('of an assessment that is %s its assessor may %s: %s', (state, move, isOffered) => {
  const refusal = moveRefusal({ state, assessorId: 'me' }, move, me)
  expect(refusal === null).toBe(isOffered)
  expect(moveRefusal({ state, assessorId: 'me' }, move, { id: 'you' })).toMatchObject({ code: 'assessmentNotYours' })
  expect(moveRefusal({ state, assessorId: 'me' }, move, { id: null })).toMatchObject({ code: 'assessmentNotYours' })
})

test('a preference is assessed once it is verified, and until it is decided', () => {
  expect(preferenceStates.filter(mayBegin)).toEqual(['verified', 'inAssessment', 'assessed'])
})

describe('estimates', () => {
  test('are read exactly: money in minor units, days and hours in hundredths', () => {
    const costs = {
      oneOffMoney: { low: '10', likely: '10.50', high: '12.00' },
      monthlyDays: { low: '0', likely: '0.5', high: '1.25' },
      monthlyMoney: { low: '', likely: ' ', high: '' },
    }
    expect(readCosts(costs, 'USD')).toEqual({
      lines: {
        oneOffMoney: { low: 1000n, likely: 1050n, high: 1200n },
        monthlyDays: { low: 0n, likely: 50n, high: 125n },
      },
      problems: {},
    })
  })

  test.each([
    [{ low: '1', likely: '', high: '3' }, { 'oneOffMoney.likely': { code: 'required' } }],
    [{ low: '1', likely: '2.505', high: '3' }, { 'oneOffMoney.likely': { code: 'invalidAmount' } }],
    [{ low: '2', likely: '1', high: '3' }, { 'oneOffMoney.likely': { code: 'belowLow' } }],
    [{ low: '1', likely: '3', high: '2' }, { 'oneOffMoney.high': { code: 'belowLikely' } }],
  ] as const)('%j have a problem at the field', (oneOffMoney, problems) => {
    expect(readCosts({ oneOffMoney }, 'USD')).toEqual({ lines: {}, problems })
  })

  test('of days have decimals of their own', () => {
    const { problems } = readCosts({ oneOffDays: { low: '1', likely: '2', high: 'many' } }, 'USD')
    expect(problems).toEqual({ 'oneOffDays.high': { code: 'invalidQuantity' } })
  })

  test('are written as they are read', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 8n })
    const estimate = fc.tuple(amount, amount, amount).map(([low, more, most]) => {
      return { low, likely: low + more, high: low + more + most }
    })
    const lines = fc.dictionary(fc.constantFrom(...costKinds), estimate)
    fc.assert(
      fc.property(lines, (written) => {
        const read = readCosts(writeCosts(written, 'USD'), 'USD')
        expect(read.problems).toEqual({})
        expect(linesOf(read.lines)).toEqual(linesOf(written))
      }),
    )
  })
})

const option = {
  kind: 'full',
  title: 'A page',
  description: '',
  currency: 'USD',
  horizonMonths: 12,
  basis: 'guess',
  sourceUrl: '',
  sourceTitle: '',
  reversibility: 'reversible',
  riskNote: '',
  costs: {},
  risks: { safety: 0, security: 0, legal: 0, reputation: 0 },
} as const

test('an option in another currency is refused at its field', () => {
  expect(readOptions([option, { ...option, currency: 'EUR' }], 'USD')).toMatchObject({
    code: 'invalid',
    fields: { 'options.1.currency': { code: 'otherCurrency', values: { currency: 'USD' } } },
  })
})

test('a problem of an estimate is told at the field of its option', () => {
  const costs = { oneOffMoney: { low: '2', likely: '1', high: '3' } }
  expect(readOptions([option, { ...option, costs }], 'USD')).toMatchObject({
    fields: { 'options.1.costs.oneOffMoney.likely': { code: 'belowLow' } },
  })
})

test('a draft is submitted with two options that have names, and an infeasible one with its reason', () => {
  const draft = { feasibility: 'infeasible', explanation: '', options: [{ title: '' }] } as const
  expect(missingIn(draft, 2)).toEqual(['options', 'titles', 'explanation'])
  expect(submitRefusal(draft, 2)).toMatchObject({ code: 'assessmentUnfinished', values: { missing: 'options' } })
  const named = [{ title: 'One' }, { title: 'Two' }]
  expect(submitRefusal({ ...draft, options: named }, 2)).toMatchObject({ values: { missing: 'explanation' } })
  expect(submitRefusal({ ...draft, options: named, explanation: 'The law.' }, 2)).toBeNull()
  expect(submitRefusal({ ...draft, options: named, feasibility: 'undecided' }, 2)).toBeNull()
})

test('the log tells each option with its estimates, and one that is gone as nothing', () => {
  const costs = { oneOffDays: { low: '1', likely: '2.5', high: '3' } }
  const read = readOptions([{ ...option, costs }], 'USD')
  if (!read.ok) throw new Error('It can be read')
  const told = toldDraft({ feasibility: 'feasible', explanation: '', options: read.value }, 2)
  expect(told).toMatchObject({
    'option:1': { optionTitle: 'A page', optionKind: 'full', oneOffDays: '1 / 2.5 / 3', safety: 0 },
    'option:2': null,
  })
})
