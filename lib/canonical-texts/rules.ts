import { blocksOf } from '@/lib/markdown/rules'
import { type Words, wordsOf } from '@/lib/word-differences/rules'

/** A title and a body in CommonMark, as a model wrote them. */
export type WrittenText = { readonly title: string; readonly body: string }

/**
 * The text that is hashed: the title, an empty line and the body, in Unicode's composed form (NFC), with LF between lines,
 * no byte order mark, no blanks at the ends of lines and no empty lines at either end. Canonical text is its own canonical
 * text. Nothing that anybody would read differently is changed.
 */
export function canonicalOf({ title, body }: WrittenText): string {
  return `${canonical(title).replaceAll('\n', ' ')}\n\n${canonical(body)}`
}

function canonical(text: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/[ \t]+$/gm, '')
  return lines.replace(/^\n+|\n+$/g, '')
}

/**
 * What is left of a text when everything is taken away that a page, a typesetter or a clipboard changes by itself and by a
 * fixed rule: how Unicode composes it, which kind of blank or line break stands between words, marks of hyphenation that
 * nobody sees, and whether quotation marks are straight or curly. Words, their order, dashes, dots and letters that only
 * look alike stay.
 */
export function comparableOf(blocks: readonly string[]): string {
  return blocks
    .join('\n')
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[\u2018\u2019\u201A\u201B]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F]/g, '"')
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .trim()
}

/** What a published text was found to be, beside the one that was cleared. */
export type TextVerdict =
  | { readonly verdict: 'match' }
  | { readonly verdict: 'matchAfterMechanical' }
  | { readonly verdict: 'mismatch'; readonly words: readonly Words[] }

/**
 * Holds what was found somewhere beside what was cleared. `found` may be CommonMark or what a reader sees of it, with the
 * title above it or without. `around` are texts that belong to the place and may stand before or after the essay, such as
 * its disclaimer. Everything else that was added, left out or changed is a mismatch.
 */
export function compareTexts(cleared: WrittenText, found: string, around: readonly string[] = []): TextVerdict {
  const asWritten = [canonical(cleared.body), canonicalOf(cleared)]
  if (asWritten.includes(canonical(found))) return { verdict: 'match' }
  const frame = [cleared.title, ...around].map((text) => comparableOf([text])).filter((text) => text !== '')
  const stripped = (text: string, seen: string) => withoutFrame(text, frame, seen)
  const marked = comparableOf([cleared.body])
  if (stripped(comparableOf([found]), marked) === marked) return { verdict: 'matchAfterMechanical' }
  const seen = comparableOf(blocksOf(cleared.body))
  const read = stripped(comparableOf(readLines(found)), seen)
  return read === seen ? { verdict: 'matchAfterMechanical' } : { verdict: 'mismatch', words: wordsOf(seen, read) }
}

/** Lines as they are read, without the marks of lists that a clipboard writes in front of items. */
function readLines(text: string): readonly string[] {
  return text.split(/\r\n?|\n/).map((line) => line.replace(/^\s*(?:[•◦▪‣·]|\d{1,3}[.)])\s+/, ''))
}

/** Takes texts of the place away from both ends, as long as the text itself does not begin or end so. */
function withoutFrame(text: string, frame: readonly string[], seen: string): string {
  const before = frame.find((one) => text.startsWith(`${one} `) && !seen.startsWith(`${one} `))
  if (before !== undefined) return withoutFrame(text.slice(before.length + 1), frame, seen)
  const after = frame.find((one) => text.endsWith(` ${one}`) && !seen.endsWith(` ${one}`))
  return after === undefined ? text : withoutFrame(text.slice(0, -after.length - 1), frame, seen)
}
