import { expect, test } from 'vitest'
import { observationRefusal, withdrawalRefusal } from './rules'

test('a sign of demand is of a day that has come, or of no day', () => {
  expect(observationRefusal(null, '2026-11-24')).toBeNull()
  expect(observationRefusal('2026-11-24', '2026-11-24')).toBeNull()
  const refused = { code: 'invalid', fields: { observedOn: { code: 'inFuture' } } }
  expect(observationRefusal('2026-11-25', '2026-11-24')).toMatchObject(refused)
})

test('what was withdrawn stays so', () => {
  expect(withdrawalRefusal({ withdrawnAt: null })).toBeNull()
  expect(withdrawalRefusal({ withdrawnAt: '2026-11-24T12:00:00.000Z' })).toMatchObject({ code: 'signalWithdrawn' })
})
