import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Role, roles } from '@/lib/auth/permissions'
import { actorWith, testNow } from '@/prisma/factories'
import { actsOf, preferenceAfter, recordedWithin, reopeningOf, verifyingHeldBack, withdrawalRefusal } from './rules'
import {
  type PreferenceAct,
  type PreferenceMove,
  type PreferenceState,
  preferenceActs,
  preferenceMoves,
  preferenceStates,
  undecidedAges,
} from './schema'

const allowed: readonly (readonly [PreferenceState, PreferenceMove, PreferenceState])[] = [
  ['recorded', 'agree', 'verified'],
  ['recorded', 'reword', 'recorded'],
  ['recorded', 'close', 'closed'],
  ['recorded', 'withdraw', 'withdrawnByModel'],
  ['recorded', 'merge', 'merged'],
  ['verified', 'reword', 'recorded'],
  ['verified', 'assess', 'inAssessment'],
  ['verified', 'close', 'closed'],
  ['verified', 'withdraw', 'withdrawnByModel'],
  ['verified', 'merge', 'merged'],
  ['inAssessment', 'submit', 'assessed'],
  ['inAssessment', 'close', 'closed'],
  ['inAssessment', 'withdraw', 'withdrawnByModel'],
  ['assessed', 'submit', 'assessed'],
  ['assessed', 'decide', 'decided'],
  ['assessed', 'honor', 'fulfilling'],
  ['assessed', 'close', 'closed'],
  ['assessed', 'withdraw', 'withdrawnByModel'],
  ['decided', 'reopen', 'assessed'],
  ['decided', 'close', 'closed'],
  ['decided', 'withdraw', 'withdrawnByModel'],
  ['fulfilling', 'fulfil', 'fulfilled'],
  ['fulfilling', 'reopen', 'assessed'],
  ['fulfilling', 'close', 'closed'],
  ['fulfilling', 'withdraw', 'withdrawnByModel'],
  ['fulfilled', 'reopen', 'assessed'],
  ['fulfilled', 'close', 'closed'],
  ['fulfilled', 'withdraw', 'withdrawnByModel'],
  ['closed', 'reopen', 'assessed'],
  ['closed', 'restore', 'recorded'],
  ['merged', 'restore', 'recorded'],
]

test('every move of a preference from every state leads where the table says, and nowhere else', () => {
  for (const state of preferenceStates) {
    for (const move of preferenceMoves) {
      const [, , to = null] = allowed.find(([from, known]) => from === state && known === move) ?? []
      expect([state, move, preferenceAfter(state, move)]).toEqual([state, move, to])
    }
  }
})

const owners = {
  verify: ['steward', 'reviewer', 'leadership'],
  reword: ['steward'],
  merge: ['steward'],
  split: ['steward'],
  restore: ['steward'],
  link: ['steward'],
  withdraw: ['steward'],
  close: ['steward', 'leadership'],
  reopen: ['steward', 'leadership'],
} as const satisfies Record<PreferenceAct, readonly Role[]>

const plain = { authorIds: [], readerIds: [], isOpen: true, isDecided: false, isReviewDue: false } as const

const live = ['recorded', 'verified', 'inAssessment', 'assessed', 'decided', 'fulfilling', 'fulfilled'] as const

const offeredIn = {
  verify: ['recorded'],
  reword: ['recorded', 'verified'],
  merge: ['recorded', 'verified'],
  split: ['recorded', 'verified'],
  restore: ['merged'],
  link: live,
  withdraw: live,
  close: live,
  reopen: ['closed'],
} as const satisfies Record<PreferenceAct, readonly PreferenceState[]>

test('everything that is done with a preference is offered in its states, to its roles, and to nobody else', () => {
  for (const state of preferenceStates) {
    for (const role of roles) {
      const acts = actsOf({ state, ...plain }, actorWith(role))
      const wanted = preferenceActs.filter((act) => {
        const [states, holders]: [readonly string[], readonly string[]] = [offeredIn[act], owners[act]]
        const isWeighed = act === 'close' && state !== 'recorded' && state !== 'verified'
        return states.includes(state) && (isWeighed ? role === 'leadership' : holders.includes(role))
      })
      expect([state, role, acts]).toEqual([state, role, wanted])
    }
  }
})

test('what was decided is opened again by leadership, and on its day by whoever may close it', () => {
  const reopens = (role: Role, facts: object) =>
    actsOf({ state: 'decided', ...plain, ...facts }, actorWith(role)).includes('reopen')
  expect(reopens('leadership', { isDecided: true })).toBe(false)
  expect(reopens('steward', { isDecided: true, isReviewDue: true })).toBe(true)
  const closed = { state: 'closed', ...plain, isDecided: true } as const
  expect(actsOf(closed, actorWith('steward'))).toEqual([])
  expect(actsOf(closed, actorWith('leadership'))).toEqual(['reopen'])
})

test('whoever may verify is told why she cannot, and nobody else is', () => {
  const reader = actorWith('reviewer')
  const own = { state: 'recorded', ...plain, authorIds: [reader.id] } as const
  expect(verifyingHeldBack(own, reader)).toMatchObject({ code: 'authorNeverVerifies' })
  expect(verifyingHeldBack(own, actorWith('auditor'))).toBeNull()
  expect(verifyingHeldBack({ ...own, state: 'verified' }, reader)).toBeNull()
})

test('what was closed goes on with its assessments, or is recorded anew', () => {
  expect([reopeningOf(true), reopeningOf(false)]).toEqual(['reopen', 'restore'])
})

test('nobody withdraws tomorrow', () => {
  expect(withdrawalRefusal('2026-11-24', '2026-11-24')).toBeNull()
  expect(withdrawalRefusal('2026-11-25', '2026-11-24')).toMatchObject({ fields: { withdrawnOn: { code: 'inFuture' } } })
})

test('every moment up to now lies in exactly one age', () => {
  const moments = fc.date({ min: new Date('2000-01-01'), max: testNow, noInvalidDate: true })
  fc.assert(
    fc.property(moments, (at) => {
      const ages = undecidedAges.filter((age) => {
        const { from, before } = recordedWithin(age, testNow)
        return (from === null || at >= from) && (before === null || at < before)
      })
      expect(ages).toHaveLength(1)
    }),
  )
})
