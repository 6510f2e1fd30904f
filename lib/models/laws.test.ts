import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, roles } from '@/lib/auth/permissions'
import type { ChecklistStanding } from '@/lib/checklists/schema'
import { type MovableModel, moveOf, movesOf, nothingSettled, transitions } from './rules'
import { type Move, moves, type Stage, stages } from './schema'

const now = new Date('2026-11-24T12:00:00Z')
const policy = { noticeDays: 60 }

const dates = {
  none: null,
  past: '2026-01-05',
  /** Exactly the notice that the policy asks for, and one day less. */
  enough: '2026-09-25',
  short: '2026-09-26',
  today: '2026-11-24',
  ahead: '2026-11-25',
} as const

const person = { kind: 'person', id: 'p', name: 'P' } as const
const system = { kind: 'system', id: null, name: 'job', roles: [] } as const
const token = { kind: 'token', id: 'p', name: 'T' } as const

const actors: readonly { who: string; actor: Actor; isAllowed: boolean }[] = [
  ...roles.map((role) => ({
    who: `a person who is ${role}`,
    actor: { ...person, roles: [role] },
    isAllowed: role === 'steward',
  })),
  { who: 'an auditor who is steward too', actor: { ...person, roles: ['auditor', 'steward'] }, isAllowed: true },
  { who: 'somebody without a role', actor: { ...person, roles: [] }, isAllowed: false },
  { who: 'the system, for moves', actor: { ...system, scope: ['model.move'] }, isAllowed: true },
  { who: 'the system, for something else', actor: { ...system, scope: ['model.import'] }, isAllowed: false },
  { who: 'a token for moves', actor: { ...token, roles: ['steward'], scope: ['model.move'] }, isAllowed: true },
  { who: 'a token for reading', actor: { ...token, roles: ['steward'], scope: ['model.read'] }, isAllowed: false },
  { who: 'a token of an auditor', actor: { ...token, roles: ['auditor'], scope: ['model.move'] }, isAllowed: false },
]

/** DOMAIN.md, 1: every arrow that exists, written out a second time. */
const arrows: readonly (readonly [from: string, move: Move, to: readonly Stage[]])[] = [
  ['unrecorded', 'recordStage', ['active', 'legacy', 'deprecated', 'retired']],
  ['active', 'markLegacy', ['legacy']],
  ['active', 'deprecate', ['deprecated']],
  ['legacy', 'deprecate', ['deprecated']],
  ['legacy', 'reprieve', ['active']],
  ['deprecated', 'retire', ['retired']],
  ['deprecated', 'reprieve', ['active', 'legacy']],
]

const settled: ChecklistStanding = { unmet: [], isOverridden: false }

const standings: readonly ChecklistStanding[] = [
  settled,
  nothingSettled,
  { unmet: ['weights'], isOverridden: false },
  { unmet: ['weights'], isOverridden: true },
]

const steward: Actor = { ...person, roles: ['steward'] }

const anyModel = fc.record({
  stage: fc.constantFrom(null, ...stages),
  deprecatedOn: fc.constantFrom(...Object.values(dates)),
  retiresOn: fc.constantFrom(...Object.values(dates)),
  isRetirementTentative: fc.boolean(),
  checklist: fc.constantFrom(...standings),
})

const anyActor = fc.constantFrom(...actors.map(({ actor }) => actor))

test('however a model is moved, it follows the arrows, and once retired it stays retired', () => {
  fc.assert(
    fc.property(anyModel, fc.array(fc.tuple(fc.constantFrom(...moves), fc.nat())), (start, steps) => {
      let model: MovableModel = start
      for (const [move, pick] of steps) {
        const answer = moveOf(model, move, { actor: steward, now, policy })
        if (!answer.ok) continue
        const from = model.stage ?? 'unrecorded'
        expect(from).not.toBe('retired')
        const to = answer.to[pick % answer.to.length]
        const isArrow = arrows.some(([start, name, ends]) => start === from && name === move && to && ends.includes(to))
        expect(isArrow).toBe(true)
        model = { ...model, stage: to ?? null }
      }
    }),
  )
})

test('a move is offered exactly when it would be accepted, and blocked with the reason it would be refused for', () => {
  fc.assert(
    fc.property(anyModel, anyActor, (model, actor) => {
      const { offered, blocked } = movesOf(model, { actor, now, policy })
      for (const move of moves) {
        const answer = moveOf(model, move, { actor, now, policy })
        expect(offered.find((offer) => offer.move === move)?.to).toEqual(answer.ok ? answer.to : undefined)
        const isBlocked = !answer.ok && answer.code !== 'moveNotOffered'
        expect(blocked.find((block) => block.move === move)?.refusal).toEqual(isBlocked ? answer : undefined)
      }
    }),
  )
})

test('nothing leads out of retired, and no stage is reached from nowhere', () => {
  expect(transitions.retired).toEqual({})
  const reached = new Set(Object.values(transitions).flatMap((offered) => Object.values(offered).flat()))
  expect(reached).toEqual(new Set(stages))
})
