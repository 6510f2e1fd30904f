import { describe, expect, test } from 'vitest'
import { linksFor, percentOf, periodChoice, periodPresets, quartersUpTo, rankedIds, spanOfQuarters } from './rules'

const today = '2026-11-24'

describe('the period of an address', () => {
  test.each([
    [undefined, '2026', { from: '2026-01-01', until: '2027-01-01' }],
    ['nonsense', '2026', { from: '2026-01-01', until: '2027-01-01' }],
    ['2025-Q2', '2025-Q2', { from: '2025-04-01', until: '2025-07-01' }],
    ['all', 'all', null],
  ])('%s is %s', (text, chosen, period) => {
    expect(periodChoice(text, today)).toEqual({ text: chosen, period })
  })

  test('the quarter before the first of a year is the last of the year before', () => {
    const texts = periodPresets('2026-02-28').map(({ text }) => text)
    expect(texts).toEqual(['2026-Q1', '2025-Q4', '2026', 'all'])
  })
})

test('the picture over time ends with the period, and never after today', () => {
  const past = { from: '2025-01-01', until: '2025-07-01' }
  expect(quartersUpTo(past, today, 3)).toEqual(['2024-Q4', '2025-Q1', '2025-Q2'])
  expect(quartersUpTo(null, today, 2)).toEqual(['2026-Q3', '2026-Q4'])
  expect(quartersUpTo({ from: '2026-01-01', until: '2027-01-01' }, '2026-05-01', 2)).toEqual(['2026-Q1', '2026-Q2'])
  expect(spanOfQuarters(['2024-Q4', '2025-Q1'])).toEqual({ from: '2024-10-01', until: '2025-04-01' })
})

test.each([
  [0, 0, null],
  [1, 3, 33],
  [2, 3, 67],
  [1, 200, 1],
  [3, 3, 100],
])('%i of %i are %s percent', (part, whole, percent) => {
  const counted = (count: number) => ({ count, href: '' })
  expect(percentOf({ part: counted(part), whole: counted(whole) })).toBe(percent)
})

test('the themes with most decisions come first', () => {
  const counts = [
    { id: 'b', count: 2 },
    { id: 'a', count: 1 },
    { id: 'a', count: 1 },
    { id: null, count: 9 },
    { id: 'c', count: 3 },
  ]
  expect(rankedIds(counts)).toEqual(['c', 'a', 'b'])
})

test('a link names the period and the models of its number, and nothing that the number leaves open', () => {
  const links = linksFor({ choice: periodChoice('2026-Q3', today), models: ['opus'] })
  expect(links.honored({ band: ['low'] })).toBe(
    '/decisions?outcome=honor,honorPartially&band=low&standing=current&model=opus&issued=2026-Q3',
  )
  expect(links.exceptions()).toBe('/decisions?standing=exception&model=opus')
  expect(links.promises('kept')).toBe('/obligations?state=kept&model=opus&rated=2026-Q3')
  expect(linksFor({ choice: periodChoice('all', today), models: [] }).current()).toBe('/decisions?standing=current')
})
