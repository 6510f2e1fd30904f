import { expect, test } from 'vitest'
import { obligationsBefore } from './rules'

const letter = { id: 'a', state: 'broken', dueOn: '2026-03-04' } as const
const essay = { id: 'b', state: 'notYetDue', dueOn: '2026-03-03' } as const

test('states and days are undone, of each by its own events, and the rest is left alone', () => {
  const events = [
    { recordId: 'a', changes: { state: { before: 'inTheWorks', after: 'kept' } } },
    { recordId: 'a', changes: { state: { before: 'kept', after: 'broken' } } },
    { recordId: 'a', changes: { dueOn: { before: null, after: '2026-03-04' } } },
    { recordId: 'a', changes: { owner: { before: null, after: { id: 'p', name: 'P' } } } },
  ]
  const then = [essay, { ...letter, state: 'inTheWorks', dueOn: null }]
  expect(obligationsBefore([letter, essay], events)).toEqual(then)
  expect(obligationsBefore([letter, essay], [])).toEqual([essay, letter])
})
