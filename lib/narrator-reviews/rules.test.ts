import { expect, test } from 'vitest'
import { heldRefusal, waiverRefusal } from './rules'
import { narratorOutcomes } from './schema'

test('a session is of a day that has come', () => {
  expect(heldRefusal('2026-11-24', '2026-11-24')).toBeNull()
  expect(heldRefusal('2026-11-25', '2026-11-24')).toMatchObject({ fields: { heldOn: { code: 'inFuture' } } })
})

test('a model that has spoken is never waived, and a waiver is given once', () => {
  expect(waiverRefusal(null)).toBeNull()
  for (const outcome of narratorOutcomes) {
    const code = outcome === 'waived' ? 'narratorWaived' : 'narratorHasSpoken'
    expect(waiverRefusal(outcome)).toMatchObject({ code })
  }
})
