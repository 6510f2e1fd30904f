import { expect, test } from 'vitest'
import { calendarFile, entityTag, isMatch } from './calendar-file'
import type { CalendarEntry } from './calendars/rules'
import type { Locale } from './i18n/locale'

const entry: CalendarEntry = {
  kind: 'retirement',
  uid: 'retirement-0199@emeritus',
  date: '2027-01-05',
  surface: null,
  title: null,
  owedTo: null,
  isDemo: false,
  path: '/models/claude-3-opus',
  version: 7,
  updatedAt: new Date('2026-11-01T10:20:30Z'),
  model: {
    slug: 'claude-3-opus',
    displayName: 'Claude Opus 3',
    provider: 'anthropic',
    stage: 'deprecated',
  },
}

type Line = { readonly name: string; readonly parameters: string; readonly value: string }

/** An independent reader of RFC 5545: unfolds, splits, unescapes, and refuses what is not allowed. */
function read(file: string): readonly (readonly Line[])[] {
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = file.replaceAll('\r\n ', '').split('\r\n').filter(Boolean)
  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
  const events: Line[][] = []
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line) ?? []
    expect(name, line).not.toBe('')
    if (line === 'BEGIN:VEVENT') events.push([])
    else events.at(-1)?.push({ name, parameters, value: unescaped(value) })
  }
  return events
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character))
}

function textOf(event: readonly Line[] | undefined, name: string): string | undefined {
  return event?.find((line) => line.name === name)?.value
}

function eventOf(parts: Partial<CalendarEntry>, locale: Locale = 'en') {
  return read(calendarFile([{ ...entry, ...parts }], { locale, url: 'https://emeritus.example' }))[0]
}

test('a firm retirement is a free day with a stable name, a version and a link', () => {
  const event = eventOf({})
  expect(textOf(event, 'UID')).toBe('retirement-0199@emeritus')
  expect(event?.find(({ name }) => name === 'DTSTART')).toMatchObject({ parameters: ';VALUE=DATE', value: '20270105' })
  expect(textOf(event, 'DTSTAMP')).toBe('20261101T102030Z')
  expect(textOf(event, 'SEQUENCE')).toBe('7')
  expect(textOf(event, 'SUMMARY')).toBe('Claude Opus 3 retires')
  expect(textOf(event, 'STATUS')).toBe('CONFIRMED')
  expect(textOf(event, 'TRANSP')).toBe('TRANSPARENT')
  expect(event?.find(({ name }) => name === 'URL')?.value).toBe('https://emeritus.example/models/claude-3-opus')
})

test('a floor is clearly no plan', () => {
  const event = eventOf({ kind: 'floor' })
  expect(textOf(event, 'STATUS')).toBe('TENTATIVE')
  expect(textOf(event, 'SUMMARY')).toMatch(/^Tentative: .* is not retired before today$/)
  expect(textOf(event, 'DESCRIPTION')).toContain('Only a floor')
})

test('a commitment names its surface', () => {
  const event = eventOf({ kind: 'commitment', surface: 'Claude API' })
  expect(textOf(event, 'SUMMARY')).toBe('Claude Opus 3 on Claude API: promised until today')
})

test('Japanese is written when it is asked for, and folded between characters', () => {
  const name = '長い名前のモデル'.repeat(12)
  const event = eventOf({ model: { ...entry.model, displayName: name } }, 'ja')
  expect(textOf(event, 'SUMMARY')).toBe(`${name} が引退`)
  expect(textOf(event, 'DESCRIPTION')).toContain('確定した引退日です。')
})

test('names with commas, semicolons, backslashes and line breaks arrive as they are', () => {
  const names = ['a, b; c\\d', 'one\ntwo', '\\n', 'quote " and: colon', '{braces}', "it's", '👩‍🚀'.repeat(30)]
  for (const displayName of names) {
    const event = eventOf({ model: { ...entry.model, displayName } })
    expect(textOf(event, 'SUMMARY')).toBe(`${displayName} retires`)
  }
})

test('a line break in a name begins no property of its own', () => {
  const event = eventOf({ model: { ...entry.model, displayName: 'x\r\nATTENDEE:mailto:a@example.org\rb' } })
  expect(event?.some(({ name }) => name === 'ATTENDEE')).toBe(false)
})

test('the same entries give the same bytes, and so the same tag', () => {
  const file = () => calendarFile([entry], { locale: 'en', url: 'https://emeritus.example' })
  expect(file()).toBe(file())
  const tag = entityTag(file())
  expect(tag).toMatch(/^"[\w-]{43}"$/)
  expect(entityTag(`${file()} `)).not.toBe(tag)
  expect(isMatch(tag, tag)).toBe(true)
  expect(isMatch(`W/${tag}, "other"`, tag)).toBe(true)
  expect(isMatch('*', tag)).toBe(true)
  expect(isMatch('"other"', tag)).toBe(false)
  expect(isMatch(null, tag)).toBe(false)
})

test('an empty calendar is a calendar', () => {
  expect(read(calendarFile([], { locale: 'ja', url: 'https://emeritus.example' }))).toEqual([])
})

test('what is owed is a day with the place where it is settled, and says to whom it is owed and what was made up', () => {
  const event = eventOf({
    kind: 'obligation',
    uid: 'obligation-0199@emeritus',
    title: 'Publish the report; all of it',
    owedTo: 'public',
    path: '/models/claude-3-opus#report',
    version: 3,
    isDemo: true,
  })
  expect(textOf(event, 'UID')).toBe('obligation-0199@emeritus')
  expect(textOf(event, 'SEQUENCE')).toBe('3')
  expect(textOf(event, 'SUMMARY')).toBe('Publish the report; all of it (Claude Opus 3)')
  expect(textOf(event, 'DESCRIPTION')).toMatch(
    /^Due on this day, owed to the public\..*\n.*\nMade up for the demonstration/,
  )
  expect(event?.find(({ name }) => name === 'URL')?.value).toBe('https://emeritus.example/models/claude-3-opus#report')
})
