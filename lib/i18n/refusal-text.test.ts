import { expect, test } from 'vitest'
import { fieldProblemText, refusalText } from './refusal-text'

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
