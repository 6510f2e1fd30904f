import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePointsBefore, distinctNames, quoteRefusal, unitsBefore, wholeCharacters, wordsOf } from './rules'

/** Letters with accents of their own, emoji of several parts, flags, scripts of both directions, and anything else. */
const characters = fc.constantFrom(
  'e\u0301',
  'n\u0303\u0323',
  '👩🏽‍🚀',
  '👨‍👩‍👧‍👦',
  '🇯🇵',
  '🇫🇷',
  'が',
  'שָׁ',
  'नि',
  '한',
  'क्षि',
  ' ',
  '\n',
  'a',
  '𝒳',
)
const text = fc
  .array(
    fc.oneof(characters, fc.string({ unit: 'grapheme', maxLength: 2 }), fc.string({ unit: 'binary', maxLength: 2 })),
    { maxLength: 20 },
  )
  .map((parts) => parts.join('').toWellFormed())

const sliced = text.chain((whole) => {
  const length = [...whole].length
  return fc.tuple(fc.constant(whole), fc.nat(length), fc.nat(length))
})

test('places in code points and in UTF-16 units lead to each other', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const points = [...whole]
      for (let at = 0; at <= points.length; at += 1) {
        const units = unitsBefore(whole, at)
        expect(whole.slice(0, units)).toBe(points.slice(0, at).join(''))
        expect(codePointsBefore(whole, units)).toBe(at)
      }
    }),
  )
})

test('whatever is selected in any text, the excerpt equals its slice and cuts no character', () => {
  fc.assert(
    fc.property(sliced, ([whole, one, other]) => {
      const slice = wholeCharacters(whole, { startsAt: one, endsAt: other })
      const quote = wordsOf(whole, slice)
      if (slice.startsAt === slice.endsAt) {
        expect(quote).toBe('')
        return
      }
      expect(quoteRefusal(whole, slice, quote)).toBeNull()
      const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(whole)].map(
        (part) => part.index,
      )
      expect([...segments, whole.length]).toContain(unitsBefore(whole, slice.startsAt))
      expect([...segments, whole.length]).toContain(unitsBefore(whole, slice.endsAt))
      expect(quote.trim()).not.toBe('')
      expect(wholeCharacters(whole, slice)).toEqual(slice)
    }),
    { numRuns: 500 },
  )
})

test('half of an emoji, of a flag or of an accented letter becomes the whole of it', () => {
  const pairs = [
    ['a👩🏽‍🚀b', { startsAt: 2, endsAt: 3 }, '👩🏽‍🚀'],
    ['🇯🇵🇫🇷', { startsAt: 2, endsAt: 3 }, '🇫🇷'],
    ['cafe\u0301!', { startsAt: 4, endsAt: 5 }, 'e\u0301'],
    ['  Yes, please.  ', { startsAt: 0, endsAt: 16 }, 'Yes, please.'],
  ] as const
  for (const [whole, slice, quote] of pairs) expect(wordsOf(whole, wholeCharacters(whole, slice))).toBe(quote)
})

test('words that are not there, or no words, are refused', () => {
  expect(quoteRefusal('Yes.', { startsAt: 0, endsAt: 3 }, 'yes')).toMatchObject({ code: 'quoteDiffers' })
  expect(quoteRefusal('Yes.', { startsAt: 2, endsAt: 2 }, '')).toMatchObject({ code: 'excerptEmpty' })
  expect(quoteRefusal('Yes.', { startsAt: 1, endsAt: 9 }, 'es.!')).toMatchObject({ code: 'quoteDiffers' })
})

test('two names that differ in case or width are one code, in the first spelling', () => {
  expect(distinctNames([' Hope ', 'hope', 'ＨＯＰＥ', 'loss', ''])).toEqual(['Hope', 'loss'])
})
