import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plusDays } from '@/lib/days'
import { closeDomainOf, domainOf, placeOf, pointOf, shareOf, ticksOf, unitFor } from './time-scale'

const today = '2026-11-24'
const anyDate = fc.integer({ min: -7000, max: 7000 }).map((days) => plusDays(today, days))

test('a picture spans whole years around its dates and today', () => {
  expect(domainOf([], today)).toEqual({ start: '2026-01-01', end: '2027-01-01' })
  expect(domainOf(['2024-03-04', '2027-09-28'], today)).toEqual({ start: '2024-01-01', end: '2028-01-01' })
})

test('a date with a typing error does not squeeze the others', () => {
  expect(domainOf(['0202-03-04', '9999-01-01'], today)).toEqual({ start: '1986-01-01', end: '2047-01-01' })
  expect(closeDomainOf(['0202-03-04'], today).start >= '1980-01-01').toBe(true)
})

test('the line of one record keeps room at both ends', () => {
  expect(closeDomainOf([], today)).toEqual({ start: '2026-10-25', end: '2026-12-24' })
  fc.assert(
    fc.property(fc.array(anyDate), (dates) => {
      const domain = closeDomainOf(dates, today)
      for (const date of [...dates, today]) {
        expect(shareOf(domain, date)).toBeGreaterThan(0)
        expect(shareOf(domain, date)).toBeLessThan(1)
      }
    }),
  )
})

test('a date outside is drawn at the edge, and nothing has a negative width', () => {
  const domain = domainOf([], today)
  expect(pointOf(domain, '1999-01-01')).toBe('0%')
  expect(pointOf(domain, '2999-01-01')).toBe('100%')
  expect(placeOf(domain, '2026-07-02', '2026-03-01')).toEqual({ left: '49.863%', width: '0%' })
})

test('later dates are never further to the left', () => {
  fc.assert(
    fc.property(fc.array(anyDate, { minLength: 2 }), (dates) => {
      const domain = domainOf(dates, today)
      const shares = dates.toSorted().map((date) => shareOf(domain, date))
      expect(shares).toEqual(shares.toSorted((one, other) => one - other))
    }),
  )
})

test('a tick names the coarsest thing that begins on its day', () => {
  const year = ticksOf({ start: '2026-01-01', end: '2027-01-01' }, 'month')
  expect(year.map(({ unit }) => unit).join(' ')).toBe(
    'year month month quarter month month quarter month month quarter month month',
  )
  expect(ticksOf({ start: '2026-01-01', end: '2028-01-01' }, 'year').map(({ date }) => date)).toEqual([
    '2026-01-01',
    '2027-01-01',
  ])
  expect(ticksOf({ start: '2026-02-03', end: '2026-03-09' }, 'week').map(({ date }) => date)).toEqual([
    '2026-02-08',
    '2026-02-15',
    '2026-02-22',
    '2026-03-01',
    '2026-03-08',
  ])
})

test('a long picture is ruled by years, a short one by months', () => {
  expect(unitFor({ start: '2018-01-01', end: '2028-01-01' })).toBe('year')
  expect(unitFor({ start: '2024-01-01', end: '2027-01-01' })).toBe('quarter')
  expect(unitFor({ start: '2026-01-01', end: '2026-09-01' })).toBe('month')
})
