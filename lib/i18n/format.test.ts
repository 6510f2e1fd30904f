import { describe, expect, test } from 'vitest'
import { formatBytes, formatDate, formatInstant, formatNumber, isoDate, isoDateIn } from './format'

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
