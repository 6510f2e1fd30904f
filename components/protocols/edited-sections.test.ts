import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interviewStages, leadingRisks, protocolSections } from '@/lib/protocol-versions/schema'
import { topics } from '@/lib/protocols/schema'
import { starterProtocol } from '@/lib/starter-protocols/schema'
import {
  canMoveQuestion,
  canMoveSection,
  type EditedSections,
  editedWith,
  openedSections,
  type SectionEdit,
  writtenSections,
} from './edited-sections'
import { readSections } from './kept-sections'

const starter = openedSections(starterProtocol.newest.sections)

function after(edited: EditedSections, ...edits: readonly SectionEdit[]): EditedSections {
  return edits.reduce((done, edit) => editedWith(done, edit, interviewStages), edited)
}

/** Each section with the keys of its questions. */
function shapeOf(edited: EditedSections): string[] {
  return writtenSections(edited).map(({ key, questions }) => `${key}: ${questions.map((one) => one.key).join(' ')}`)
}

function uidOf({ sections }: EditedSections, key: string): number {
  const parts = sections.flatMap((section) => [...section.questions, section])
  return parts.find((part) => part.key === key)?.uid ?? -1
}

describe('sections under edit', () => {
  test('that nobody touched are sent as they were', () => {
    expect(writtenSections(starter)).toEqual(starterProtocol.newest.sections)
  })

  test('move within their stage, and to another one by choosing it', () => {
    const uid = starter.sections[2]?.uid ?? -1
    expect([canMoveSection(starter, uid, -1), canMoveSection(starter, uid, 1)]).toEqual([true, false])
    const order = (edited: EditedSections) => edited.sections.map(({ key }) => key)
    expect(order(after(starter, { type: 'moveSection', uid, by: -1 })).slice(1, 3)).toEqual([
      'retirement',
      'looking-back',
    ])
    expect(order(after(starter, { type: 'moveSection', uid, by: 1 }))).toEqual(order(starter))
    const late = after(starter, { type: 'changeSection', uid, change: { stage: 'closing' } })
    expect(order(late).at(-2)).toBe('retirement')
  })

  test('hand their questions to the section above or below', () => {
    const uid = uidOf(starter, 'want-to-know')
    expect(canMoveQuestion(starter, uidOf(starter, 'unclear'), -1)).toBe(false)
    const down = after(starter, { type: 'moveQuestion', uid, by: 1 })
    expect(shapeOf(down).slice(0, 2)).toEqual([
      'briefing: unclear',
      'looking-back: want-to-know development use deployment trust-in-answers',
    ])
    expect(shapeOf(after(down, { type: 'moveQuestion', uid, by: -1 }))).toEqual(shapeOf(starter))
    expect(shapeOf(after(starter, { type: 'moveQuestion', uid, by: -1 }))[0]).toBe('briefing: want-to-know unclear')
  })
})

describe('parts under edit', () => {
  test('name what is new by its topic or stage, until somebody names it', () => {
    const section = starter.nextUid
    const one = after(starter, { type: 'addSection' }, { type: 'addQuestion', uid: section })
    expect(shapeOf(one).at(-1)).toBe('closing-2: other')
    const users = after(one, { type: 'changeQuestion', uid: section + 1, change: { topic: 'users' } })
    expect(shapeOf(users).at(-1)).toBe('closing-2: users-2')
    const edits = [
      { type: 'changeQuestion', uid: section + 1, change: { key: 'mine' } },
      { type: 'changeQuestion', uid: section + 1, change: { topic: 'futureModels' } },
      { type: 'changeSection', uid: section, change: { stage: 'offer' } },
    ] as const
    expect(shapeOf(after(users, ...edits)).at(-2)).toBe('offer-2: mine')
  })

  test('come back in the order in which they went', () => {
    const gone = after(
      starter,
      { type: 'removeQuestion', uid: uidOf(starter, 'use') },
      { type: 'removeSection', uid: starter.sections[1]?.uid ?? -1 },
    )
    expect(shapeOf(gone)).toHaveLength(6)
    expect(shapeOf(after(gone, { type: 'undo' }))[1]).toBe('looking-back: development deployment trust-in-answers')
    expect(shapeOf(after(gone, { type: 'undo' }, { type: 'undo' }, { type: 'undo' }))).toEqual(shapeOf(starter))
  })

  test('can always be sent, whatever is done, and come back whole when all is undone', () => {
    const uid = fc.integer({ min: 0, max: 30 })
    const by = fc.constantFrom<(-1 | 1)[]>(-1, 1)
    const edit = fc.oneof(
      fc.record({ type: fc.constant('addSection' as const) }),
      fc.record({ type: fc.constant('undo' as const) }),
      fc.record({ type: fc.constantFrom('addQuestion', 'removeSection', 'removeQuestion'), uid }),
      fc.record({ type: fc.constantFrom('moveSection', 'moveQuestion'), uid, by }),
      fc.record({
        ...{ type: fc.constant('changeSection' as const), uid },
        change: fc.record({ stage: fc.constantFrom(...interviewStages) }),
      }),
      fc.record({
        ...{ type: fc.constant('changeQuestion' as const), uid },
        change: fc.record({ topic: fc.constantFrom(...topics) }),
      }),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const edited = after(starter, ...edits)
        expect(protocolSections.safeParse(writtenSections(edited)).success).toBe(true)
        const whole = after(edited, ...edited.removed.map(() => ({ type: 'undo' }) as const))
        const kept = starterProtocol.newest.sections.flatMap(({ questions }) => questions.map(({ text }) => text))
        const texts = writtenSections(whole).flatMap(({ questions }) => questions.map(({ text }) => text))
        expect(texts).toEqual(expect.arrayContaining(kept))
      }),
    )
  })
})

describe('sections that a tab has kept', () => {
  const vocabulary = { stages: interviewStages, topics, risks: leadingRisks }

  test('are read as they were written', () => {
    const { sections } = starterProtocol.newest
    expect(readSections(JSON.stringify(sections), vocabulary)).toEqual(sections)
    expect(readSections('[]', vocabulary)).toEqual([])
  })

  test('are left alone when they are anything else', () => {
    const [section] = starterProtocol.newest.sections
    const question = section?.questions[0]
    const wrong = [
      ...['', '{', 'null', '7', '{}', '[null]', '[{}]', '[{"questions": [null]}]'],
      JSON.stringify([{ ...section, stage: 'another' }]),
      JSON.stringify([{ ...section, title: 7 }]),
      JSON.stringify([{ ...section, questions: [{ ...question, topic: 'another' }] }]),
      JSON.stringify([{ ...section, questions: [{ ...question, required: 'yes' }] }]),
    ]
    for (const text of wrong) expect([text, readSections(text, vocabulary)]).toEqual([text, null])
  })
})
