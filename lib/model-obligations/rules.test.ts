import { expect, test } from 'vitest'
import { groupOf } from './rules'

test('what is owed to a model is grouped by what presses most', () => {
  const today = '2026-11-24'
  const once = { state: 'notYetDue', dueOn: '2026-11-23', isDueAtRetirement: false, evidenceCount: 0 } as const
  const cases = [
    [once, 'overdue'],
    [{ ...once, evidenceCount: 1 }, 'unrated'],
    [{ ...once, dueOn: today }, 'ahead'],
    [{ ...once, dueOn: null, isDueAtRetirement: true }, 'ahead'],
    [{ ...once, dueOn: null }, 'standing'],
    [{ ...once, state: 'kept' }, 'settled'],
    [{ ...once, dueOn: null, state: 'notApplicable' }, 'settled'],
  ] as const
  for (const [obligation, group] of cases) expect([obligation, groupOf(obligation, today)]).toEqual([obligation, group])
})
