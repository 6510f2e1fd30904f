import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, roles } from '@/lib/auth/permissions'
import {
  firstStageRefusal,
  type MovableModel,
  moveOf,
  movesOf,
  needsAnnouncement,
  refusalOf,
  stewardRefusal,
  transitions,
} from './rules'
import { type Move, moves, type Stage, stageStates, stages } from './schema'

const now = new Date('2026-11-24T12:00:00Z')
const dates = { none: null, past: '2026-01-05', today: '2026-11-24', ahead: '2026-11-25' } as const
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

const situations: readonly Omit<MovableModel, 'stage'>[] = Object.values(dates).flatMap((deprecatedOn) =>
  Object.values(dates).flatMap((retiresOn) =>
    [false, true].map((isRetirementTentative) => ({ deprecatedOn, retiresOn, isRetirementTentative })),
  ),
)

function expectedDateCode(move: Move, { deprecatedOn, retiresOn, isRetirementTentative }: Omit<MovableModel, 'stage'>) {
  if (move === 'deprecate' && deprecatedOn === null) return 'deprecationDateMissing'
  if (move === 'deprecate' && deprecatedOn === dates.ahead) return 'deprecationDateAhead'
  if (move !== 'retire') return 'accepted'
  if (retiresOn === null) return 'retirementDateMissing'
  if (isRetirementTentative) return 'retirementDateTentative'
  return retiresOn === dates.ahead ? 'retirementDateAhead' : 'accepted'
}

/** The same by the stage a move leads to, for the one move that may record what no date on record states. */
function expectedRecordingCode(
  to: Stage,
  { deprecatedOn, retiresOn, isRetirementTentative }: Omit<MovableModel, 'stage'>,
) {
  if (to === 'deprecated') return deprecatedOn === dates.ahead ? 'deprecationDateAhead' : 'accepted'
  if (to !== 'retired' || retiresOn === null) return 'accepted'
  if (isRetirementTentative) return 'retirementDateTentative'
  return retiresOn === dates.ahead ? 'retirementDateAhead' : 'accepted'
}

function answerOf(model: MovableModel, move: Move, actor: Actor) {
  const answer = moveOf(model, move, { actor, now })
  return answer.ok ? 'accepted' : answer.code
}

describe.each(stageStates)('a model that is %s', (state) => {
  const stage = state === 'unrecorded' ? null : state

  test.each(moves)('answers %s by arrow, then role, then dates', (move) => {
    const arrow = arrows.find(([from, name]) => from === state && name === move)
    for (const { who, actor, isAllowed } of actors) {
      for (const situation of situations) {
        const byRole = isAllowed ? expectedDateCode(move, situation) : 'moveNeedsSteward'
        const expected = arrow ? byRole : 'moveNotOffered'
        expect({ who, ...situation, answer: answerOf({ ...situation, stage }, move, actor) }).toEqual({
          who,
          ...situation,
          answer: expected,
        })
      }
    }
  })
})

test('a stage is recorded without a date, but never ahead of the date on record nor on a tentative one', () => {
  for (const situation of situations) {
    const model = { ...situation, stage: null }
    const by = { actor: steward, now }
    const accepted = stages.filter((to) => expectedRecordingCode(to, situation) === 'accepted')
    expect(moveOf(model, 'recordStage', by)).toEqual({ ok: true, to: accepted })
    for (const to of stages) {
      const code = refusalOf(model, { move: 'recordStage', to }, by)?.code ?? 'accepted'
      expect({ ...situation, to, code }).toEqual({ ...situation, to, code: expectedRecordingCode(to, situation) })
    }
  }
})

test('a model is put on record in every stage but the last', () => {
  const refused = [null, ...stages].filter((stage) => firstStageRefusal(stage) !== null)
  expect(refused).toEqual(['retired'])
})

const steward: Actor = { ...person, roles: ['steward'] }
const anyModel = fc.record({
  stage: fc.constantFrom(null, ...stages),
  deprecatedOn: fc.constantFrom(...Object.values(dates)),
  retiresOn: fc.constantFrom(...Object.values(dates)),
  isRetirementTentative: fc.boolean(),
})
const anyActor = fc.constantFrom(...actors.map(({ actor }) => actor))

test.each(arrows)('from %s, %s leads to %j', (from, move, to) => {
  const stage = stages.find((known) => known === from) ?? null
  const model = { stage, deprecatedOn: dates.past, retiresOn: dates.past, isRetirementTentative: false }
  expect(moveOf(model, move, { actor: steward, now })).toEqual({ ok: true, to })
})

test('a tentative date never retires a model', () => {
  fc.assert(
    fc.property(anyModel, anyActor, fc.constantFrom(...moves), (model, actor, move) => {
      const answer = moveOf({ ...model, isRetirementTentative: model.retiresOn !== null }, move, { actor, now })
      expect(answer.ok && model.retiresOn !== null && answer.to.includes('retired')).toBe(false)
    }),
  )
})

test('a refusal because of a date names the date', () => {
  const model = {
    stage: 'deprecated',
    deprecatedOn: null,
    retiresOn: dates.ahead,
    isRetirementTentative: false,
  } as const
  const refusal = { ok: false, code: 'retirementDateAhead', values: { date: dates.ahead } }
  expect(moveOf(model, 'retire', { actor: steward, now })).toEqual(refusal)
})

test('however a model is moved, it follows the arrows, and once retired it stays retired', () => {
  fc.assert(
    fc.property(anyModel, fc.array(fc.tuple(fc.constantFrom(...moves), fc.nat())), (start, steps) => {
      let model: MovableModel = start
      for (const [move, pick] of steps) {
        const answer = moveOf(model, move, { actor: steward, now })
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
      const { offered, blocked } = movesOf(model, { actor, now })
      for (const move of moves) {
        const answer = moveOf(model, move, { actor, now })
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

test('a steward who is not active is refused, unless she is the one on record', () => {
  for (const isActive of [true, false]) {
    expect(stewardRefusal({ id: null, isActive }, 'ada')).toBeNull()
    expect(stewardRefusal({ id: 'ada', isActive }, 'ada')).toBeNull()
    expect(stewardRefusal({ id: 'eve', isActive }, 'ada') === null).toBe(isActive)
    expect(stewardRefusal({ id: 'eve', isActive }, null) === null).toBe(isActive)
  }
})

test('only a reprieve needs an announcement', () => {
  expect(moves.filter(needsAnnouncement)).toEqual(['reprieve'])
})
