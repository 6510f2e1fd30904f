import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atOnce } from '@/lib/unhurried'
import { placeOf, readJson } from './rules'

function faultOf(text: string) {
  const reading = atOnce(readJson(text))
  return reading.ok ? null : reading.fault
}

function spansOf(text: string, name: string) {
  const reading = atOnce(readJson(text))
  const spans = reading.ok ? reading.json.spans.get(name) : undefined
  return spans?.map(({ start, end }) => text.slice(start, end))
}

describe('a JSON text', () => {
  test('is read as the reader that is built in reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const reading = atOnce(readJson(text))
        expect(reading.ok && reading.json.value).toEqual(JSON.parse(text))
      }),
    )
  })

  test('is broken exactly where that reader finds it broken', () => {
    const damage = fc.record({
      at: fc.nat(60),
      kept: fc.nat(3),
      put: fc.constantFrom('', ',', '"', '}', ']', '\\', '0'),
    })
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), damage, (value, { at, kept, put }) => {
        const whole = JSON.stringify(value)
        const text = whole.slice(0, at) + put + whole.slice(at + kept)
        const isBroken = atOnce(readJson(text)).ok === false && faultOf(text)?.kind === 'broken'
        expect(isBroken || faultOf(text)?.kind === 'repeatedKey').toBe(isRefused(text))
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['', 0],
    ['{"a":1', 6],
    ['{"a":x}', 5],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['[1]]', 3],
    ['"a', 2],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ['01', 1],
    ['{a:1}', 1],
    ["{'a':1}", 1],
    ['\ufeff{}', 0],
  ])('%j breaks at %i', (text, at) => {
    expect(faultOf(text)).toEqual({ kind: 'broken', at })
  })

  test('with a key twice in one object is refused, since one of the two values would be lost', () => {
    expect(faultOf('[{"text":"one","text":"two"}]')).toEqual({ kind: 'repeatedKey', at: 15, name: 'text' })
    expect(faultOf('{"a":1,"\\u0061":2}')).toMatchObject({ name: 'a' })
    expect(faultOf('[{"a":1},{"a":{"a":1}}]')).toBeNull()
  })

  test('of brackets only is too deep, and ends nothing', () => {
    expect(faultOf('['.repeat(1_000_000))).toEqual({ kind: 'tooDeep', at: 100 })
  })

  test('tells where the items of its arrays stand', () => {
    expect(spansOf(' [ {"a":[1,2]} , 3,"x" ]', '')).toEqual(['{"a":[1,2]}', '3', '"x"'])
    expect(spansOf('{"b":{"samples":[0]},"samples":[{"m":[{}]}, [] ]}', 'samples')).toEqual(['{"m":[{}]}', '[]'])
    expect(spansOf('{"samples":[]}', 'samples')).toEqual([])
    expect(spansOf('{"samples":1}', 'samples')).toBeUndefined()
  })
})

test('a place is counted as editors count it', () => {
  expect(placeOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 })
  expect(placeOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
  expect(placeOf('', 0)).toEqual({ line: 1, column: 1 })
})

/** Duplicate keys aside, which the reader that is built in takes. */
function isRefused(text: string): boolean {
  try {
    JSON.parse(text)
    return faultOf(text)?.kind === 'repeatedKey'
  } catch {
    return true
  }
}
