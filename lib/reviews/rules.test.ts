import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignmentAfter, clearingReviews, mayPost, opensText } from './rules'
import { type AssignmentMove, type AssignmentState, assignmentMoves, assignmentStates, type verdicts } from './schema'

const allowed: readonly (readonly [AssignmentState, AssignmentMove, AssignmentState])[] = [
  ['assigned', 'declareNone', 'conflictDeclared'],
  ['assigned', 'declareConflict', 'recused'],
  ['assigned', 'decline', 'declined'],
  ['conflictDeclared', 'open', 'inProgress'],
  ['conflictDeclared', 'decline', 'declined'],
  ['conflictDeclared', 'recuse', 'recused'],
  ['inProgress', 'submit', 'submitted'],
  ['inProgress', 'decline', 'declined'],
  ['inProgress', 'recuse', 'recused'],
]

test('every move of an assignment from every state leads where the table says, and nowhere else', () => {
  for (const state of assignmentStates) {
    for (const move of assignmentMoves) {
      const [, , to = null] = allowed.find(([from, known]) => from === state && known === move) ?? []
      expect([state, move, assignmentAfter(state, move)]).toEqual([state, move, to])
    }
  }
})

test('no walk opens the text before the declaration, or after somebody named a conflict', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...assignmentMoves), { maxLength: 12 }), (moves) => {
      let state: AssignmentState = 'assigned'
      const done: AssignmentMove[] = []
      for (const move of moves) {
        const next = assignmentAfter(state, move)
        if (next === null) continue
        state = next
        done.push(move)
        const isDeclared = done.includes('declareNone')
        const isBack = done.some((one) => one === 'declareConflict' || one === 'recuse' || one === 'decline')
        expect(opensText(state)).toBe(isDeclared && !isBack)
      }
    }),
  )
})

const text = { sha256: 'a'.repeat(64), chooserId: 'chooser' }

function review(reviewerId: string, verdict: (typeof verdicts)[number] = 'clear', sha256 = text.sha256) {
  return { reviewerId, verdict, sha256 }
}

test('one review clears, with a note or without; a concern, another text and the chooser clear nothing', () => {
  expect(clearingReviews([], text)).toEqual([])
  expect(clearingReviews([review('one')], text)).toHaveLength(1)
  expect(clearingReviews([review('one', 'clearWithNote')], text)).toHaveLength(1)
  expect(clearingReviews([review('one', 'raiseConcern')], text)).toEqual([])
  expect(clearingReviews([review('one', 'raiseConcern'), review('two')], text)).toHaveLength(1)
  expect(clearingReviews([review('one', 'clear', 'b'.repeat(64))], text)).toEqual([])
  expect(clearingReviews([review('chooser')], text)).toEqual([])
})

test('anybody posts what was cleared but its sole reviewer, and nobody what was not', () => {
  expect(mayPost('poster', [])).toBe(false)
  expect(mayPost('poster', [review('one')])).toBe(true)
  expect(mayPost('one', [review('one')])).toBe(false)
  expect(mayPost('one', [review('one'), review('one')])).toBe(false)
  expect(mayPost('one', [review('one'), review('two')])).toBe(true)
})
