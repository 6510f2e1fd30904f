import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { describeSelf, isProcessAlive } from './process-identity'

/*
 * PGlite does not lock its files: two processes that open one folder both succeed and destroy each other's data.
 * Each holder owns a file `lock.<generation>`. Taking over a dead holder means creating the next generation, which
 * the file system lets exactly one process do; nobody ever deletes the highest one, so a slow contender that still
 * believes in an old generation finds the newer one and steps back.
 */

const heartbeatMs = 5_000
const heartbeatDeadMs = 60_000
const attempts = 200

const holderSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  startedAt: z.string(),
  /** Kernel start time of the process; tells a reused pid from the holder. Null where the kernel does not say. */
  processStart: z.string().nullable(),
  /** Where `pid` means something: one boot of one kernel, one pid namespace. */
  namespace: z.string(),
  released: z.boolean().optional(),
})
type Holder = z.infer<typeof holderSchema>

export type FolderLock = {
  /** Lets the next process in. Safe to call twice. */
  release: () => void
}

/** The folder belongs to somebody else; the message names the process and says what to do. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
}

/**
 * Takes the folder for this process, or throws FolderInUseError without waiting. A live holder is never taken over;
 * a killed one always is. Creates the folder and closes it to other users.
 */
export function lockFolder(folder: string): FolderLock {
  const resolved = path.resolve(folder)
  const held = foldersHeldHere()
  if (held.has(resolved)) throw new FolderInUseError(`${resolved} is already open in this process (${process.pid}).`)
  fs.mkdirSync(resolved, { recursive: true, mode: 0o700 })
  // PGlite makes its files readable by everybody, and mkdir leaves the mode of an existing folder alone.
  fs.chmodSync(resolved, 0o700)
  const self: Holder = describeSelf()
  const file = path.join(resolved, `lock.${takeGeneration(resolved, self)}`)
  held.add(resolved)
  return holdUntilReleased(file, self, () => held.delete(resolved))
}

function takeGeneration(folder: string, self: Holder): number {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const newest = newestGeneration(folder)
    const holder = readHolder(folder, newest)
    if (holder === 'vanished') continue
    if (isHeld(holder)) throw new FolderInUseError(inUseMessage(folder, holder))
    const mine = newest + 1
    if (!createGeneration(folder, mine, self)) continue
    if (newestGeneration(folder) > mine) {
      // Somebody created and gave up this generation long ago: ours is a ghost of it.
      fs.rmSync(path.join(folder, `lock.${mine}`), { force: true })
      continue
    }
    deleteLeftovers(folder, mine)
    return mine
  }
  throw new FolderInUseError(`${folder} could not be locked: too many processes are trying to open it at once.`)
}

function holdUntilReleased(file: string, self: Holder, onRelease: () => void): FolderLock {
  const heartbeat = setInterval(() => fs.utimes(file, new Date(), new Date(), () => {}), heartbeatMs)
  heartbeat.unref()
  let isReleased = false
  const release = () => {
    if (isReleased) return
    isReleased = true
    clearInterval(heartbeat)
    process.removeListener('exit', release)
    onRelease()
    if (fs.existsSync(file)) markReleased(file, self)
  }
  process.once('exit', release)
  return { release }
}

/** Marked, not deleted: a contender that listed this generation before must not find it free to create again. */
function markReleased(file: string, self: Holder): void {
  const temporary = writeTemporary(path.dirname(file), { ...self, released: true })
  fs.renameSync(temporary, file)
}

/** Kept on globalThis because the server bundle and Next's bundle each have their own copy of this module. */
function foldersHeldHere(): Set<string> {
  const key = Symbol.for('emeritus.folders-held')
  const existing: unknown = Reflect.get(globalThis, key)
  if (existing instanceof Set) return existing
  const created = new Set<string>()
  Reflect.set(globalThis, key, created)
  return created
}

function newestGeneration(folder: string): number {
  return Math.max(0, ...generations(folder))
}

function generations(folder: string): number[] {
  return fs.readdirSync(folder).flatMap((name) => {
    const digits = /^lock\.(\d+)$/.exec(name)?.[1]
    return digits === undefined ? [] : [Number(digits)]
  })
}

type Found = { holder: Holder | null; ageMs: number }

function readHolder(folder: string, generation: number): Found | 'none' | 'vanished' {
  if (generation === 0) return 'none'
  const file = path.join(folder, `lock.${generation}`)
  try {
    const ageMs = Date.now() - fs.statSync(file).mtimeMs
    return { holder: parseHolder(fs.readFileSync(file, 'utf8')), ageMs }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'vanished'
    throw error
  }
}

/** A file that says nothing (a power cut can leave one) counts by its age alone. */
function parseHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function isHeld(found: Found | 'none'): found is Found {
  if (found === 'none') return false
  const { holder, ageMs } = found
  if (holder?.released) return false
  if (holder && holder.namespace === describeSelf().namespace) return isProcessAlive(holder.pid, holder.processStart)
  return ageMs < heartbeatDeadMs
}

function inUseMessage(folder: string, { holder }: Found): string {
  const who = holder
    ? `process ${holder.pid} on ${holder.host} (started ${holder.startedAt})`
    : 'a process that left an unreadable lock file less than a minute ago'
  return (
    `The data folder ${folder} is in use by ${who}. ` +
    'Only one process at a time can open it: stop that one first, or use PostgreSQL through DATABASE_URL.'
  )
}

/** False when somebody else has it already. A hard link appears with its whole content or not at all. */
function createGeneration(folder: string, generation: number, self: Holder): boolean {
  const temporary = writeTemporary(folder, self)
  try {
    fs.linkSync(temporary, path.join(folder, `lock.${generation}`))
    return true
  } catch (error) {
    // ENOENT: the winner swept our temporary file away.
    if (hasCode(error, 'EEXIST') || hasCode(error, 'ENOENT')) return false
    throw error
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

let temporaryCount = 0

function writeTemporary(folder: string, holder: Holder): string {
  temporaryCount += 1
  const file = path.join(folder, `lock-new.${process.pid}.${temporaryCount}.${Date.now()}`)
  fs.writeFileSync(file, JSON.stringify(holder), { mode: 0o600 })
  return file
}

function deleteLeftovers(folder: string, mine: number): void {
  for (const generation of generations(folder)) {
    if (generation < mine) fs.rmSync(path.join(folder, `lock.${generation}`), { force: true })
  }
  for (const name of fs.readdirSync(folder)) {
    if (name.startsWith('lock-new.')) fs.rmSync(path.join(folder, name), { force: true })
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
