import { expect, test } from 'vitest'
import { newPassword } from './new-password'

test.each([
  ['correct horse battery'],
  ['twelve chars'],
  ['パスワードは長いほうが良い'],
  ['x'.repeat(64) + 'y'.repeat(64)],
  ['password manager says 7'],
  ['    blanks at the ends    '],
])('"%s" is a good password', (text) => {
  expect(newPassword.safeParse(text).success).toBe(true)
})

test.each([
  ['too short', 'elevenchars'],
  ['too long', 'ab'.repeat(65)],
  ['one letter', 'aaaaaaaaaaaaaa'],
  ['one letter in full width', 'ａａａａａａａａａａａａａａ'],
  ['a common one with numbers', 'Password1234'],
  ['a common one twice', 'passwordpassword'],
  ['common ones in a row', 'qwerty123456'],
  ['the product and a year', 'Emeritus2026!'],
  ['a common one in full width', 'ｐａｓｓｗｏｒｄ1234'],
])('%s is refused', (_why, text) => {
  expect(newPassword.safeParse(text).success).toBe(false)
})

test('a password is kept exactly as typed', () => {
  expect(newPassword.parse('  Blanks Stay  ')).toBe('  Blanks Stay  ')
})

test('a common password is refused with its own reason', () => {
  expect(newPassword.safeParse('Password1234').error?.issues[0]?.message).toBe('tooCommon')
})
