import { expect, test } from 'vitest'
import { allOf, anyOf, columnsOf, joined, named, sql, wholeNumber } from './sql'

test('values are numbered in their order, however deep the pieces are nested', () => {
  const inner = sql`a = ${1} and ${sql`b = ${2}`}`
  const whole = sql`select ${sql`x`} where ${inner} or c = ${3}${sql``}`
  expect(whole.text).toBe('select x where a = $1 and b = $2 or c = $3')
  expect(whole.values).toEqual([1, 2, 3])
})

test('text that looks like SQL stays a value', () => {
  const hostile = "'; drop table x; --"
  expect(sql`select ${hostile}`).toMatchObject({ text: 'select $1', values: [hostile] })
  expect(named('a"b').text).toBe('"a""b"')
  expect(columnsOf('m')('x"y').text).toBe('"m"."x""y"')
})

test('conditions keep their brackets, and none at all is true for all and false for any', () => {
  const [a, b] = [sql`a or ${1}`, sql`b`]
  expect(allOf([a, b]).text).toBe('(a or $1) and (b)')
  expect(anyOf([b, a]).text).toBe('(b) or (a or $1)')
  expect([allOf([]).text, anyOf([]).text]).toEqual(['true', 'false'])
  expect(joined([a, b, b], ', ').text).toBe('a or $1, b, b')
  expect(joined([], ', ').text).toBe('')
})

test('only a whole number stands in the text itself', () => {
  expect(sql`limit ${wholeNumber(51)}`.text).toBe('limit 51')
  for (const value of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => wholeNumber(value)).toThrow(RangeError)
})
