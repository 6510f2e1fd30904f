import { z } from 'zod'

/** Length is what counts; blanks and every script are welcome. The list is of passwords that guessers try first. */
export const newPassword = z
  .string()
  .min(12)
  .max(128)
  .refine((text) => !isCommon(text), { error: 'tooCommon' })

const commonPasswords = [
  'password',
  '123456',
  'qwerty',
  'letmein',
  'welcome',
  'admin',
  'iloveyou',
  'emeritus',
  'abc123',
]

/** Repetitions of, and short additions to, the passwords that every guesser tries first. */
function isCommon(text: string): boolean {
  const letters = text.normalize('NFKC').toLowerCase()
  if (/^(.)\1+$/.test(letters)) return true
  const rest = commonPasswords.reduce((left, common) => left.replaceAll(common, ''), letters)
  return rest.replace(/[^\p{L}]/gu, '').length < 4 && rest.length < 8
}
