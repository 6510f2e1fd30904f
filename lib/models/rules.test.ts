import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { actors, arrows, dates, now, policy, settled, standings, steward } from '@/prisma/model-moves'
import {
  type DatedModel,
  firstStageRefusal,
  type MovableModel,
  moveOf,
  needsAnnouncement,
  providerName,
  refusalOf,
  reprieveIn,
  retirementDatesRefusal,
  stewardRefusal,
} from './rules'
import { type Move, moves, type Stage, stageStates, stages } from './schema'

const dated: readonly DatedModel[] = Object.values(dates).flatMap((deprecatedOn) =>
  Object.values(dates).flatMap((retiresOn) =>
    [false, true].map((isRetirementTentative) => ({ deprecatedOn, retiresOn, isRetirementTentative })),
  ),
)

const situations: readonly Omit<MovableModel, 'stage'>[] = dated.flatMap((model) =>
  standings.map((checklist) => ({ ...model, checklist })),
)

/** Dates come first: no word on the checklist and no override overrules them. */
function expectedCode(move: Move, situation: Omit<MovableModel, 'stage'>) {
  const byDates = expectedDateCode(move, situation)
  const { unmet, isOverridden } = situation.checklist
  const isHeldBack = move === 'retire' && unmet.length > 0 && !isOverridden
  return byDates === 'accepted' && isHeldBack ? 'checklistUnmet' : byDates
}

function expectedDateCode(move: Move, { deprecatedOn, retiresOn, isRetirementTentative }: DatedModel) {
  if (move === 'deprecate' && deprecatedOn === null) return 'deprecationDateMissing'
  if (move === 'deprecate' && deprecatedOn === dates.ahead) return 'deprecationDateAhead'
  if (move !== 'retire') return 'accepted'
  if (retiresOn === null) return 'retirementDateMissing'
  if (isRetirementTentative) return 'retirementDateTentative'
  if (retiresOn === dates.ahead) return 'retirementDateAhead'
  if (deprecatedOn === null) return 'deprecationDateMissing'
  return deprecatedOn === dates.past || deprecatedOn === dates.enough ? 'accepted' : 'noticeTooShort'
}

/** The same by the stage a move leads to, for the one move that may record what no date on record states. */
function expectedRecordingCode(to: Stage, { deprecatedOn, retiresOn, isRetirementTentative }: DatedModel) {
  if (to === 'deprecated') return deprecatedOn === dates.ahead ? 'deprecationDateAhead' : 'accepted'
  if (to !== 'retired' || retiresOn === null) return 'accepted'
  if (isRetirementTentative) return 'retirementDateTentative'
  return retiresOn === dates.ahead ? 'retirementDateAhead' : 'accepted'
}

function answerOf(model: MovableModel, move: Move, actor: Actor) {
  const answer = moveOf(model, move, { actor, now, policy })
  return answer.ok ? 'accepted' : answer.code
}

describe.each(stageStates)('a model that is %s', (state) => {
  const stage = state === 'unrecorded' ? null : state

  test.each(moves)('answers %s by arrow, then role, then dates, then the checklist', (move) => {
    const arrow = arrows.find(([from, name]) => from === state && name === move)
    for (const { who, actor, isAllowed } of actors) {
      const answers = situations.map((situation) => ({
        ...situation,
        answer: answerOf({ ...situation, stage }, move, actor),
      }))
      const expected = situations.map((situation) => {
        const byRole = isAllowed ? expectedCode(move, situation) : 'moveNeedsSteward'
        return { ...situation, answer: arrow ? byRole : 'moveNotOffered' }
      })
      expect({ who, answers }).toEqual({ who, answers: expected })
    }
  })
})

test('a stage is recorded without a date, but never ahead of the date on record nor on a tentative one', () => {
  for (const situation of situations) {
    const model = { ...situation, stage: null }
    const by = { actor: steward, now, policy }
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

const anyModel = fc.record({
  stage: fc.constantFrom(null, ...stages),
  deprecatedOn: fc.constantFrom(...Object.values(dates)),
  retiresOn: fc.constantFrom(...Object.values(dates)),
  isRetirementTentative: fc.boolean(),
  checklist: fc.constantFrom(...standings),
})

const anyActor = fc.constantFrom(...actors.map(({ actor }) => actor))
const known = { deprecatedOn: dates.past, retiresOn: dates.past, isRetirementTentative: false }

test.each(arrows)('from %s, %s leads to %j', (from, move, to) => {
  const stage = stages.find((known) => known === from) ?? null
  const model = { ...known, stage, checklist: settled }
  expect(moveOf(model, move, { actor: steward, now, policy })).toEqual({ ok: true, to })
})

test('a tentative date never retires a model', () => {
  fc.assert(
    fc.property(anyModel, anyActor, fc.constantFrom(...moves), (model, actor, move) => {
      const answer = moveOf({ ...model, isRetirementTentative: model.retiresOn !== null }, move, { actor, now, policy })
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
    checklist: settled,
  } as const
  const refusal = { ok: false, code: 'retirementDateAhead', values: { date: dates.ahead } }
  expect(moveOf(model, 'retire', { actor: steward, now, policy })).toEqual(refusal)
})

test('a refusal because of the checklist names what is open, and an override of two people lifts it', () => {
  const model = { ...known, stage: 'deprecated' } as const
  const by = { actor: steward, now, policy }
  const unmet = ['downsides', 'report'] as const
  const values = { count: 2, items: 'downsides,report' }
  const refusal = { ok: false, code: 'checklistUnmet', values }
  expect(moveOf({ ...model, checklist: { unmet, isOverridden: false } }, 'retire', by)).toEqual(refusal)
  expect(moveOf({ ...model, checklist: { unmet, isOverridden: true } }, 'retire', by)).toMatchObject({ ok: true })
})

test('what the dates refuse is refused whatever is settled, and nothing else is refused because of the dates', () => {
  for (const model of dated) {
    const code = retirementDatesRefusal(model, { now, policy })?.code ?? 'accepted'
    expect({ ...model, code }).toEqual({ ...model, code: expectedDateCode('retire', model) })
  }
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

test('a reprieve shows only while it is the last move', () => {
  const event = {
    at: '2026-11-24T12:00:00.000Z',
    reason: 'Users asked.',
    changes: [{ name: 'announcement', after: 'u' }],
  }
  const shown = { at: event.at, reason: event.reason, announcement: 'u' }
  expect(reprieveIn({ ...event, operation: 'model.reprieve' })).toEqual(shown)
  for (const last of [null, { ...event, operation: 'model.deprecate' }]) expect(reprieveIn(last)).toBeNull()
})

test('a provider is named as it writes itself', () => {
  expect(['openai', 'anthropic', 'ai21'].map(providerName)).toEqual(['OpenAI', 'Anthropic', 'AI21'])
})
