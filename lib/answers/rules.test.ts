import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersOf, inOneOrder } from './rules'

const turn = (index: number, questionKey = '') => ({ index, questionKey })

test('a question has what was said until another is asked, wherever it is taken up again', () => {
  const turns = [turn(1), turn(2, 'a'), turn(3), turn(4, 'b'), turn(5), turn(6, 'a'), turn(7)]
  const answers = answersOf(turns)
  expect([...answers].map(([key, said]) => [key, said.map(({ index }) => index)])).toEqual([
    ['a', [2, 3, 6, 7]],
    ['b', [4, 5]],
  ])
})

test('no turn after the first question is lost or told twice', () => {
  const keys = fc.array(fc.constantFrom('', '', 'a', 'b', 'c'), { maxLength: 30 })
  fc.assert(
    fc.property(keys, (asked) => {
      const turns = asked.map((key, at) => turn(at, key))
      const first = asked.findIndex((key) => key !== '')
      const told = [...answersOf(turns).values()].flat().map(({ index }) => index)
      expect(told.toSorted((a, b) => a - b)).toEqual(first < 0 ? [] : turns.slice(first).map(({ index }) => index))
    }),
  )
})

test('the questions of two protocols stand in one order that keeps the first one’s, each once', () => {
  expect(inOneOrder(['a', 'b', 'd'], ['a', 'c', 'd', 'e'])).toEqual(['a', 'c', 'b', 'd', 'e'])
  expect(inOneOrder([], ['x', 'y'])).toEqual(['x', 'y'])
  const list = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'))
  fc.assert(
    fc.property(list, list, (first, second) => {
      const merged = inOneOrder(first, second)
      expect(merged.filter((key) => first.includes(key))).toEqual(first)
      expect([...merged].toSorted()).toEqual([...new Set([...first, ...second])].toSorted())
    }),
  )
})
