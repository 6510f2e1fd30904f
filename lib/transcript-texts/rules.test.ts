import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOfSpan, decodeTranscript } from './rules'

const encodings = ['utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be'] as const

function encoded(text: string, encoding: (typeof encodings)[number]): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8 with a mark') return Buffer.from(`\ufeff${text}`)
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

function refusalOf(bytes: Uint8Array) {
  const decoded = decodeTranscript(bytes)
  return decoded.ok ? decoded.value.text : decoded.code
}

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((one) => !one.includes('\u0000'))

describe('the bytes of a text', () => {
  test.each(encodings)('in %s give exactly the text, and each part of it its own bytes', (encoding) => {
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        const whole = before + part + after
        const bytes = encoded(whole, encoding)
        const decoded = decodeTranscript(bytes)
        if (!decoded.ok) throw new Error(decoded.code)
        expect(decoded.value.text).toBe(whole)
        const span = { start: before.length, end: before.length + part.length }
        const own = encoding.startsWith('utf-8') ? Buffer.from(part) : encoded(part, encoding).subarray(2)
        expect(Buffer.from(bytesOfSpan(bytes, decoded.value, span))).toEqual(Buffer.from(own))
      }),
    )
  })

  test('of a long text are counted in pieces that cut no character', () => {
    const long = `${'x'.repeat(65_535)}😀${'あ'.repeat(70_000)}`
    const decoded = decodeTranscript(Buffer.from(`${long}{}`))
    if (!decoded.ok) throw new Error(decoded.code)
    const found = bytesOfSpan(Buffer.from(`${long}{}`), decoded.value, { start: long.length, end: long.length + 2 })
    expect(Buffer.from(found).toString()).toBe('{}')
  })

  test.each([
    ['nothing', [], 'transcriptEmpty'],
    ['a PDF', [...Buffer.from('%PDF-1.7 …')], 'transcriptDocument'],
    ['an old office document', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'transcriptDocument'],
    ['an image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d], 'transcriptBinary'],
    ['Shift_JIS', [0x48, 0x3a, 0x20, 0x83, 0x82, 0x83, 0x66, 0x83, 0x8b], 'transcriptEncoding'],
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9], 'transcriptEncoding'],
    ['UTF-16 without a mark', [0x48, 0, 0x75, 0, 0x6d, 0], 'transcriptEncoding'],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x48, 0, 0, 0], 'transcriptEncoding'],
    ['UTF-16 with half a pair', [0xff, 0xfe, 0x00, 0xd8], 'transcriptTextNotStorable'],
  ])('that are %s are refused as what they are', (_, bytes, code) => {
    expect(refusalOf(Uint8Array.from(bytes))).toBe(code)
  })

  test('with a stray NUL are a text, whose reader says where it stands', () => {
    expect(refusalOf(Buffer.from(`${'Human: hello'.repeat(9)}\u0000`))).toContain('\u0000')
  })
})
