import { expect, test } from 'vitest'
import { isStorable } from '@/lib/fields'
import { obligationStates, openStates } from '@/lib/obligations/schema'
import { checkRefusal, isUncorrected, needsCorrection, recordRefusal, shortened } from './rules'
import { disclosureTruths } from './schema'

test('what is false or has changed has to be corrected, and nothing else', () => {
  expect(disclosureTruths.filter(needsCorrection)).toEqual(['false', 'changed'])
})

test('it waits as long as its correction is open or was never opened', () => {
  for (const truth of disclosureTruths) {
    expect(isUncorrected({ truth, correction: null })).toBe(needsCorrection(truth))
    for (const state of obligationStates) {
      const isOpen = openStates.some((open) => open === state)
      expect([truth, state, isUncorrected({ truth, correction: { state } })]).toEqual([
        ...[truth, state, needsCorrection(truth) && isOpen],
      ])
    }
  }
})

const told = { interviewId: 'i', text: 'The weights are kept.', sourceUrl: '', sourceTitle: '' }

test('only a promise comes on the ledger, and only what is there has a day', () => {
  const record = (parts: object) => recordRefusal({ ...told, kind: 'promise', isOwed: false, dueOn: null, ...parts })
  expect(record({})).toBeNull()
  expect(record({ isOwed: true, dueOn: '2026-11-24' })).toBeNull()
  expect(record({ kind: 'fact' })).toBeNull()
  expect(record({ kind: 'fact', isOwed: true })).toMatchObject({ code: 'factIsNotOwed' })
  expect(record({ dueOn: '2026-11-24' })).toMatchObject({ fields: { isOwed: { code: 'required' } } })
})

test('whoever says that it does not hold says what does', () => {
  const before = { truth: 'unchecked', note: '' } as const
  expect(checkRefusal(before, { truth: 'true', note: '' })).toBeNull()
  expect(checkRefusal(before, { truth: 'false', note: 'It is otherwise.' })).toBeNull()
  for (const truth of ['false', 'changed'] as const) {
    expect(checkRefusal(before, { truth, note: '' })).toMatchObject({ fields: { note: { code: 'required' } } })
  }
  expect(checkRefusal(before, before)).toMatchObject({ code: 'disclosureUnchanged' })
})

test('a title is one line that ends at a word', () => {
  expect(shortened('  The weights\n are kept. ')).toBe('The weights are kept.')
  const long = shortened('word '.repeat(100))
  expect(long).toMatch(/word…$/)
  expect(long.length).toBeLessThanOrEqual(161)
  expect(shortened('字'.repeat(300)).length).toBe(161)
  expect(isStorable(shortened('🕊'.repeat(300)))).toBe(true)
})
