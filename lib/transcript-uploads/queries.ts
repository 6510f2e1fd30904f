import 'server-only'
import { createHash } from 'node:crypto'
import { unpack } from '../archives/queries'
import type { UnpackLimits } from '../archives/schema'
import { done, type Refusal, type Result, refuse } from '../errors'
import { readTranscripts } from '../transcript-formats/rules'
import type { Place } from '../transcript-formats/schema'
import { bytesOfSpan, decodeTranscript } from '../transcript-texts/rules'
import { unhurried } from '../unhurried'
import type { FoundSession, RejectedPart, Upload } from './schema'

const limits: UnpackLimits = { totalMegabytes: 64, fileMegabytes: 10, files: 5000 }

type Reading<Kept> = {
  readonly name: string
  readonly mostSessions: number
  /** What is kept of a session; its turns and bytes are let go unless they are kept here. */
  readonly keep: (session: FoundSession) => Kept
}

/**
 * Reads an upload, an archive or a single file, a little at a time. A file of an archive that cannot be read is left out
 * with its reason; a single file is refused with it, and so is an archive that is broken, too large, or empty.
 */
export async function readUpload<Kept>(bytes: Uint8Array, reading: Reading<Kept>): Promise<Result<Upload<Kept>>> {
  const found: { readonly file: string; readonly kept: Kept }[] = []
  const rejected: RejectedPart[] = []
  for await (const part of unpack(bytes, reading.name, limits)) {
    if (part.kind === 'broken') return at(reading.name, '', part.refusal)
    const read =
      part.kind === 'file' ? await readFile(part.path, part.bytes) : { sessions: [], refusals: [part.refusal] }
    found.push(...read.sessions.map((session) => ({ file: session.file, kept: reading.keep(session) })))
    rejected.push(...read.refusals.map((refusal) => ({ file: part.path, refusal: at(part.path, '', refusal) })))
    if (found.length > reading.mostSessions) return refuse('sessionsTooMany', { limit: reading.mostSessions })
  }
  const [first] = rejected
  if (found.length > 0 || rejected.length > 1) {
    return done({ kept: found.toSorted(byFile).map(({ kept }) => kept), rejected: rejected.toSorted(byFile) })
  }
  return first?.refusal ?? at(reading.name, '', refuse('archiveEmpty'))
}

/** An archive has its files in any order; people have them by name, with numbers by their size. */
function byFile(one: { readonly file: string }, other: { readonly file: string }): number {
  return collator.compare(one.file, other.file)
}

const collator = new Intl.Collator('en', { numeric: true })

type FileRead = { readonly sessions: readonly FoundSession[]; readonly refusals: readonly Refusal[] }

async function readFile(file: string, bytes: Uint8Array): Promise<FileRead> {
  const decoded = decodeTranscript(bytes)
  if (!decoded.ok) return { sessions: [], refusals: [decoded] }
  const read = await unhurried(readTranscripts(decoded.value.text))
  if (!read.ok) return { sessions: [], refusals: [read] }
  const sessions = read.value.sessions.map((session) => {
    const own = session.span ? bytesOfSpan(bytes, decoded.value, session.span) : bytes
    const sha256 = createHash('sha256').update(own).digest('hex')
    return { file, read: session, bytes: own, sha256 }
  })
  return { sessions, refusals: read.value.rejected.map(({ place, refusal }) => at(file, place, refusal)) }
}

/** The refusal with the file and the place that its sentence speaks of. */
function at(file: string, place: Place, { code, values }: Refusal): Refusal {
  return refuse(code, { place, ...values, file })
}
