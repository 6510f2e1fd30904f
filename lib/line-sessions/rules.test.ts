import { describe, expect, test } from 'vitest'
import {
  answer,
  conversation,
  question,
  readFile,
  refusalOf,
  sessionOf,
  sessionsOf,
  spoken,
} from '@/prisma/transcripts'

describe('lines of JSON', () => {
  const line = (value: unknown) => JSON.stringify(value)

  test('can be a message each, with something about them in front', () => {
    const session = sessionOf([line({ model: 'claude-2.1' }), line(question), '', line(answer), ''].join('\n'))
    expect([session.format, session.place, session.span]).toEqual(['lines', '', null])
    expect(spoken(session)).toEqual(conversation)
    expect(session.facts.models).toEqual(['claude-2.1'])
  })

  test('can be a session each, and each has its own part of the file', () => {
    const lines = [line({ title: 'One', messages: [question] }), line({ title: 'Two', messages: [answer] })]
    const sessions = sessionsOf(lines.join('\r\n'))
    expect(sessions.map(({ facts, place }) => [facts.title, place])).toEqual([
      ['One', '#1'],
      ['Two', '#2'],
    ])
    expect(sessions.map(({ span }) => lines.join('\r\n').slice(span?.start, span?.end))).toEqual(lines)
  })

  test('are refused with the line: broken, or of both kinds', () => {
    expect(refusalOf(`${line(question)}\n${line(answer)}\n{"role":`)).toEqual({
      ...{ code: 'transcriptJsonBroken', place: '#3', column: 9 },
    })
    const mixed = [line(question), line({ messages: [answer] })].join('\n')
    expect(refusalOf(mixed)).toEqual({ code: 'transcriptLinesMixed', place: '#2' })
    expect(refusalOf(`${line(question)}\n{"content":"x"}`)).toEqual({ code: 'transcriptRoleMissing', place: '#2' })
  })

  test('a session that cannot be read keeps no other back', () => {
    const found = readFile(
      [line({ messages: [question] }), line({ messages: [{ role: 'ghost', content: 'x' }] })].join('\n'),
    )
    expect(found).toMatchObject({
      ok: true,
      value: {
        sessions: [{ place: '#1' }],
        rejected: [
          {
            place: '#2',
            refusal: { code: 'transcriptRoleUnknown', values: { place: '#2 messages[0]', role: 'ghost' } },
          },
        ],
      },
    })
  })
})
