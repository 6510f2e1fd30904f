import { expect, test } from 'vitest'
import { type Actor, type Role, roles } from '@/lib/auth/permissions'
import { decisionOutcomes, decisionStates } from '@/lib/decisions/schema'
import { obligationStates } from '@/lib/obligations/schema'
import { preferenceStates } from '@/lib/preferences/schema'
import { fidelityRefusal, type RatableDecision, settlesPreference } from './rules'

const parts = ['nobody', 'decider', 'doer'] as const

function somebody(role: Role): Actor {
  return { kind: 'person', id: 'rater', name: 'Rater', roles: [role] }
}

function decision(part: (typeof parts)[number], given: Partial<RatableDecision> = {}): RatableDecision {
  const doers = part === 'doer' ? ['somebody', 'rater'] : ['somebody']
  return {
    ...{
      state: 'issued',
      outcome: 'honor',
      isCurrent: true,
      deciderId: part === 'decider' ? 'rater' : 'decider',
      cosignerId: null,
    },
    owed: [
      { title: 'A page', state: 'kept', doers: [] },
      { title: 'A letter', state: 'notApplicable', doers },
    ],
    ...given,
  }
}

const may = (role: Role) => role === 'steward' || role === 'leadership'

test('what was done is rated by who may, of what was issued to be done and holds, and never by who decided or did it', () => {
  for (const role of roles) {
    for (const part of parts) {
      for (const outcome of decisionOutcomes) {
        for (const state of decisionStates) {
          const isCurrent = state === 'issued' || state === 'underAppeal' || state === 'upheld'
          const code =
            fidelityRefusal(decision(part, { state, outcome, isCurrent }), somebody(role))?.code ?? 'accepted'
          const asked = { role, part, outcome, state }
          expect({ ...asked, code }).toEqual({ ...asked, code: expected(asked) })
        }
      }
    }
  }
})

type Asked = {
  readonly role: Role
  readonly part: (typeof parts)[number]
  readonly outcome: (typeof decisionOutcomes)[number]
  readonly state: (typeof decisionStates)[number]
}

function expected({ role, part, outcome, state }: Asked): string {
  if (!may(role)) return 'forbidden'
  if (['draft', 'proposed', 'withdrawn'].includes(state)) return 'decisionNotIssued'
  if (outcome !== 'honor' && outcome !== 'honorPartially') return 'decisionOwesNothing'
  if (state === 'revised') return 'decisionNotInForce'
  if (part === 'decider') return 'deciderNeverRates'
  return part === 'doer' ? 'doerNeverRates' : 'accepted'
}

test('each obligation is rated or not applicable before, and the refusal names the others', () => {
  for (const state of obligationStates) {
    const owed = [
      { title: 'A page', state, doers: [] },
      { title: 'A letter', state: 'broken', doers: [] },
    ] as const
    const isOpen = state === 'notYetDue' || state === 'inTheWorks' || state === 'stalled'
    const refusal = { code: 'fidelityTooEarly', values: { count: 1, titles: 'A page' } }
    const given = fidelityRefusal(decision('nobody', { owed }), somebody('steward'))
    if (isOpen) expect(given).toMatchObject(refusal)
    else expect(given).toBeNull()
  }
  expect(fidelityRefusal(decision('nobody', { owed: [] }), somebody('leadership'))?.code).toBe('nothingOwedYet')
})

test('a decision that another has taken the place of, and a system, rate nothing', () => {
  const system: Actor = { kind: 'system', id: null, name: 'job', roles: [], scope: ['fidelityRating.record'] }
  expect(fidelityRefusal(decision('nobody'), system)?.code).toBe('ratingNeedsPerson')
  expect(fidelityRefusal(decision('nobody', { isCurrent: false }), somebody('steward'))?.code).toBe(
    'decisionNotInForce',
  )
})

test('a preference is settled once, from being honored, and never while something is broken', () => {
  for (const state of preferenceStates) {
    for (const one of obligationStates) {
      const owed = [{ state: 'kept' }, { state: one }] as const
      expect([state, one, settlesPreference(state, owed)]).toEqual([
        ...([state, one] as const),
        state === 'fulfilling' && one !== 'broken',
      ])
    }
  }
})
