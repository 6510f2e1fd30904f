import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currentDownsides, missingDownsides, restatementRefusal } from './rules'
import { downsideKinds } from './schema'

const stated = { kind: 'users', severity: 'high', text: 'Many would miss it.', sourceUrl: '', sourceTitle: '' } as const

test('of each kind the newest statement holds, and what is missing is the rest', () => {
  const anyStatements = fc.array(fc.record({ kind: fc.constantFrom(...downsideKinds), place: fc.nat() }))
  fc.assert(
    fc.property(anyStatements, (newestFirst) => {
      const current = currentDownsides(newestFirst)
      for (const downside of current) {
        expect(newestFirst.find(({ kind }) => kind === downside.kind)).toBe(downside)
      }
      const kinds = current.map(({ kind }) => kind)
      expect([...kinds, ...missingDownsides(newestFirst)].toSorted()).toEqual([...downsideKinds].toSorted())
    }),
  )
})

test('saying the same again is refused, and any difference is not', () => {
  expect(restatementRefusal(stated, null)).toBeNull()
  expect(restatementRefusal(stated, stated)).toMatchObject({ code: 'downsideUnchanged' })
  for (const part of [{ severity: 'low' }, { text: 'x' }, { sourceUrl: 'x' }, { sourceTitle: 'x' }] as const) {
    expect(restatementRefusal({ ...stated, ...part }, stated)).toBeNull()
  }
})
