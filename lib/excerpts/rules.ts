import { type Refusal, refuse } from '@/lib/errors'

/** A part of a text. Places count Unicode code points from 0, the end is the first that is not part of it. */
export type Slice = { readonly startsAt: number; readonly endsAt: number }

/** The words of a slice: what PostgreSQL's `substring` gives as well, because both count code points. */
export function wordsOf(text: string, { startsAt, endsAt }: Slice): string {
  return [...text].slice(startsAt, endsAt).join('')
}

/** Why these words are no excerpt of the text; null when they are. */
export function quoteRefusal(text: string, slice: Slice, quote: string): Refusal | null {
  if (slice.startsAt >= slice.endsAt) return refuse('excerptEmpty')
  return wordsOf(text, slice) === quote ? null : refuse('quoteDiffers')
}

/**
 * The smallest slice around this one that cuts no character as readers see it: an emoji with its skin tone, a letter
 * with its accents, a flag (Unicode Standard Annex 29, extended grapheme clusters). Blanks at both ends are left out.
 */
export function wholeCharacters(text: string, slice: Slice): Slice {
  const [first, last] = [Math.min(slice.startsAt, slice.endsAt), Math.max(slice.startsAt, slice.endsAt)]
  const touched: Slice[] = []
  let at = 0
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    const endsAt = at + [...segment].length
    if (at < last && endsAt > first && segment.trim() !== '') touched.push({ startsAt: at, endsAt })
    at = endsAt
    if (at >= last) break
  }
  return { startsAt: touched[0]?.startsAt ?? first, endsAt: touched.at(-1)?.endsAt ?? first }
}

/** The place in code points of a place in UTF-16 units, as browsers count. One within a pair counts as before it. */
export function codePointsBefore(text: string, units: number): number {
  let [points, at] = [0, 0]
  for (const character of text) {
    at += character.length
    if (at > units) break
    points += 1
  }
  return points
}

/** The place in UTF-16 units of a place in code points. */
export function unitsBefore(text: string, points: number): number {
  let [units, at] = [0, 0]
  for (const character of text) {
    if (at >= points) break
    units += character.length
    at += 1
  }
  return units
}

/** Names of codes as they are kept: no blanks at the ends, no two that differ in case alone. The first spelling holds. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const known = new Map<string, string>()
  for (const name of names.map((one) => one.trim()).filter(Boolean)) {
    const folded = name.normalize('NFKC').toLowerCase()
    if (!known.has(folded)) known.set(folded, name)
  }
  return [...known.values()]
}
