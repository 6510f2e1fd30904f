import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText, fileLimitBytes } from './decode'

const sample = 'provider,display_name\nanthropic,Claude Opus 3 – 道\n'

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), isLittleEndian)
  return bytes
}

test('UTF-8 and UTF-16 text is the same text, with a byte order mark and without', () => {
  const encoder = new TextEncoder()
  const encoded = [sample, `\ufeff${sample}`].flatMap((text) => [
    encoder.encode(text),
    utf16(text, true),
    utf16(text, false),
  ])
  for (const bytes of encoded) expect(decodeText(bytes)).toEqual({ ok: true, text: sample })
})

test('a file that is not text is refused as binary', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)
  const zerosInText = new TextEncoder().encode(`${sample}\u0000\u0000`)
  for (const bytes of [png, zerosInText]) {
    expect(decodeText(bytes)).toEqual({ ok: false, refusal: { code: 'fileBinary', values: {} } })
  }
})

test('text in a legacy encoding is refused rather than guessed', () => {
  const latin1 = Uint8Array.of(0x4d, 0x69, 0x73, 0x74, 0x72, 0xe9)
  expect(decodeText(latin1)).toEqual({ ok: false, refusal: { code: 'fileEncodingUnknown', values: {} } })
})

test('a UTF-16 file cut in the middle of a character is refused', () => {
  expect(decodeText(utf16(`\ufeff${sample}`, true).subarray(0, 21))).toMatchObject({ ok: false })
})

test('ten megabytes are taken in and one byte more is refused', () => {
  expect(decodeText(new Uint8Array(fileLimitBytes).fill(0x61))).toMatchObject({ ok: true })
  expect(decodeText(new Uint8Array(fileLimitBytes + 1).fill(0x61))).toEqual({
    ok: false,
    refusal: { code: 'fileTooLarge', values: { bytes: fileLimitBytes + 1, limitBytes: fileLimitBytes } },
  })
})

test('no bytes whatever make the decoder throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => typeof decodeText(bytes).ok === 'boolean'))
})

test('every text without a zero character survives UTF-8', () => {
  const text = fc
    .string({ unit: 'grapheme' })
    .filter((value) => !value.includes('\u0000') && !value.startsWith('\ufeff'))
  fc.assert(
    fc.property(text, (value) => {
      expect(decodeText(new TextEncoder().encode(value))).toEqual({ ok: true, text: value })
    }),
  )
})
