import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeSlug, slugOf } from './rules'

const opus = { provider: 'anthropic', apiId: 'claude-3-opus-20240229', displayName: 'Claude Opus 3' }

const anyNamed = fc.record({
  provider: fc.string({ minLength: 1, maxLength: 100 }),
  apiId: fc.option(fc.string({ maxLength: 200 })),
  displayName: fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
})

test('a model is addressed by its identifier, else by provider and name', () => {
  expect(slugOf(opus)).toBe('claude-3-opus-20240229')
  expect(slugOf({ ...opus, apiId: null })).toBe('anthropic-claude-opus-3')
  expect(slugOf({ ...opus, apiId: 'anthropic/Claude 3.5@2024' })).toBe('anthropic-claude-3.5-2024')
  expect(slugOf({ provider: '会社', apiId: null, displayName: '俳句' })).toBe('model')
})

test('an address is never empty, never climbs a folder and needs no escaping', () => {
  fc.assert(
    fc.property(anyNamed, (model) => {
      expect(slugOf(model)).toMatch(/^[a-z0-9][a-z0-9.-]*$/)
    }),
  )
  expect(slugOf({ ...opus, apiId: '../../etc' })).toBe('etc')
  expect(slugOf({ ...opus, apiId: '..' })).toBe('anthropic-claude-opus-3')
})

test('an address never ends in a hyphen, even where a long identifier is cut', () => {
  expect(slugOf({ ...opus, apiId: `${'a'.repeat(79)}-b` })).toMatch(/[a-z0-9]$/)
})

test('a model never takes the address of a page', () => {
  for (const page of ['new', 'import']) expect(freeSlug({ ...opus, apiId: page }, new Set())).not.toBe(page)
})

test('a taken address gets the name, then a number, and is always free', () => {
  const first = 'claude-3-opus-20240229'
  const named = `${first}-claude-opus-3`
  expect(freeSlug(opus, new Set())).toBe(first)
  expect(freeSlug(opus, new Set([first]))).toBe(named)
  expect(freeSlug(opus, new Set([first, named, `${named}-2`]))).toBe(`${named}-3`)
  fc.assert(
    fc.property(fc.array(anyNamed), (models) => {
      const taken = new Set<string>()
      for (const model of models) taken.add(freeSlug(model, taken))
      expect(taken.size).toBe(models.length)
    }),
  )
})
