import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAmount, sumByCurrency, writeAmount } from './rules'
import { currencies, currencyDecimals } from './schema'

const anyMoney = fc.record({
  minor: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  currency: fc.constantFrom(...currencies),
})

test('what is written is read back exactly, in every currency', () => {
  fc.assert(
    fc.property(anyMoney, (money) => {
      expect(readAmount(writeAmount(money), money.currency)).toEqual(money)
    }),
  )
})

test.each([
  ['1250.50', 'USD', 125_050n],
  ['1250.5', 'USD', 125_050n],
  ['0.1', 'USD', 10n],
  ['0', 'JPY', 0n],
  ['1250', 'JPY', 1250n],
  ['1.234', 'KWD', 1234n],
  ['9007199254740.93', 'USD', 900_719_925_474_093n],
] as const)('%s %s is %s minor units', (text, currency, minor) => {
  expect(readAmount(text, currency)).toEqual({ minor, currency })
})

test.each([
  ['12.345', 'USD'],
  ['12.5', 'JPY'],
  ['1.2345', 'KWD'],
  ['-1', 'USD'],
  ['+1', 'USD'],
  ['1e3', 'USD'],
  ['1,250', 'USD'],
  ['１２', 'USD'],
  ['.5', 'USD'],
  ['5.', 'USD'],
  ['', 'USD'],
  ['NaN', 'USD'],
  ['10000000000000.01', 'USD'],
  ['99999999999999999', 'JPY'],
] as const)('%s is no amount in %s, and is not rounded to one', (text, currency) => {
  expect(readAmount(text, currency)).toBeNull()
})

test('an amount always shows all decimals of its currency', () => {
  const shown = currencies.map((currency) => writeAmount({ minor: 7n, currency }))
  expect(shown.map((text) => text.split('.')[1]?.length ?? 0)).toEqual(currencies.map((code) => currencyDecimals[code]))
  expect(writeAmount({ minor: 7n, currency: 'USD' })).toBe('0.07')
})

test('sums are exact, in any order, and never mix currencies', () => {
  fc.assert(
    fc.property(fc.array(anyMoney), (amounts) => {
      const sums = sumByCurrency(amounts)
      expect(sumByCurrency(amounts.toReversed())).toEqual(sums)
      expect(sums.map(({ currency }) => currency)).toEqual(
        currencies.filter((code) => amounts.some(({ currency }) => currency === code)),
      )
      for (const { minor, currency } of sums) {
        const parts = amounts.filter((amount) => amount.currency === currency)
        expect(minor).toBe(parts.reduce((sum, part) => sum + part.minor, 0n))
      }
    }),
  )
})
