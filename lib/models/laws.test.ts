import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actors, arrows, dates, now, policy, standings, steward } from '@/prisma/model-moves'
import { type MovableModel, moveOf, movesOf, transitions } from './rules'
import { moves, stages } from './schema'

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
