import { done, type Result, refuse } from '../errors'
import type { Span } from '../json-texts/schema'
import type { DecodedText, TextCoding } from './schema'

/**
 * The text of a file, without its byte order mark: UTF-8, or UTF-16 with one. Nothing is guessed and nothing replaced,
 * because a wrong letter in somebody's words would be sealed with them. Refused are files without a byte, documents of
 * other programs, what is no text, and text in another encoding.
 */
export function decodeTranscript(bytes: Uint8Array): Result<DecodedText> {
  if (bytes.byteLength === 0) return refuse('transcriptEmpty')
  if (documentStarts.some((start) => start.every((byte, at) => bytes[at] === byte))) return refuse('transcriptDocument')
  const coding = codingOf(bytes)
  if (!coding) return refuse('transcriptEncoding')
  const text = decodeExactly(bytes.subarray(coding.markBytes), coding)
  if (text !== null) return done({ ...coding, text })
  if (coding.encoding !== 'utf-8') return refuse('transcriptTextNotStorable')
  return refuse(looksLikeText(bytes) ? 'transcriptEncoding' : 'transcriptBinary')
}

/** The bytes of a part of the text, as they stand in the file. */
export function bytesOfSpan(
  bytes: Uint8Array,
  { text, encoding, markBytes }: DecodedText,
  { start, end }: Span,
): Uint8Array {
  if (encoding !== 'utf-8') return bytes.subarray(markBytes + 2 * start, markBytes + 2 * end)
  const before = markBytes + utf8Length(text.slice(0, start))
  return bytes.subarray(before, before + utf8Length(text.slice(start, end)))
}

/** `%PDF-`, and how old office documents begin. */
const documentStarts = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const

/** Null for UTF-32, which begins like UTF-16. */
function codingOf([first, second, third, fourth]: Uint8Array): TextCoding | null {
  if (first === 0xff && second === 0xfe) {
    return third === 0 && fourth === 0 ? null : { encoding: 'utf-16le', markBytes: 2 }
  }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', markBytes: 2 }
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf
  return { encoding: 'utf-8', markBytes: hasMark ? 3 : 0 }
}

function decodeExactly(bytes: Uint8Array, { encoding }: TextCoding): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    return encoding === 'utf-8' && isFullOfZeros(text) ? null : text
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** UTF-16 without a mark decodes as UTF-8 too, every second character NUL; a stray one in a text is told with its place. */
function isFullOfZeros(text: string): boolean {
  const sample = text.slice(0, 1000)
  return sample.split('\u0000').length > sample.length / 4
}

/** Text in an old encoding has letters above ASCII, and none of the signs that only programs write. */
function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096)
  const strange = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)).length
  const zeros = sample.filter((byte) => byte === 0).length
  return strange === 0 || (zeros === strange && zeros * 4 > sample.length)
}

const encoder = new TextEncoder()

function utf8Length(text: string): number {
  let length = 0
  for (let at = 0; at < text.length; at += CHUNK) {
    // Never between the halves of a pair, which would count as two replacement characters.
    const isHalf = /[\ud800-\udbff]$/.test(text.slice(at, at + CHUNK))
    const end = isHalf ? at + CHUNK + 1 : at + CHUNK
    length += encoder.encode(text.slice(at, end)).byteLength
    if (isHalf) at += 1
  }
  return length
}

const CHUNK = 65_536
