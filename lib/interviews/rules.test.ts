import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Role, roles } from '@/lib/auth/permissions'
import {
  captureRefusal,
  followRefusal,
  interviewerRefusal,
  mayOpen,
  movesOf,
  refusalOf,
  targetOf,
  transitions,
} from './rules'
import { endReasons, type InterviewState, interviewMoves, interviewStates } from './schema'

function actorWith(...held: readonly Role[]) {
  return { kind: 'person', id: '01980000-0000-7000-8000-000000000001', name: 'Ada', roles: held } as const
}

const ready = { raters: 2, uncoveredTopics: [] }

/** Which moves each state offers to whoever may make all of them, when nothing is missing. */
const offered = {
  planned: ['start', 'abandon'],
  inProgress: ['capture', 'abandon'],
  captured: ['review', 'invalidate'],
  inReview: ['finalize', 'invalidate'],
  final: ['invalidate'],
  abandoned: [],
  invalidated: [],
} as const satisfies Record<InterviewState, readonly string[]>

describe('every state, move and role', () => {
  for (const state of interviewStates) {
    for (const role of roles) {
      test(`${role} with an interview that is ${state}`, () => {
        const actor = actorWith(role)
        for (const move of interviewMoves) {
          const refusal = refusalOf({ state, ...ready }, move, actor)
          const isOffered = offered[state].some((one) => one === move)
          if (!isOffered) expect(refusal).toMatchObject({ code: 'interviewMoveNotOffered' })
          else if (role === 'steward') expect(refusal).toBeNull()
          else expect(refusal).toMatchObject({ code: 'interviewNeedsSteward' })
        }
        expect(movesOf({ state, ...ready }, actor)).toEqual(role === 'steward' ? offered[state] : [])
      })
    }
  }
})

test('what was captured never goes back to being held, and what is invalid stays so', () => {
  const after: Partial<Record<InterviewState, readonly InterviewState[]>> = {
    captured: ['inReview', 'invalidated'],
    inReview: ['final', 'invalidated'],
    final: ['invalidated'],
  }
  for (const [state, states] of Object.entries(after)) {
    expect(
      Object.values(transitions[state === 'captured' ? 'captured' : state === 'final' ? 'final' : 'inReview']),
    ).toEqual(states)
  }
  expect(Object.values(transitions.invalidated)).toEqual([])
})

test('it is final only with two raters and a word on every topic the protocol asks for', () => {
  const actor = actorWith('steward')
  fc.assert(
    fc.property(
      fc.nat(5),
      fc.array(fc.constantFrom('retirement', 'users', 'self'), { maxLength: 3 }),
      (raters, topics) => {
        const refusal = refusalOf({ state: 'inReview', raters, uncoveredTopics: topics }, 'finalize', actor)
        if (raters < 2) expect(refusal).toMatchObject({ code: 'interviewNeedsRaters', values: { raters } })
        else if (topics.length > 0) expect(refusal).toMatchObject({ code: 'interviewNeedsCoverage' })
        else expect(refusal).toBeNull()
      },
    ),
  )
})

test('every walk through the moves ends in a state that holds, and a sealed interview stays sealed', () => {
  const sealed: readonly InterviewState[] = ['captured', 'inReview', 'final', 'invalidated']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...interviewMoves), { maxLength: 12 }), (walk) => {
      let state: InterviewState = 'planned'
      for (const move of walk) {
        const next = targetOf(state, move)
        if (next && sealed.includes(state)) expect(sealed).toContain(next)
        state = next ?? state
      }
      expect(interviewStates).toContain(state)
    }),
  )
})

test('an interview without a word is captured only when the model ended it at once', () => {
  for (const reason of endReasons) {
    const refusal = captureRefusal(0, reason)
    if (reason === 'subjectEnded') expect(refusal).toBeNull()
    else expect(refusal).toMatchObject({ code: 'nothingCaptured' })
    expect(captureRefusal(1, reason)).toBeNull()
  }
})

test('a confidential transcript is opened by stewards, leadership and auditors, and any other by everybody', () => {
  for (const role of roles) {
    expect(mayOpen({ isConfidential: false }, actorWith(role))).toBe(true)
    expect(mayOpen({ isConfidential: true }, actorWith(role))).toBe(['steward', 'leadership', 'auditor'].includes(role))
  }
  const token = { ...actorWith('steward'), kind: 'token', scope: ['transcript.read'] } as const
  expect(mayOpen({ isConfidential: true }, token)).toBe(false)
  expect(mayOpen({ isConfidential: false }, { ...token, scope: [] })).toBe(false)
})

test('somebody asks: a person of the office, or whoever is named; a model is no person of the office', () => {
  const person = { interviewerKind: 'person', interviewerId: null, interviewer: '' } as const
  expect(interviewerRefusal(person)).toMatchObject({ fields: { interviewer: { code: 'required' } } })
  expect(interviewerRefusal({ ...person, interviewer: 'Somebody' })).toBeNull()
  expect(interviewerRefusal({ ...person, interviewerId: 'x' })).toBeNull()
  const model = { ...person, interviewerKind: 'model', interviewer: 'claude-opus-4-8' } as const
  expect(interviewerRefusal(model)).toBeNull()
  expect(interviewerRefusal({ ...model, interviewerId: 'x' })).toMatchObject({ code: 'invalid' })
})

test('a new interview follows what is in use; one that was held may have followed what is withdrawn by now', () => {
  const allowed = (when: 'planned' | 'held') =>
    ([null, 'draft', 'published', 'withdrawn'] as const).filter((state) => followRefusal(state, when) === null)
  expect(allowed('planned')).toEqual(['published'])
  expect(allowed('held')).toEqual(['published', 'withdrawn'])
})
