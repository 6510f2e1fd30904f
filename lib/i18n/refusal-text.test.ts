import { expect, test } from 'vitest'
import type { RefusalCode } from '@/lib/errors'
import { transcriptNoteCodes } from '@/lib/transcript-formats/schema'
import { LOCALES } from './locale'
import { messages } from './messages'
import { fieldProblemText, importCodeText, refusalText, transcriptNoteText } from './refusal-text'

test('a refusal says how long to wait, in the language of the person', () => {
  expect(refusalText('en', { code: 'throttled', values: { minutes: 1 } })).toBe(
    'Too many attempts. Try again in one minute.',
  )
  expect(refusalText('en', { code: 'throttled', values: { minutes: 5 } })).toBe(
    'Too many attempts. Try again in 5 minutes.',
  )
  expect(refusalText('ja', { code: 'throttled', values: { minutes: 5 } })).toContain('5分後にもう一度お試しください')
})

test('a refusal without the values its sentence needs is a fault, not a sentence with a hole', () => {
  expect(() => refusalText('en', { code: 'lastAdmin' })).toThrow()
})

test('a field says what it wants', () => {
  expect(fieldProblemText('ja', { code: 'tooShort', values: { min: 12 } })).toBe('12文字以上で入力してください。')
})

test('dates in a sentence are written as the language writes them, and what a file said as it stands', () => {
  const ahead = { code: 'retirementDateAhead', values: { date: '2027-01-05' } } as const
  expect(refusalText('en', ahead)).toContain('5 January 2027')
  expect(refusalText('ja', ahead)).toContain('2027年1月5日')
  const line = { code: 'dateInvalid', values: { column: 'retires_on', value: '2026-02-30' } }
  expect(importCodeText('en', line)).toContain('“2026-02-30”')
})

test('what is wrong in a file is said with the file, the line and the path, as far as they are known', () => {
  const refusal = (place: string) => ({ code: 'transcriptRoleMissing', values: { file: 'a.json', place } }) as const
  const places = ['', '#12', 'messages[3]', '#12 messages[3]']
  const beginnings = (locale: 'en' | 'ja') =>
    places.map((place) => refusalText(locale, refusal(place)).split(locale === 'en' ? ': ' : '：')[0])
  expect(beginnings('en')).toEqual(['a.json', 'a.json, line 12', 'a.json, messages[3]', 'a.json, line 12, messages[3]'])
  expect(beginnings('ja')).toEqual([
    'a.json',
    'a.json の 12行目',
    'a.json の messages[3]',
    'a.json の 12行目 messages[3]',
  ])
})

test('everything that can be wrong with a transcript or an archive has a sentence that can be said', () => {
  const values = {
    file: 'a.json',
    place: '#1',
    megabytes: 10,
    limit: 9,
    column: 3,
    name: 'text',
    role: 'ghost',
    method: 93,
  }
  const told = /^(transcript|archive|sessions)/
  for (const locale of LOCALES) {
    const found = Object.keys(messages.en.refusal)
      .filter(isCode)
      .filter((code) => told.test(code))
    expect(found.length).toBeGreaterThan(25)
    for (const code of found) expect(refusalText(locale, { code, values })).toMatch(/[.。]$/)
    for (const code of transcriptNoteCodes) {
      for (const count of [1, 3]) {
        expect(transcriptNoteText(locale, { code, count, place: '#2 messages[0]', value: 'x' })).toMatch(/[.。]$/)
      }
    }
  }
})

function isCode(code: string): code is RefusalCode {
  return Object.hasOwn(messages.en.refusal, code)
}
