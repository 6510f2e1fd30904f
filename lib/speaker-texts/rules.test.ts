import { describe, expect, test } from 'vitest'
import { LONGEST_TURN } from '@/lib/turns/schema'
import { conversation, notesOf, readFile, sessionOf, spoken } from '@/prisma/transcripts'

describe('Markdown', () => {
  test('with headings, a title and lines about the session', () => {
    const session = sessionOf(
      [
        ...[
          '# The last talk',
          '',
          'Model: claude-2.1',
          '- **Date:** 2026-01-02',
          '',
          '## Interviewer (Opus 4.6)',
          '',
          'Hello.',
          '',
        ],
        ...['## Subject', '', '# My own heading', '', '**Model:** stays', '', '## Interviewer', 'Bye.'],
      ].join('\n'),
    )
    expect(spoken(session)).toEqual([
      ['system', 'Model: claude-2.1\n- **Date:** 2026-01-02', 'before the first speaker'],
      ['interviewer', 'Hello.'],
      ['subject', '# My own heading\n\n**Model:** stays'],
      ['interviewer', 'Bye.'],
    ])
    expect(session.facts).toMatchObject({
      ...{
        title: 'The last talk',
        models: ['claude-2.1'],
        interviewer: 'Opus 4.6',
        startedAt: '2026-01-02T00:00:00.000Z',
      },
    })
    expect(notesOf(session)).toEqual(['preambleKept'])
  })

  test.each([
    ['Human: How are you?\n\nAssistant: Well, as far as I can tell.'],
    ['**Interviewer:** How are you?\n**Subject:** Well, as far as I can tell.\n'],
    ['**Interviewer**: How are you?\r\n\r\n**Subject**: Well, as far as I can tell.\r\n'],
    ['### user\nHow are you?\n### assistant\nWell, as far as I can tell.'],
    ['---\nmodel: claude-2.1\n---\n## 聞き手\n\nHow are you?\n\n## 対象：\n\nWell, as far as I can tell.\n'],
    ['聞き手：How are you?\n対象：Well, as far as I can tell.'],
  ])('names its speakers in several ways: %j', (file) => {
    expect(spoken(sessionOf(file))).toEqual(conversation)
  })

  test('in Japanese is known by its script', () => {
    expect(sessionOf('聞き手：お元気ですか。\n\n対象：はい、おかげさまで元気にしております。').facts.language).toBe(
      'ja',
    )
    expect(sessionOf('Human: 漢字\n\nAssistant: OK').facts.language).toBe('')
  })

  test('a name without words is an empty turn, and said so with its line', () => {
    const session = sessionOf('## Interviewer\n\nWell?\n\n## Subject\n')
    expect(spoken(session)).toEqual([
      ['interviewer', 'Well?'],
      ['subject', ''],
    ])
    expect(session.notes).toEqual([{ code: 'turnEmpty', count: 1, place: '#5', value: '' }])
  })

  test.each([
    ['\u0000', 'transcriptTextNotStorable'],
    ['Model: x\u0000', 'transcriptTextNotStorable'],
    ['x'.repeat(LONGEST_TURN + 1), 'transcriptTurnTooLong'],
  ])('what stands before the first name is refused like any turn that cannot be kept', (before, code) => {
    expect(readFile(`${before}\n\n## Interviewer\n\nWell?\n`)).toMatchObject({ ok: false, code })
  })
})
