import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Env } from '@/lib/env'

const secretBytes = 32

/**
 * The secret that signs sessions: the configured one, else (embedded database only) a random one made on first use
 * and kept beside the data, so that a restart signs nobody out.
 */
export function loadSecret(settings: Pick<Env, 'EMERITUS_DATA' | 'EMERITUS_SECRET'>): string {
  if (settings.EMERITUS_SECRET !== undefined) return settings.EMERITUS_SECRET
  const file = path.join(settings.EMERITUS_DATA, 'secret')
  if (!fs.existsSync(file)) createSecret(file)
  return fs.readFileSync(file, 'utf8').trim()
}

/** Renamed into place: a process killed while writing must not leave half a secret. */
function createSecret(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.new-${process.pid}`
  fs.writeFileSync(temporary, `${randomBytes(secretBytes).toString('base64url')}\n`, { mode: 0o600 })
  fs.renameSync(temporary, file)
}
