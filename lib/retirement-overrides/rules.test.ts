import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, type Role, roles } from '@/lib/auth/permissions'
import { stages } from '@/lib/models/schema'
import { overrideMoveOf, overrideMovesOf, overrideTransitions, proposalRefusal } from './rules'
import { type OverrideMove, type OverrideState, overrideMoves, overrideStates } from './schema'

const arrows: readonly (readonly [OverrideState, OverrideMove, OverrideState])[] = [
  ['proposed', 'confirm', 'confirmed'],
  ['proposed', 'decline', 'declined'],
  ['proposed', 'withdraw', 'withdrawn'],
  ['confirmed', 'withdraw', 'withdrawn'],
]

const holders: Readonly<Record<OverrideMove, Role>> = {
  confirm: 'leadership',
  decline: 'leadership',
  withdraw: 'steward',
}

const personWith = (id: string, ...held: readonly Role[]): Actor => ({ kind: 'person', id, name: id, roles: held })
const system: Actor = {
  kind: 'system',
  id: null,
  name: 'job',
  roles: [],
  scope: ['retirementOverride.propose', 'retirementOverride.confirm', 'retirementOverride.withdraw'],
}

test.each(overrideStates)('an override that is %s goes where the table says, for the role that may', (state) => {
  for (const move of overrideMoves) {
    const arrow = arrows.find(([from, name]) => from === state && name === move)
    for (const role of roles) {
      const answer = overrideMoveOf({ state, proposedById: 'ada' }, move, personWith('ben', role))
      const refused = arrow ? { ok: false, code: 'forbidden' } : { ok: false, code: 'overrideMoveNotOffered' }
      expect(answer).toMatchObject(arrow && holders[move] === role ? { ok: true, to: arrow[2] } : refused)
    }
  }
})

test('whoever proposed it never confirms it, whatever roles she holds, and may take it back', () => {
  const ada = personWith('ada', ...roles)
  const proposed = { state: 'proposed', proposedById: 'ada' } as const
  expect(overrideMoveOf(proposed, 'confirm', ada)).toMatchObject({ code: 'overrideOwn' })
  expect(overrideMovesOf(proposed, ada)).toEqual(['decline', 'withdraw'])
  const token: Actor = { kind: 'token', id: 'ada', name: 'T', roles, scope: ['retirementOverride.confirm'] }
  expect(overrideMoveOf(proposed, 'confirm', token)).toMatchObject({ code: 'overrideOwn' })
})

test('the system neither proposes nor confirms one', () => {
  const proposed = { state: 'proposed', proposedById: 'ada' } as const
  expect(overrideMoveOf(proposed, 'confirm', system)).toMatchObject({ code: 'overrideNeedsPerson' })
  const asked = { stage: 'deprecated', unmet: ['report'], overrides: [], actor: system } as const
  expect(proposalRefusal(asked)).toMatchObject({ code: 'overrideNeedsPerson' })
})

test('however an override is moved, it is confirmed by somebody else or not at all', () => {
  const actor = fc.constantFrom('ada', 'ben').map((id) => personWith(id, ...roles))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...overrideMoves), actor)), (steps) => {
      let state: OverrideState = 'proposed'
      for (const [move, who] of steps) {
        const answer = overrideMoveOf({ state, proposedById: 'ada' }, move, who)
        if (!answer.ok) continue
        expect(Object.keys(overrideTransitions[state]).length).toBeGreaterThan(0)
        if (answer.to === 'confirmed') expect(who.id).toBe('ben')
        state = answer.to
      }
    }),
  )
})

test('one is proposed by a steward, for a deprecated model with something open, and one at a time', () => {
  const steward = personWith('ada', 'steward')
  const asked = { stage: 'deprecated', unmet: ['report'], overrides: [], actor: steward } as const
  expect(proposalRefusal(asked)).toBeNull()
  for (const stage of [null, ...stages].filter((other) => other !== 'deprecated')) {
    expect(proposalRefusal({ ...asked, stage })).toMatchObject({ code: 'overrideNotOffered' })
  }
  for (const state of overrideStates) {
    const isOpen = state === 'proposed' || state === 'confirmed'
    const refused = proposalRefusal({ ...asked, overrides: [{ state }] })
    expect([state, refused?.code]).toEqual([state, isOpen ? 'overrideOpen' : undefined])
  }
  expect(proposalRefusal({ ...asked, unmet: [] })).toMatchObject({ code: 'checklistDone' })
  for (const role of roles.filter((other) => other !== 'steward')) {
    expect(proposalRefusal({ ...asked, actor: personWith('ada', role) })).toMatchObject({ code: 'forbidden' })
  }
})
