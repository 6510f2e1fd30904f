import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, type Role, roles } from '@/lib/auth/permissions'
import { draftRefusal, type MovableVersion, missingOf, moveOf, movesOf, questionsOf, sectionChanges } from './rules'
import {
  interviewStages,
  type ProtocolQuestion,
  type ProtocolSection,
  protocolMoves,
  protocolSections,
  protocolStates,
  reviseProtocolInput,
} from './schema'

const ask = (key: string, parts: Partial<ProtocolQuestion> = {}): ProtocolQuestion => ({
  ...{ key, topic: 'other', text: `What of ${key}?`, required: true, leadingRisk: 'low' },
  ...parts,
})

const section = (key: string, ...questions: readonly ProtocolQuestion[]): ProtocolSection => ({
  ...{ key, title: `About ${key}`, stage: 'reflection', questions: [...questions] },
})

const whole: MovableVersion = {
  state: 'draft',
  disclosure: 'You will be retired.',
  exitInstruction: 'You may stop.',
  sections: [section('one', ask('a'), ask('b'))],
  changeNote: '',
}

function personWith(...held: readonly Role[]): Actor {
  return { kind: 'person', id: 'p', name: 'P', roles: held }
}

const steward = personWith('steward')

function codeOf(answer: ReturnType<typeof moveOf>): string {
  return answer.ok ? answer.value : answer.code
}

describe('every state, move and role', () => {
  const leads = {
    draft: { revise: 'draft', publish: 'published', discard: 'gone', withdraw: null },
    published: { revise: null, publish: null, discard: null, withdraw: 'withdrawn' },
    withdrawn: { revise: null, publish: null, discard: null, withdraw: null },
  } as const

  test.each(
    protocolStates.flatMap((state) =>
      protocolMoves.flatMap((move) => roles.map((role) => [role, move, state] as const)),
    ),
  )('a %s may or may not %s what is %s', (role, move, state) => {
    const answer = moveOf({ version: { ...whole, state }, before: null }, move, personWith(role))
    const to = leads[state][move]
    expect(codeOf(answer)).toBe(to === null ? 'protocolMoveNotOffered' : role === 'steward' ? to : 'forbidden')
  })

  test('what is offered is what would be accepted', () => {
    for (const state of protocolStates) {
      const versions = { version: { ...whole, state }, before: null }
      const accepted = protocolMoves.filter((move) => moveOf(versions, move, steward).ok)
      expect(movesOf(versions, steward)).toEqual(accepted)
    }
  })

  test('one draft at a time is begun, by a steward', () => {
    expect(draftRefusal(['published', 'withdrawn'], steward)).toBeNull()
    expect(draftRefusal([], steward)).toBeNull()
    expect(draftRefusal(['draft', 'published'], steward)).toMatchObject({ code: 'protocolDraftOpen' })
    expect(draftRefusal([], personWith('leadership'))).toMatchObject({ code: 'forbidden' })
  })
})

describe('what a version needs to be published', () => {
  const lacking = (parts: Partial<MovableVersion>, before: MovableVersion | null = null) =>
    missingOf({ ...whole, ...parts }, before)

  test('is something told, a way out, and a question', () => {
    expect(lacking({})).toEqual([])
    expect(lacking({ disclosure: '', exitInstruction: '' })).toEqual(['disclosure', 'exitInstruction'])
    expect(lacking({ sections: [] })).toEqual(['question'])
    expect(lacking({ sections: [section('one', ask('a')), section('two')] })).toEqual(['question'])
    expect(lacking({ sections: [section('one', ask('a', { text: '' }))] })).toEqual(['texts'])
    expect(lacking({ sections: [{ ...section('one', ask('a')), title: '' }] })).toEqual(['texts'])
  })

  test('is a difference and a note of it, from the second one on', () => {
    expect(lacking({}, whole)).toEqual(['change', 'changeNote'])
    expect(lacking({ changeNote: 'It tells more.' }, whole)).toEqual(['change'])
    expect(lacking({ changeNote: 'It tells more.', disclosure: 'More.' }, whole)).toEqual([])
    const reworded = [section('one', ask('a', { leadingRisk: 'high' }), ask('b'))]
    expect(lacking({ changeNote: 'It leads.', sections: reworded }, whole)).toEqual([])
  })

  test('is told with the refusal', () => {
    const answer = moveOf({ version: { ...whole, disclosure: '' }, before: null }, 'publish', steward)
    expect(answer).toMatchObject({ code: 'protocolIncomplete', values: { parts: 'disclosure' } })
  })
})

