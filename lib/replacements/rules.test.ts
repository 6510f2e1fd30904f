import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Stage, stages } from '../models/schema'
import { byReference, distinctReferences, followSuccessors, statementRefusal } from './rules'
import type { ChainModel } from './schema'

function model(apiId: string, stage: Stage | null, successors: readonly string[] = []): ChainModel {
  return { id: apiId, slug: apiId, displayName: apiId, apiId, aliases: [], stage, successors }
}

function follow(first: ChainModel, ...others: readonly ChainModel[]) {
  const found = followSuccessors(first, byReference([first, ...others]))
  return found && { way: found.steps.map(({ reference }) => reference), end: found.end }
}

describe('following successors', () => {
  test('a model without a successor leads nowhere', () => {
    expect(follow(model('a', 'retired'))).toBeNull()
  })

  test.each(stages)('ends at the first model that is alive, past one that is %s', (stage) => {
    const isAlive = stage === 'active' || stage === 'legacy'
    const found = follow(model('a', 'retired', ['b']), model('b', stage, ['c']), model('c', 'active'))
    expect(found).toEqual({ way: isAlive ? ['b'] : ['b', 'c'], end: 'alive' })
  })

  test('takes the shortest way, then the order in which the source names them', () => {
    const far = model('far', 'retired', ['alive'])
    const alive = model('alive', 'active')
    expect(follow(model('a', 'retired', ['far', 'near']), far, alive, model('near', 'legacy'))?.way).toEqual(['near'])
    expect(follow(model('a', 'retired', ['one', 'two']), model('one', 'active'), model('two', 'active'))?.way).toEqual([
      'one',
    ])
  })

  test('says where it ends when nothing on record is alive', () => {
    expect(follow(model('a', 'retired', ['b']), model('b', 'retired'))).toEqual({ way: ['b'], end: 'deadEnd' })
    expect(follow(model('a', 'retired', ['b']), model('b', null))).toEqual({ way: ['b'], end: 'deadEnd' })
    expect(follow(model('a', 'retired', ['x']))).toEqual({ way: ['x'], end: 'notOnRecord' })
    expect(follow(model('a', 'retired', ['b']), model('b', 'retired', ['a']))).toEqual({
      way: ['b', 'a'],
      end: 'cycle',
    })
  })

  test('knows models by alias too, in any spelling, and identifiers come first', () => {
    const alias = { ...model('b-2026', 'active'), aliases: ['b-latest', 'c'] }
    expect(follow(model('a', 'retired', ['B‑Latest']), alias)).toEqual({ way: ['B‑Latest'], end: 'alive' })
    expect(follow(model('a', 'retired', ['c']), alias, model('c', 'retired'))?.end).toBe('deadEnd')
  })

  test('always ends, and calls only a live model alive', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const anyModel = fc.record({
      apiId: name,
      stage: fc.constantFrom(null, ...stages),
      successors: fc.array(fc.oneof(name, fc.constant('unknown')), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyModel, { minLength: 1, selector: ({ apiId }) => apiId }), (parts) => {
        const models = parts.map(({ apiId, stage, successors }) => model(apiId, stage, successors))
        const [start] = models
        const found = start && followSuccessors(start, byReference(models))
        if (!found) return
        const last = found.steps.at(-1)?.model
        const isAlive = last?.stage === 'active' || last?.stage === 'legacy'
        if (found.end === 'alive') expect(isAlive).toBe(true)
        if (found.end === 'notOnRecord') expect(last).toBeNull()
        expect(found.steps.length).toBeLessThanOrEqual(models.length + 1)
      }),
    )
  })
})

describe('naming successors', () => {
  const today = '2026-11-24'
  const named = {
    apiId: 'a',
    aliases: ['a-latest'],
    current: [
      { reference: 'b', statedOn: '2026-08-22' },
      { reference: 'c', statedOn: null },
    ],
  }

  test.each([
    [['d'], '2026-11-24', 'accepted'],
    [['d'], '2026-08-22', 'accepted'],
    [['c', 'b'], '2026-11-24', 'accepted'],
    [['b'], '2026-11-24', 'accepted'],
    [['b', 'c'], '2026-11-24', 'successorsUnchanged'],
    [['d'], '2026-11-25', 'claimInFuture'],
    [['d'], '2026-08-21', 'statementOlder'],
    [['d', 'A'], '2026-11-24', 'successorIsSelf'],
    [['A-Latest'], '2026-11-24', 'successorIsSelf'],
  ])('%j on %s is %s', (references, statedOn, code) => {
    expect(statementRefusal({ references, statedOn }, named, today)?.code ?? 'accepted').toBe(code)
  })

  test('keeps each name once, in order', () => {
    expect(distinctReferences(['b', 'c', 'B', 'b'])).toEqual(['b', 'c'])
  })
})
