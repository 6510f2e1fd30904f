/** The largest file taken in, in bytes (10 MB). */
export const fileLimitBytes = 10 * 1024 * 1024

export type DecodeRefusal = {
  readonly code: 'fileTooLarge' | 'fileWorkbook' | 'fileBinary' | 'fileEncodingUnknown'
  readonly values: Readonly<Record<string, string | number>>
}

export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: DecodeRefusal }

/**
 * Turns the bytes of an uploaded file into text without its byte order mark. UTF-8 and UTF-16 are understood, both
 * with a mark and without. Refuses a file over `fileLimitBytes`, a file that is not text, and text in another
 * encoding: a guess between two legacy encodings would put wrong letters into names. Never throws on bad input.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.byteLength > fileLimitBytes) {
    return refuse('fileTooLarge', { bytes: bytes.byteLength, limitBytes: fileLimitBytes })
  }
  if (isWorkbook(bytes)) return refuse('fileWorkbook')
  const encoding = encodingOf(bytes)
  const text = decodeExactly(bytes, encoding)
  if (text === null) return refuse(encoding === 'utf-8' && !bytes.includes(0) ? 'fileEncodingUnknown' : 'fileBinary')
  if (text.includes('\u0000')) return refuse('fileBinary')
  return { ok: true, text }
}

/** How an archive begins, which is what .xlsx and .ods are, and an old .xls. The commonest wrong file by far. */
const workbookStarts = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const

function isWorkbook(bytes: Uint8Array): boolean {
  return workbookStarts.some((start) => start.every((byte, at) => bytes[at] === byte))
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return encodingByZeroBytes(bytes)
}

/** A header is mostly ASCII, and in UTF-16 every ASCII letter has one zero byte: its side tells the byte order. */
function encodingByZeroBytes(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 256)
  const pairs = Math.floor(sample.length / 2)
  const atEven = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length
  const atOdd = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length
  if (pairs > 0 && atOdd * 2 >= pairs && atEven * 4 < atOdd) return 'utf-16le'
  if (pairs > 0 && atEven * 2 >= pairs && atOdd * 4 < atEven) return 'utf-16be'
  return 'utf-8'
}

function decodeExactly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function refuse(code: DecodeRefusal['code'], values: DecodeRefusal['values'] = {}): Decoded {
  return { ok: false, refusal: { code, values } }
}
