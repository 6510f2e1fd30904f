import { describe, expect, test } from 'vitest'
import { type Actor, type Role, roles } from '@/lib/auth/permissions'
import {
  assignRefusal,
  awaitsRating,
  daysLeft,
  isOverdue,
  isRegression,
  movesOf,
  ratingHeldBack,
  refusalOf,
  regressionsOf,
  transitions,
  withDoer,
} from './rules'
import { obligationMoves, obligationStates, openStates, type Verdict, verdicts } from './schema'

const today = '2026-11-24'

function personWith(...held: readonly Role[]): Actor {
  return { kind: 'person', id: 'p', name: 'P', roles: held }
}

const system: Actor = { kind: 'system', id: null, name: 'S', roles: [], scope: ['obligation.rate', 'obligation.move'] }

const standings = [
  { name: 'a stranger to it', doers: [], evidenceCount: 1 },
  { name: 'a doer', doers: ['p'], evidenceCount: 1 },
  { name: 'a stranger, without evidence', doers: ['q'], evidenceCount: 0 },
] as const

/** DOMAIN.md, 2, written down a second time: what each move would be answered. */
function expected(role: Role, from: (typeof obligationStates)[number], at: (typeof standings)[number]) {
  return obligationMoves.flatMap((move) =>
    obligationStates.map((to) => {
      const leads: Partial<Record<string, readonly string[]>> = transitions[from]
      if (!leads[move]?.includes(to)) return [move, to, 'obligationMoveNotOffered']
      if (move !== 'rate') return [move, to, role === 'steward' ? null : 'obligationNeedsSteward']
      return [move, to, expectedRating(role, to, at)]
    }),
  )
}

function expectedRating(role: Role, to: string, at: (typeof standings)[number]) {
  if (role !== 'steward' && role !== 'leadership') return 'ratingNeedsRater'
  if (at.doers.some((doer) => doer === 'p')) return 'doerNeverRates'
  return to === 'kept' && at.evidenceCount === 0 ? 'keptNeedsEvidence' : null
}

describe.each(roles)('for %s', (role) => {
  test.each(obligationStates)(
    'every move of an obligation that is %s is accepted or refused as the table says',
    (from) => {
      for (const at of standings) {
        const obligation = { state: from, doers: at.doers, evidenceCount: at.evidenceCount }
        const answers = obligationMoves.flatMap((move) =>
          obligationStates.map((to) => [move, to, refusalOf(obligation, { move, to }, personWith(role))?.code ?? null]),
        )
        expect([at.name, answers]).toEqual([at.name, expected(role, from, at)])
        const offered = movesOf(obligation, personWith(role)).flatMap(({ move, to }) =>
          to.map((state) => [move, state]),
        )
        const accepted = answers.filter(([, , code]) => code === null).map(([move, to]) => [move, to])
        expect(offered.toSorted()).toEqual(accepted.toSorted())
      }
    },
  )
})

test('whoever may rate is told what keeps her from it, and whoever may not is told nothing', () => {
  const held = (from: (typeof obligationStates)[number], at: (typeof standings)[number], role: Role) =>
    ratingHeldBack({ state: from, ...at }, personWith(role))?.code ?? null
  const [stranger, doer, empty] = standings
  for (const state of openStates) {
    expect([stranger, doer, empty].map((at) => held(state, at, 'leadership'))).toEqual([
      ...[null, 'doerNeverRates', 'keptNeedsEvidence'],
    ])
    expect([stranger, doer, empty].map((at) => held(state, at, 'auditor'))).toEqual([null, null, null])
  }
  expect(held('kept', doer, 'steward')).toBe('doerNeverRates')
  expect(held('kept', empty, 'steward')).toBeNull()
  expect(held('notApplicable', doer, 'steward')).toBeNull()
})

test('the states lead where the domain says and nowhere else', () => {
  const leads = Object.entries(transitions).map(([from, moves]) => [
    from,
    Object.entries(moves).flatMap(([, to]) => to),
  ])
  expect(Object.fromEntries(leads)).toEqual({
    notYetDue: ['inTheWorks', ...verdicts, 'notApplicable'],
    inTheWorks: ['stalled', ...verdicts, 'notApplicable'],
    stalled: ['inTheWorks', ...verdicts, 'notApplicable'],
    kept: ['compromised', 'broken'],
    compromised: ['kept', 'broken'],
    broken: ['kept', 'compromised'],
    notApplicable: ['notYetDue'],
  })
})

test('the system takes things up and never rates', () => {
  const obligation = { state: 'notYetDue', doers: [], evidenceCount: 1 } as const
  expect(refusalOf(obligation, { move: 'start', to: 'inTheWorks' }, system)).toBeNull()
  expect(refusalOf(obligation, { move: 'rate', to: 'kept' }, system)).toMatchObject({ code: 'ratingNeedsPerson' })
})

test('only what is open is given to somebody, and only by a steward', () => {
  const isOpen = (state: string) => openStates.some((open) => open === state)
  for (const state of obligationStates) {
    for (const role of roles) {
      const code = assignRefusal({ state }, personWith(role))?.code ?? null
      const wanted = !isOpen(state) ? 'obligationMoveNotOffered' : role === 'steward' ? null : 'obligationNeedsSteward'
      expect([state, role, code]).toEqual([state, role, wanted])
    }
  }
})

test('a later rating that is lower is a regression, and only that', () => {
  const order: readonly Verdict[] = ['kept', 'compromised', 'broken']
  for (const [at, earlier] of order.entries()) {
    for (const [then, later] of order.entries()) expect(isRegression(earlier, later)).toBe(then > at)
  }
  expect(regressionsOf(['kept', 'broken', 'compromised', 'broken'])).toEqual([false, true, false, true])
  expect(regressionsOf([])).toEqual([])
})

test('somebody who had a hand in it stays among the doers', () => {
  expect(withDoer(['a'], 'b')).toEqual(['a', 'b'])
  expect(withDoer(['a'], 'a')).toEqual(['a'])
  expect(withDoer(['a'], null)).toEqual(['a'])
})

describe('the clock', () => {
  test('what is open after its day is overdue, or awaits a rating when something shows what became of it', () => {
    for (const state of obligationStates) {
      const isOpen = openStates.some((open) => open === state)
      for (const dueOn of ['2026-11-23', today, '2026-11-25', null]) {
        const isPast = isOpen && dueOn === '2026-11-23'
        expect(isOverdue({ state, dueOn }, today)).toBe(isPast)
        expect(isOverdue({ state, dueOn, evidenceCount: 1 }, today)).toBe(false)
        expect(awaitsRating({ state, dueOn, evidenceCount: 1 }, today)).toBe(isPast)
        expect(awaitsRating({ state, dueOn, evidenceCount: 0 }, today)).toBe(false)
      }
    }
    expect([daysLeft('2026-11-23', today), daysLeft(today, today), daysLeft(null, today)]).toEqual([-1, 0, null])
  })
})
