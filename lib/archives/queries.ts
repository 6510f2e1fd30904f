import 'server-only'
import { Readable } from 'node:stream'
import { crc32, createGunzip } from 'node:zlib'
import { createTarDecoder } from 'modern-tar'
import yauzl from 'yauzl'
import { byteStream } from '../byte-stream'
import { refuse } from '../errors'
import { archiveKindOf, contentRefusal, isLitter, isOfficeDocument, pathRefusal } from './rules'
import type { Unpacked, UnpackLimits } from './schema'

const MEGABYTE = 1024 * 1024

/**
 * Unpacks an archive file by file, as much at a time as one file has; any other file is given as it is, under its name.
 * No file is written anywhere. What is left out is told with its reason; after `broken` nothing comes any more.
 */
export async function* unpack(bytes: Uint8Array, name: string, limits: UnpackLimits): AsyncGenerator<Unpacked> {
  if (isOfficeDocument(bytes)) {
    yield { kind: 'leftOut', path: name, refusal: refuse('transcriptDocument') }
    return
  }
  const gate = new Gate(limits)
  try {
    switch (archiveKindOf(bytes)) {
      case 'zip':
        return yield* unpackZip(bytes, gate)
      case 'tar':
        return yield* unpackTar(counted(slices(bytes), gate), gate)
      case 'gzip':
        return yield* unpackGzip(bytes, name, gate)
      default:
        yield gate.judge(name, bytes)
    }
  } catch (error) {
    // The libraries throw plain errors for whatever is wrong with the bytes, and have no other reason to.
    yield { kind: 'broken', refusal: error instanceof TooMuch ? error.refusal : refuse('archiveBroken') }
  }
}

class TooMuch extends Error {
  constructor(readonly refusal: ReturnType<typeof refuse>) {
    super(refusal.code)
  }
}

/** Counts what comes out, and stops where it is too much, whatever the archive says of itself. */
class Gate {
  readonly #limits: UnpackLimits
  #files = 0
  #bytes = 0

  constructor(limits: UnpackLimits) {
    this.#limits = limits
  }

  countFile(): void {
    this.#files += 1
    if (this.#files > this.#limits.files)
      throw new TooMuch(refuse('archiveFilesTooMany', { limit: this.#limits.files }))
  }

  countBytes(count: number): void {
    this.#bytes += count
    const megabytes = this.#limits.totalMegabytes
    if (this.#bytes > megabytes * MEGABYTE) throw new TooMuch(refuse('archiveTooLarge', { megabytes }))
  }

  isTooLarge(size: number): boolean {
    return size > this.#limits.fileMegabytes * MEGABYTE
  }

  tooLarge(path: string): Unpacked {
    return { kind: 'leftOut', path, refusal: refuse('transcriptTooLarge', { megabytes: this.#limits.fileMegabytes }) }
  }

  judge(path: string, bytes: Uint8Array): Unpacked {
    if (this.isTooLarge(bytes.byteLength)) return this.tooLarge(path)
    const refusal = contentRefusal(bytes)
    return refusal ? { kind: 'leftOut', path, refusal } : { kind: 'file', path, bytes }
  }
}

async function* unpackZip(bytes: Uint8Array, gate: Gate): AsyncGenerator<Unpacked> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await yauzl.fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: true })
  for await (const entry of zip.eachEntry()) {
    const path = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    if (path.endsWith('/') || isLitter(path)) continue
    gate.countFile()
    const refusal = pathRefusal(path) ?? entryRefusal(entry)
    if (refusal) yield { kind: 'leftOut', path: shownPath(path), refusal }
    else if (gate.isTooLarge(entry.uncompressedSize)) yield gate.tooLarge(path)
    else yield await readEntry({ zip, entry, path }, gate)
  }
}

const STORED = 0
const DEFLATED = 8
const LINK_MODE = 0o120000
const MODE_MASK = 0o170000

function entryRefusal(entry: yauzl.Entry) {
  if (((entry.externalFileAttributes >>> 16) & MODE_MASK) === LINK_MODE) return refuse('archiveEntryLink')
  if (entry.isEncrypted()) return refuse('archiveEntryEncrypted')
  const method = entry.compressionMethod
  return method === STORED || method === DEFLATED ? null : refuse('archiveEntryMethod', { method })
}

type ZipPlace = { readonly zip: yauzl.ZipFile; readonly entry: yauzl.Entry; readonly path: string }

/** The library holds a file to the size that was announced; the checksum is looked at here. */
async function readEntry({ zip, entry, path }: ZipPlace, gate: Gate): Promise<Unpacked> {
  try {
    const bytes = await collect(counted(await zip.openReadStreamPromise(entry), gate))
    if (crc32(bytes) === entry.crc32) return gate.judge(path, bytes)
  } catch (error) {
    if (error instanceof TooMuch) throw error
  }
  return { kind: 'leftOut', path, refusal: refuse('archiveEntryBroken') }
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of pieces) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* unpackTar(pieces: AsyncIterable<Uint8Array>, gate: Gate): AsyncGenerator<Unpacked> {
  for await (const { header, body } of byteStream(pieces).pipeThrough(createTarDecoder({ strict: true }))) {
    const path = header.name.replace(/^(\.\/)+/, '')
    const isFile = (header.type ?? 'file') === 'file'
    if (header.type === 'directory' || path === '' || isLitter(path)) {
      await body.cancel()
      continue
    }
    gate.countFile()
    const refusal = pathRefusal(path) ?? (isFile ? null : refuse('archiveEntryLink'))
    if (!refusal && !gate.isTooLarge(header.size)) {
      yield gate.judge(path, await collect(body))
      continue
    }
    await body.cancel()
    yield refusal ? { kind: 'leftOut', path: shownPath(path), refusal } : gate.tooLarge(path)
  }
}

/** A compressed archive, or one compressed file. */
async function* unpackGzip(bytes: Uint8Array, name: string, gate: Gate): AsyncGenerator<Unpacked> {
  const gunzip = Readable.from(slices(bytes)).pipe(createGunzip())
  try {
    const pieces = counted(gunzip, gate)
    const begun: Uint8Array[] = []
    for (let length = 0; length < TAR_BLOCK; length += begun.at(-1)?.byteLength ?? 0) {
      const next = await pieces.next()
      if (next.done) break
      begun.push(next.value)
    }
    const start = Buffer.concat(begun)
    const whole = joined(start, pieces)
    if (archiveKindOf(start) === 'tar') return yield* unpackTar(whole, gate)
    yield gate.judge(name.replace(/\.gz$/i, ''), await collect(whole))
  } finally {
    gunzip.destroy()
  }
}

const TAR_BLOCK = 512

async function* joined(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield start
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* counted(pieces: AsyncIterable<Uint8Array>, gate: Gate): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    gate.countBytes(piece.byteLength)
    yield piece
  }
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += SLICE) yield bytes.subarray(at, at + SLICE)
}

const SLICE = 65_536

/** Without what could make a list of paths look like something else. */
function shownPath(path: string): string {
  return path.replace(/[\p{Control}\p{Surrogate}\p{Bidi_Control}]/gu, '�').slice(0, 200)
}
