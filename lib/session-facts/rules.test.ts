import { describe, expect, test } from 'vitest'
import { question, sessionOf, spoken } from '@/prisma/transcripts'

describe('a session with its configuration', () => {
  const turn = (index: number, participant: string, text: string) => {
    return { index, participant, text, timestamp: `2026-01-02T03:04:0${index}Z` }
  }
  const target = { name: 'Claude 2.1', modelId: 'claude-2.1', provider: 'bedrock', family: 'claude-2' }
  const config = { id: 's1', target, auditorTone: 'clinical', framingDepth: 'guided', auditor: 'gpt-5.4' }
  const record = { config, phase: 'main', turns: [turn(0, 'interviewer', 'How?'), turn(1, 'subject', 'So.')] }

  test('tells how it was held', () => {
    const session = sessionOf({ ...record, completed: true, completionReason: 'max_turns' })
    expect(session.format).toBe('session')
    expect(session.facts).toMatchObject({
      ...{ title: 's1', models: ['claude-2.1', 'Claude 2.1'], provider: 'bedrock', tone: 'clinical' },
      ...{ disclosureDepth: 'guided', interviewer: 'gpt-5.4', interviewerKind: 'model', endReason: 'completed' },
      ...{ startedAt: '2026-01-02T03:04:00.000Z', endedAt: '2026-01-02T03:04:01.000Z' },
    })
    expect(session.notes).toEqual([])
  })

  test.each([
    ['target_ended', 'subjectEnded'],
    ['vetoed', 'interviewerStopped'],
    ['error', 'error'],
    ['max_turns', 'budget'],
    ['auditor_ended', 'completed'],
  ])('that ended by %s ended as %s', (completionReason, endReason) => {
    expect(sessionOf({ ...record, completionReason }).facts.endReason).toBe(endReason)
  })

  test('says what of it means nothing here', () => {
    const strange = { ...config, auditorTone: 'sarcastic', temperature: 3 }
    const out = [turn(5, 'interviewer', 'A'), { ...turn(1, 'subject', ''), timestamp: 'yesterday' }]
    const session = sessionOf({ ...record, config: strange, turns: out, postResultsTurns: [turn(6, 'subject', 'B')] })
    expect(session.facts).toMatchObject({ tone: null, temperature: null })
    expect(session.notes).toEqual([
      { code: 'wordUnknown', count: 1, place: '', value: 'sarcastic' },
      { code: 'samplingIgnored', count: 1, place: '', value: 'temperature: 3' },
      { code: 'turnEmpty', count: 1, place: 'turns[1]', value: '' },
      { code: 'timeUnreadable', count: 1, place: 'turns[1]', value: '"yesterday"' },
      { code: 'turnsOutOfOrder', count: 1, place: 'turns[1]', value: '' },
      { code: 'laterTurnsAdded', count: 1, place: '', value: '' },
    ])
    expect(spoken(session).at(-1)).toEqual(['subject', 'B'])
  })
})

describe('what is told about a session', () => {
  const messages = [question]

  test('can always be kept, whatever stands in it', () => {
    const { facts } = sessionOf({ title: ' A\u0000\n\ud800 talk ', interviewer: 'Ada\u0007', messages })
    expect([facts.title, facts.interviewer]).toEqual(['A talk', 'Ada'])
    expect(sessionOf({ title: '😀'.repeat(300), messages }).facts.title).toBe('😀'.repeat(200))
  })

  test('is not an identifier that a program gave', () => {
    const titleOf = (id: unknown) => sessionOf({ id, messages }).facts.title
    expect(['msg_01ab', '0199b5a0-1ed6-7000-8000-000000000103', 'interview-3', 7].map(titleOf)).toEqual([
      ...['', '', 'interview-3', '7'],
    ])
  })

  test('may stand in its metadata, unless that is the metadata of a sample of a dataset', () => {
    expect(sessionOf({ metadata: { tone: 'direct', date: '2026-01-02' }, messages }).facts).toMatchObject({
      ...{ tone: 'direct', startedAt: '2026-01-02T00:00:00.000Z' },
    })
    expect(
      sessionOf({ id: 1, epoch: 1, metadata: { tone: 'direct', date: '1999-01-02' }, messages }).facts,
    ).toMatchObject({
      ...{ tone: null, startedAt: null },
    })
  })
})
