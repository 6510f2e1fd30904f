import { type Refusal, refuse } from '../errors'
import type { ArchiveKind } from './schema'

/** What kind of archive a file is, told by its bytes; null for any other file. */
export function archiveKindOf(bytes: Uint8Array): ArchiveKind | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (startsWith(bytes, [0x1f, 0x8b, 0x08])) return 'gzip'
  return latin1(bytes.subarray(257, 262)) === 'ustar' ? 'tar' : null
}

/** Documents of word processors and spreadsheets are zip archives too, and begin with a file that only they have. */
export function isOfficeDocument(bytes: Uint8Array): boolean {
  const first = latin1(bytes.subarray(30, 50))
  return archiveKindOf(bytes) === 'zip' && (first.startsWith('[Content_Types].xml') || first.startsWith('mimetype'))
}

/** What systems leave behind in archives, and nobody wrote. */
export function isLitter(path: string): boolean {
  const name = path.split('/').at(-1) ?? ''
  return (
    path.startsWith('__MACOSX/') || name.startsWith('._') || ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(name)
  )
}

/**
 * Refuses a path that leads out of the archive or is no name. Nothing is ever written under it; but it is shown, and kept
 * as the name of the file, and whoever downloads that should not be led anywhere.
 */
export function pathRefusal(path: string): Refusal | null {
  const parts = path.split('/')
  const isOutside = path.startsWith('/') || path.includes('\\') || /^[a-z]:/i.test(path) || parts.includes('..')
  const isName =
    path.length <= LONGEST_PATH && !/[\p{Control}\p{Surrogate}\p{Bidi_Control}]/u.test(path) && path.trim() !== ''
  return isOutside || !isName ? refuse('archivePathUnsafe') : null
}

const LONGEST_PATH = 500

/** Refuses what is in an archive and is no file of it: archives, documents and links are not followed. */
export function contentRefusal(bytes: Uint8Array): Refusal | null {
  if (isOfficeDocument(bytes)) return refuse('transcriptDocument')
  return archiveKindOf(bytes) === null ? null : refuse('archiveNested')
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