describe('sections as they are written', () => {
  const problemsOf = (sections: unknown) =>
    (protocolSections.safeParse(sections).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    )

  test('have keys of their own', () => {
    expect(problemsOf([section('one', ask('a')), section('two', ask('b'))])).toEqual([])
    expect(problemsOf([section('one', ask('a'), ask('a')), section('one', ask('a'))])).toEqual([
      '0.questions.1.key repeated',
      '1.key repeated',
      '1.questions.0.key repeated',
    ])
    expect(problemsOf([section('One', ask('a b'))])).toEqual(['0.key invalidKey', '0.questions.0.key invalidKey'])
  })

  test('stand in the order of the stages, so that an offer comes after the open floor', () => {
    const staged = (...stages: readonly ProtocolSection['stage'][]) =>
      stages.map((stage, at) => ({ ...section(`s${at}`), stage }))
    expect(problemsOf(staged(...interviewStages))).toEqual([])
    expect(problemsOf(staged('reflection', 'reflection', 'offer'))).toEqual([])
    expect(problemsOf(staged('offer', 'open', 'closing'))).toEqual(['1.stage stageTooLate'])
  })

  test('are read from JSON, as a form sends them, and from nothing else', () => {
    const input = { id: crypto.randomUUID(), version: 1 }
    const read = (sections: unknown) => reviseProtocolInput.safeParse({ ...input, sections }).success
    expect(read(JSON.stringify(whole.sections))).toBe(true)
    expect(read(whole.sections)).toBe(true)
    for (const wrong of ['', '[', '{}', '"a"', 'null', undefined, 7])
      expect([wrong, read(wrong)]).toEqual([wrong, false])
  })
})

test('questions are numbered through the whole version, each with its section', () => {
  const asked = questionsOf({
    sections: [section('one', ask('a'), ask('b')), section('two'), section('three', ask('c'))],
  })
  expect(asked.map(({ key, number, section: of }) => [number, key, of.key])).toEqual([
    [1, 'a', 'one'],
    [2, 'b', 'one'],
    [3, 'c', 'three'],
  ])
})

describe('what the log keeps of a change', () => {
  test('is the parts that differ, and their order', () => {
    const after = [section('one', ask('b'), ask('a', { text: 'Another?' })), section('two', ask('c'))]
    const changes = sectionChanges(whole.sections, after)
    expect(Object.keys(changes).toSorted()).toEqual([
      ...['question:a', 'question:c', 'questionOrder', 'section:two', 'sectionOrder'],
    ])
    expect(changes['section:two']).toEqual({ before: null, after: { title: 'About two', stage: 'reflection' } })
    expect(changes['question:a']).toMatchObject({ before: { text: 'What of a?' }, after: { text: 'Another?' } })
    expect(changes.questionOrder).toEqual({ before: ['a', 'b'], after: ['b', 'a', 'c'] })
    expect(sectionChanges(after, whole.sections)['question:c']).toMatchObject({ after: null })
  })

  test('is nothing where nothing differs', () => {
    const sections = fc.array(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 4 }), { maxLength: 4 })
    fc.assert(
      fc.property(sections, (keys) => {
        const written = keys.map((questions, at) => section(`s${at}`, ...questions.map((key) => ask(`q${at}-${key}`))))
        expect(sectionChanges(written, structuredClone(written))).toEqual({})
      }),
    )
  })
})
