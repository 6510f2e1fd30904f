import { expect, test } from 'vitest'
import { fieldProblemText, importCodeText, refusalText } from './refusal-text'

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
