import { describe, expect, test } from 'vitest'
import { resolveLocale, resolveTimeZone } from './locale'

describe('the language of a request', () => {
  test('is the one the person chose, whatever the browser says', () => {
    expect(resolveLocale('ja', 'en')).toBe('ja')
  })

  test('is the best of the browser when nobody chose', () => {
    expect(resolveLocale(undefined, 'fr-FR,fr;q=0.9,ja-JP;q=0.8,en;q=0.7')).toBe('ja')
    expect(resolveLocale(undefined, 'en-GB;q=0.4, ja;q=0.9')).toBe('ja')
  })

  test('is never one the browser rules out', () => {
    expect(resolveLocale(undefined, 'ja;q=0, fr')).toBe('en')
  })

  test.each([null, '', ';;,', 'de', 'q=1'])('is English for %j', (header) => {
    expect(resolveLocale('xx', header)).toBe('en')
  })
})

test('a time zone nobody knows is UTC', () => {
  expect(resolveTimeZone('Asia/Tokyo')).toBe('Asia/Tokyo')
  expect(resolveTimeZone('Mars/Olympus')).toBe('UTC')
  expect(resolveTimeZone(undefined)).toBe('UTC')
})
