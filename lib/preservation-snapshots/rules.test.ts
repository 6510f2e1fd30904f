import { expect, test } from 'vitest'
import { copiesBefore } from './rules'

const copy = { region: 'Osaka', endedOn: '2026-03-07', endedReason: 'Given up.' }

function endOf(changes: Readonly<Record<string, string>>, reason: string | null = 'Given up.') {
  const told = Object.entries(changes).map(([name, after]) => [name, { before: null, after }])
  return { operation: 'copy.end', at: '2026-03-09T12:00:00Z', reason, changes: Object.fromEntries(told) }
}

const told = endOf({ label: 'Weights', region: 'Osaka', endedOn: '2026-03-07' })

test('the end of the one copy that an event names is undone', () => {
  const other = { ...copy, region: 'Frankfurt' }
  const { artifacts, unclear } = copiesBefore([{ label: 'Weights', copies: [copy, other] }], [told])
  expect(unclear).toBe(0)
  expect(artifacts[0]?.copies).toEqual([{ region: 'Osaka', endedOn: null, endedReason: '' }, other])
})

test('an event that fits several copies is counted, and nothing is guessed', () => {
  const twice = [{ label: 'Weights', copies: [copy, { ...copy }] }]
  expect(copiesBefore(twice, [told])).toEqual({ artifacts: twice, unclear: 1 })
})

test('an event of another copy, which is not on record yet, changes nothing', () => {
  const kept = [{ label: 'Weights', copies: [copy] }]
  for (const stranger of [
    endOf({ label: 'Config', region: 'Osaka', endedOn: '2026-03-07' }),
    endOf({ label: 'Weights', region: 'Kyoto', endedOn: '2026-03-07' }),
    endOf({ label: 'Weights', region: 'Osaka', endedOn: '2026-03-08' }),
    endOf({ label: 'Weights', region: 'Osaka', endedOn: '2026-03-07' }, 'Another reason.'),
  ]) {
    expect(copiesBefore(kept, [stranger])).toEqual({ artifacts: kept, unclear: 0 })
  }
})

test('events of another kind change nothing', () => {
  const kept = [{ label: 'Weights', copies: [copy] }]
  expect(copiesBefore(kept, [{ ...told, operation: 'copy.add' }])).toEqual({ artifacts: kept, unclear: 0 })
})
