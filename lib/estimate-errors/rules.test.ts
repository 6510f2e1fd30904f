import fc from 'fast-check'
import { expect, test } from 'vitest'
import { errorGroups } from './rules'

test('estimates are grouped, and a group tells its ratio over all and the middle of the single errors', () => {
  const rows = [
    { by: 'a', expected: 100n, spent: 150n },
    { by: 'b', expected: 100n, spent: 90n },
    { by: 'a', expected: 300n, spent: 300n },
    { by: 'a', expected: 100n, spent: 50n },
  ]
  expect(errorGroups(rows, ({ by }) => by)).toEqual([
    { key: 'a', count: 3, ratio: 1000n, median: 0n },
    { key: 'b', count: 1, ratio: 900n, median: -100n },
  ])
})

test('of two the one that was further off is told, and nothing where nothing was expected', () => {
  const two = [
    { expected: 100n, spent: 110n },
    { expected: 100n, spent: 60n },
  ]
  expect(errorGroups(two, () => 1)).toEqual([{ key: 1, count: 2, ratio: 850n, median: -400n }])
  expect(errorGroups([{ expected: 0n, spent: 5n }], () => 1)).toEqual([{ key: 1, count: 1, ratio: null, median: null }])
})

test('every estimate is counted once, and the middle lies within the single errors', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 9n })
  const rows = fc.array(fc.record({ by: fc.constantFrom('a', 'b', 'c'), expected: amount, spent: amount }))
  fc.assert(
    fc.property(rows, (all) => {
      const groups = errorGroups(all, ({ by }) => by)
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
      for (const { median } of groups) expect(median === null || median >= -1000n).toBe(true)
    }),
  )
})
