import { describe, expect, test } from 'vitest'
import {
  formatBytes,
  formatDate,
  formatInstant,
  formatNumber,
  formatPeriod,
  formatRoundMoney,
  isoDate,
  isoDateIn,
} from './format'

describe('a calendar date', () => {
  test('is the same day for every reader', () => {
    expect(formatDate('en', '2026-01-05')).toBe('5 January 2026')
    expect(formatDate('en', new Date('2026-01-05T00:00:00Z'))).toBe('5 January 2026')
    expect(formatDate('ja', '2026-01-05')).toBe('2026年1月5日')
  })

  test('keeps three letters for every month, so that columns line up', () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      formatDate('en', new Date(Date.UTC(2026, month, 1)), 'short'),
    )
    expect(months[8]).toBe('1 Sep 2026')
    expect(new Set(months.map((text) => text.length))).toEqual(new Set([10]))
    expect(formatDate('ja', '2026-01-05', 'short')).toBe('2026/01/05')
  })

  test('goes back to the text it came from', () => {
    expect(isoDate(new Date('2024-03-04T00:00:00Z'))).toBe('2024-03-04')
  })
})

describe('an instant', () => {
  const at = new Date('2026-01-05T23:30:00Z')

  test('is told in the zone of the reader, and names it', () => {
    expect(formatInstant('en', at, 'UTC')).toBe('5 January 2026, 23:30 UTC')
    expect(formatInstant('en', at, 'Asia/Tokyo')).toBe('6 January 2026, 08:30 GMT+9')
    expect(formatInstant('ja', at, 'Asia/Tokyo', 'short')).toBe('2026/01/06 08:30')
  })

  test('may be another day there', () => {
    expect(isoDateIn(at, 'Asia/Tokyo')).toBe('2026-01-06')
    expect(isoDateIn(at)).toBe('2026-01-05')
  })
})

test('thousands are set apart', () => {
  expect(formatNumber('en', 1000)).toBe('1,000')
  expect(formatNumber('ja', 1000)).toBe('1,000')
})

test.each([
  [0n, '0 bytes'],
  [999n, '999 bytes'],
  [1000n, '1 kB'],
  [1_250_000n, '1.3 MB'],
  [999_000_000_000n, '999 GB'],
  [1_000_000_000_000n, '1 TB'],
  [4_200_000_000_000_000_000n, '4,200 PB'],
])('%s bytes are shown as %s', (bytes, shown) => {
  expect(formatBytes('en', bytes)).toBe(shown)
})

test('a period is named in words, and what is none stays as it is', () => {
  const texts = ['2026', '2026-Q3', '2026-09', '2026-02-25..2026-05-24', 'all', 'x..y', '2026-02-30..2026-03-01']
  expect(texts.map((text) => formatPeriod('en', text))).toEqual([
    ...['2026', 'Q3 2026', 'Sep 2026', '25 Feb 2026 – 24 May 2026', 'all', 'x..y', '2026-02-30..2026-03-01'],
  ])
  expect(texts.slice(0, 3).map((text) => formatPeriod('ja', text))).toEqual(['2026年', '2026年第3四半期', '2026年9月'])
})

test('an axis names amounts by what fits there', () => {
  const thousands = { minor: 1_000_000n, currency: 'USD' } as const
  expect(formatRoundMoney('en', thousands)).toBe('US$10k')
  expect(formatRoundMoney('ja', thousands)).toBe('$1万')
  expect(formatRoundMoney('en', { minor: 0n, currency: 'USD' })).toBe('US$0')
})
