import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costKinds, monthlyKinds } from '@/lib/costs/schema'
import { currencies } from '@/lib/money/schema'
import { estimateErrorOf, isMoney, readSpent, takeBackRefusal, writeSpent } from './rules'

const today = '2026-11-24'
const spent = { kind: 'oneOffMoney', amount: '1250.50', months: 1, spentOn: today } as const

function read(parts: Partial<Parameters<typeof readSpent>[0]>, currency: (typeof currencies)[number] = 'USD') {
  return readSpent({ ...spent, ...parts }, { currency, today })
}

test.each([
  ['oneOffMoney', '1250.50', 125_050n],
  ['monthlyMoney', '0.01', 1n],
  ['oneOffDays', '1.5', 150n],
  ['monthlyDays', '12', 1200n],
  ['monthlyGpuHours', '999999.99', 99_999_999n],
] as const)('of %s, %s is %s', (kind, amount, value) => {
  expect(read({ kind, amount })).toEqual({ ok: true, value })
})

test.each(['0', '0.00', '-1', '1.234', '1e3', '', '1,5', '１'])(
  '%s is no amount of anything, and is not rounded',
  (amount) => {
    for (const kind of costKinds) {
      const code = isMoney(kind) ? 'invalidAmount' : 'invalidQuantity'
      expect(read({ kind, amount })).toMatchObject({ fields: { amount: { code } } })
    }
  },
)

test('months are of what is spent each month alone, and no day lies ahead', () => {
  for (const kind of costKinds) {
    const isMonthly = monthlyKinds.some((monthly) => monthly === kind)
    expect(read({ kind, months: 2 })).toMatchObject(
      isMonthly ? { ok: true } : { fields: { months: { code: 'onlyMonthly' } } },
    )
  }
  expect(read({ spentOn: '2026-11-25' })).toMatchObject({ fields: { spentOn: { code: 'inFuture' } } })
})

test('what was written is shown again exactly, also below zero', () => {
  const anyAmount = fc.bigInt({ min: 1n, max: 99_999_999n })
  fc.assert(
    fc.property(anyAmount, fc.constantFrom(...costKinds), fc.constantFrom(...currencies), (amount, kind, currency) => {
      const text = writeSpent(amount, { kind, currency })
      expect(read({ kind, amount: text }, currency)).toEqual({ ok: true, value: amount })
      expect(writeSpent(-amount, { kind, currency })).toBe(`-${text}`)
    }),
  )
})

test('a cost is taken back once, and what takes one back is not taken back itself', () => {
  expect(takeBackRefusal({ takesBackId: null, isTakenBack: false })).toBeNull()
  expect(takeBackRefusal({ takesBackId: null, isTakenBack: true })?.code).toBe('costTakenBack')
  expect(takeBackRefusal({ takesBackId: 'other', isTakenBack: false })?.code).toBe('costTakesBack')
})

test.each([
  [1500n, 1000n, 500n, 500n],
  [1000n, 1000n, 0n, 0n],
  [0n, 3n, -3n, -1000n],
  [2n, 3n, -1n, -333n],
  [4n, 3n, 1n, 333n],
  [2001n, 2000n, 1n, 1n],
  [1999n, 2000n, -1n, -1n],
  [5n, 0n, 5n, null],
] as const)(
  '%s spent where %s was expected is off by %s, in thousandths %s',
  (spentMinor, expected, minor, thousandths) => {
    expect(estimateErrorOf(spentMinor, expected)).toEqual({ minor, thousandths })
  },
)

test('the difference is exact, and the ratio never further from it than half a thousandth', () => {
  const anyMinor = fc.bigInt({ min: 0n, max: 10n ** 15n })
  fc.assert(
    fc.property(anyMinor, fc.bigInt({ min: 1n, max: 10n ** 15n }), (spentMinor, expected) => {
      const { minor, thousandths } = estimateErrorOf(spentMinor, expected)
      expect(expected + minor).toBe(spentMinor)
      const gap = 2n * ((thousandths ?? 0n) * expected - 1000n * minor)
      expect(gap <= expected && gap >= -expected).toBe(true)
    }),
  )
})
