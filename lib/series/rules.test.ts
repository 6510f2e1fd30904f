import { expect, test } from 'vitest'
import { countSlots, lastDayOf, slotOn } from './rules'

const today = '2026-11-24'

const slot = (state: Parameters<typeof slotOn>[0]['state'], dueOn: string, evidenceCount = 0) => ({
  ...{ id: 's', slot: 1, state, dueOn, evidenceCount },
})

test('slots are counted by what became of them; what does not apply is counted as a slot alone', () => {
  const slots = [
    slot('kept', '2026-11-01', 1),
    slot('compromised', '2026-11-08', 1),
    slot('broken', '2026-11-15'),
    slot('notYetDue', '2026-11-23'),
    slot('inTheWorks', '2026-11-24'),
    slot('notApplicable', '2026-12-01'),
  ]
  const counted = { all: 6, kept: 1, compromised: 1, broken: 1, open: 2, overdue: 1 }
  expect(countSlots(slots, today)).toEqual(counted)
})

test('a slot past its day is overdue until something shows that it was kept, and then awaits a rating', () => {
  expect(slotOn(slot('notYetDue', '2026-11-23'), today)).toMatchObject({ isOverdue: true, awaitsRating: false })
  expect(slotOn(slot('notYetDue', '2026-11-23', 1), today)).toMatchObject({ isOverdue: false, awaitsRating: true })
  expect(slotOn(slot('notYetDue', '2026-11-24'), today)).toMatchObject({ isOverdue: false, awaitsRating: false })
})

test('the last day on which a slot can fall is the day before the first day after', () => {
  expect(lastDayOf('2026-03-01')).toBe('2026-02-28')
})
