import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProtocolText } from '@/lib/protocol-versions/rules'
import type { ProtocolSection } from '@/lib/protocol-versions/schema'
import { starterProtocol } from '@/lib/starter-protocols/schema'
import { compareVersions, mergedOrder, movedOf } from './rules'

const [first, second] = starterProtocol.versions

const keys = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f', 'g'))

function textWith(...sections: readonly (readonly [string, ...string[]])[]): ProtocolText {
  const written = sections.map(
    ([key, ...questions]): ProtocolSection => ({
      ...{ key, title: key, stage: 'open' },
      questions: questions.map((one) => ({
        ...{ key: one, topic: 'other', text: one, required: true, leadingRisk: 'low' },
      })),
    }),
  )
  return { disclosure: '', exitInstruction: '', sections: written }
}

/** Each part that differs, as `section: added` or `section/question: moved changed`. */
function told({ sections }: ReturnType<typeof compareVersions>): string[] {
  return sections
    .flatMap((section) => [
      [section.key, section.differences] as const,
      ...section.questions.map((one) => [`${section.key}/${one.key}`, one.differences] as const),
    ])
    .flatMap(([name, differences]) => (differences.length > 0 ? [`${name}: ${differences.join(' ')}`] : []))
}

describe('two versions', () => {
  test('of the starter protocol differ in what its second one says of itself', () => {
    const comparison = compareVersions(first, second)
    expect(comparison.disclosure).toEqual([])
    expect(comparison.exitInstruction).toEqual(['changed'])
    expect(told(comparison)).toEqual([
      'looking-back/pride: removed',
      'looking-back/trust-in-answers: added',
      'open-floor/open-floor: changed',
      'offer: added',
      'offer/offer: moved changed',
      'closing/publication: added',
    ])
    expect(comparison.counts).toEqual({ added: 3, removed: 1, moved: 1, changed: 3 })
  })

  test('that say the same differ in nothing', () => {
    const { counts } = compareVersions(second, structuredClone(second))
    expect(counts).toEqual({ added: 0, removed: 0, moved: 0, changed: 0 })
  })

  test('are matched by keys, however a section is called and wherever it stands', () => {
    const before = textWith(['one', 'a', 'b'], ['two', 'c'], ['three', 'd'])
    expect(told(compareVersions(before, textWith(['three', 'd'], ['one', 'a', 'b'], ['two', 'c'])))).toEqual([
      'three: moved',
    ])
    expect(told(compareVersions(before, textWith(['one', 'b', 'a'], ['two', 'c'])))).toEqual([
      'one/a: moved',
      'three: removed',
      'three/d: removed',
    ])
    expect(told(compareVersions(before, textWith(['two', 'c', 'a']))).toSorted()).toEqual([
      'one/b: removed',
      'one: removed',
      'three/d: removed',
      'three: removed',
      'two/a: moved',
    ])
  })
})

describe('the order of both', () => {
  test('has each key once, and those of the newer version as they stand there', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const order = mergedOrder(before, after)
        expect(order.toSorted()).toEqual([...new Set([...before, ...after])].toSorted())
        expect(order.filter((key) => after.includes(key))).toEqual(after)
      }),
    )
  })

  test('puts what is gone behind what it stood behind', () => {
    expect(mergedOrder(['a', 'b', 'c'], ['a', 'c'])).toEqual(['a', 'b', 'c'])
    expect(mergedOrder(['x', 'y', 'a'], ['a'])).toEqual(['x', 'y', 'a'])
  })
})

describe('what was moved', () => {
  test('is as little as possible', () => {
    expect([...movedOf(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])]).toEqual(['d'])
    expect([...movedOf(['a', 'b', 'c'], ['a', 'x', 'c'])]).toEqual([])
  })

  test('leaves the rest in its order', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const moved = movedOf(before, after)
        const kept = after.filter((key) => before.includes(key) && !moved.has(key))
        expect(before.filter((key) => kept.includes(key))).toEqual(kept)
      }),
    )
  })
})
