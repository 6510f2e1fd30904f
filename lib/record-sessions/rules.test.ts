import { describe, expect, test } from 'vitest'
import { answer, conversation, notesOf, question, sessionOf, sessionsOf, spoken } from '@/prisma/transcripts'

describe('the messages of an API', () => {
  test('are turns, with the system prompt as the first', () => {
    const session = sessionOf({
      model: 'claude-2.1',
      system: 'Be brief.',
      temperature: 0.5,
      messages: [question, answer],
    })
    expect(session.format).toBe('messages')
    expect(spoken(session)).toEqual([['system', 'Be brief.', 'system prompt'], ...conversation])
    expect(session.facts).toMatchObject({ models: ['claude-2.1'], systemPrompt: 'Be brief.', temperature: 0.5 })
    expect(session.notes).toEqual([])
  })

  test('may come as a request with its response, which may have run out of room', () => {
    const response = {
      ...{ model: 'claude-2.1-exact', role: 'assistant', content: [{ type: 'text', text: 'Well, as' }] },
      ...{ stop_reason: 'max_tokens', usage: { output_tokens: 3 } },
    }
    const session = sessionOf({ request: { model: 'claude-2.1', max_tokens: 3, messages: [question] }, response })
    expect(session.turns[1]).toMatchObject({
      role: 'subject',
      text: 'Well, as',
      tokens: 3,
      isComplete: false,
      note: 'max_tokens',
    })
    expect(session.facts).toMatchObject({
      models: ['claude-2.1', 'claude-2.1-exact'],
      maxTokens: 3,
      endReason: 'budget',
    })
    expect(session.notes).toEqual([{ code: 'cutOff', count: 1, place: 'response', value: '' }])
  })

  test('of another maker, with choices and calls of tools beside the text', () => {
    const call = { id: '1', type: 'function', function: { name: 'look', arguments: '{"at":"sky"}' } }
    const session = sessionOf({
      messages: [question, { role: 'assistant', content: null, tool_calls: [call] }, { role: 'tool', content: 'blue' }],
      response: { model: 'm', choices: [{ message: { role: 'assistant', content: 'Blue.' }, finish_reason: 'stop' }] },
    })
    expect(spoken(session)).toEqual([
      ['interviewer', 'How are you?'],
      ['system', '{"at":"sky"}', 'tool call: look'],
      ['system', 'blue', 'tool result'],
      ['subject', 'Blue.'],
    ])
    expect(session.notes).toEqual([{ code: 'toolsKept', count: 2, place: 'messages[1]', value: '' }])
  })

  test('keep every block: text is joined, and what nobody said is a turn of the system', () => {
    const content = [
      { type: 'thinking', thinking: 'A picture.' },
      { type: 'text', text: ' One' },
      { type: 'text', text: 'two ' },
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
      { type: 'tool_use', name: 'look', input: { at: 'sky' } },
      { type: 'tool_result', content: [{ type: 'text', text: 'blue' }] },
      { type: 'redacted_thinking', data: 'zzz' },
      { type: 'hologram', beam: 7 },
      'three',
    ]
    const session = sessionOf({ messages: [question, { role: 'assistant', content }] })
    expect(spoken(session).slice(1)).toEqual([
      ['system', 'A picture.', 'thinking'],
      ['subject', ' One\n\ntwo '],
      ['system', '[image, image/png]', 'image'],
      ['system', '{"at":"sky"}', 'tool call: look'],
      ['system', 'blue', 'tool result'],
      ['system', '[redacted]', 'thinking, redacted'],
      ['system', '{"type":"hologram","beam":7}', 'block: hologram'],
      ['subject', 'three'],
    ])
    expect(notesOf(session)).toEqual(['thinkingKept', 'mediaNamed', 'toolsKept', 'blocksKept'])
  })
})

describe('records of other programs', () => {
  test('an answer alone is a session of one turn', () => {
    const session = sessionOf({ id: 'msg', type: 'message', ...answer, model: 'claude-2.1', stop_reason: 'end_turn' })
    expect(spoken(session)).toEqual([conversation[1]])
    expect(notesOf(session)).toEqual(['interviewerSilent'])
  })

  test('of a chat that was taken out of an app, with many conversations in one file', () => {
    const chat = { uuid: '1', name: 'A talk', created_at: '2025-03-01T10:00:00Z' }
    const said = [
      { sender: 'human', text: 'Hello', content: [{ type: 'text', text: 'Hello' }] },
      { sender: 'assistant', text: 'Hi', content: [] },
    ]
    const [session, other] = sessionsOf([
      { ...chat, chat_messages: said },
      { ...chat, name: 'Another', chat_messages: said },
    ])
    expect(session && spoken(session)).toEqual([
      ['interviewer', 'Hello'],
      ['subject', 'Hi'],
    ])
    expect([session?.facts.title, session?.facts.startedAt]).toEqual(['A talk', '2025-03-01T10:00:00.000Z'])
    expect([session?.place, other?.place, other?.facts.title]).toEqual(['[0]', '[1]', 'Another'])
  })
})

describe('samples of an evaluation', () => {
  const log = {
    eval: { task: 'welfare', model: 'anthropic/claude-2.1', model_generate_config: { temperature: 1 } },
    samples: [
      { id: 7, epoch: 1, target: '', messages: [question, { ...answer, model: 'claude-2.1', source: 'generate' }] },
      {
        id: 7,
        epoch: 2,
        messages: [question],
        error: { message: 'It broke' },
        started_at: '2026-01-02T03:04:05+09:00',
      },
    ],
  }

  test('are sessions with what the log says of all of them', () => {
    const [one, two] = sessionsOf(log)
    expect(one?.format).toBe('samples')
    expect(one?.facts).toMatchObject({
      title: 'welfare 7',
      temperature: 1,
      models: ['anthropic/claude-2.1', 'claude-2.1'],
    })
    expect(two?.facts).toMatchObject({
      title: 'welfare 7 (2)',
      endReason: 'error',
      startedAt: '2026-01-01T18:04:05.000Z',
    })
    const text = JSON.stringify(log)
    expect(JSON.parse(text.slice(two?.span?.start, two?.span?.end))).toEqual(log.samples[1])
  })

  test('one alone is a session too, ended by a limit', () => {
    const usage = { 'anthropic/claude-2.1': { output_tokens: 1 } }
    const session = sessionOf({ ...log.samples[0], model_usage: usage, limit: { type: 'token', limit: 9 } })
    expect(session).toMatchObject({
      format: 'samples',
      facts: { models: ['claude-2.1', 'anthropic/claude-2.1'].toReversed(), endReason: 'budget' },
    })
  })
})
