import { diffWords } from 'diff'

/** A run of words that both sides say, or only one of them. */
export type Words = { readonly said: 'both' | 'before' | 'after'; readonly text: string }

/** Texts that have almost nothing in common would take minutes to tell apart, and show nothing. */
const MOST_EDITS = 2000

/** The words of two texts, told apart. Where there are no spaces between words, as in Japanese, a dictionary finds them. */
export function wordsOf(before: string, after: string): readonly Words[] {
  const isSpaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(before + after)
  const intlSegmenter = isSpaceless ? { intlSegmenter: new Intl.Segmenter('ja', { granularity: 'word' }) } : {}
  const parts = diffWords(before, after, { ...intlSegmenter, maxEditLength: MOST_EDITS })
  if (!parts) return [asWords('before', before), asWords('after', after)].filter(({ text }) => text !== '')
  return parts.map(({ added, removed, value }) => asWords(added ? 'after' : removed ? 'before' : 'both', value))
}

function asWords(said: Words['said'], text: string): Words {
  return { said, text }
}
