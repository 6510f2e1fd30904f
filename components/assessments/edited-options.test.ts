import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canMove, editedWith, openedList } from '@/components/form/edited-list'
import { readOptions } from '@/lib/assessments/rules'
import { bandOfOption, totalsOf } from '@/lib/costs/rules'
import type { CostPolicy } from '@/lib/costs/schema'
import { type OptionEdit, type OptionValues, readKept } from './edited-options'
import { liveOption } from './live-option'
import { valuesOf } from './option-values'

const policy: CostPolicy = {
  ...{ personDayCost: 80_000, gpuHourCost: 400, costHorizonMonths: 24, riskPointCost: 500_000 },
  ...{ lowCostMax: 1_000_000, mediumCostMax: 10_000_000, lowRiskMax: 1, mediumRiskMax: 2 },
}

const written = {
  ...({ kind: 'full', title: 'A page', description: '', currency: 'USD', horizonMonths: 12 } as const),
  ...({ basis: 'guess', sourceUrl: '', sourceTitle: '', reversibility: 'reversible', riskNote: '' } as const),
  risks: { safety: 0, security: 2, legal: 0, reputation: 0 },
  costs: {
    oneOffMoney: { low: '10', likely: '20.50', high: '40' },
    monthlyDays: { low: '0', likely: '0.5', high: '1' },
  },
} as const

const counting = { policy, currency: 'USD', longest: 600 } as const

describe('what an option comes to as it is typed', () => {
  test('is what the server counts', () => {
    const read = readOptions([written], 'USD')
    const costed = read.ok ? read.value[0]?.costed : undefined
    if (!costed) throw new Error('It can be read')
    const { counted } = liveOption(valuesOf(written), counting)
    expect(counted?.totals).toEqual(totalsOf(costed, policy))
    expect(counted?.reason).toEqual({ band: bandOfOption(costed, policy), isCost: false, risks: ['security'] })
  })

  test('is not counted while a figure or the horizon cannot be read', () => {
    const typed = { ...valuesOf(written), 'costs.oneOffMoney.high': '1' }
    expect(liveOption(typed, counting)).toMatchObject({ counted: null, problems: { 'oneOffMoney.high': {} } })
    for (const horizonMonths of ['', '1.5', '601', '-1']) {
      const wrong = liveOption({ ...valuesOf(written), horizonMonths }, counting)
      expect(wrong).toMatchObject({ counted: null, isHorizonWrong: true })
    }
  })
})

describe('options under edit', () => {
  const three = openedList<OptionValues>([{ title: 'One' }, { title: 'Two' }, { title: 'Three' }])
  const titles = ({ items }: typeof three) => items.map(({ values }) => values.title)
  const after = (...edits: readonly OptionEdit[]) => edits.reduce((before, edit) => editedWith(before, edit), three)

  test('move by one place, and not beyond the ends', () => {
    expect(titles(after({ type: 'move', uid: 0, by: 1 }))).toEqual(['Two', 'One', 'Three'])
    expect([canMove(three, 0, -1), canMove(three, 2, 1), canMove(three, 9, 1)]).toEqual([false, false, false])
    expect(after({ type: 'move', uid: 2, by: 1 })).toBe(three)
  })

  test('come back where they stood', () => {
    const gone = after({ type: 'remove', uid: 1 }, { type: 'change', uid: 2, part: { title: 'Last' } })
    expect(titles(gone)).toEqual(['One', 'Last'])
    expect(titles(editedWith(gone, { type: 'undo' }))).toEqual(['One', 'Two', 'Last'])
  })

  test('have a name on the screen of their own, whatever is done', () => {
    const edit = fc.oneof(
      fc.constant<OptionEdit>({ type: 'add', values: { title: 'New' } }),
      fc.constant<OptionEdit>({ type: 'undo' }),
      fc.nat(6).map((uid): OptionEdit => ({ type: 'remove', uid })),
      fc
        .tuple(fc.nat(6), fc.constantFrom<(-1 | 1)[]>(-1, 1))
        .map(([uid, by]): OptionEdit => ({ type: 'move', uid, by })),
    )
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const { items, removed } = after(...edits)
        const uids = [...items, ...removed.map(({ item }) => item)].map(({ uid }) => uid)
        expect(new Set(uids).size).toBe(uids.length)
      }),
    )
  })
})

test('what a tab has kept is read as it was written, and anything else is left alone', () => {
  expect(readKept(JSON.stringify([valuesOf(written)]))).toEqual([valuesOf(written)])
  for (const wrong of ['', '{', 'null', '{}', '[null]', '[7]', '[{"title": 7}]']) expect(readKept(wrong)).toBeNull()
})
