import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for links and tokens; `prefix` lets scanners and people recognise what it is. */
export function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`
}

/** What the database keeps instead of a token. A plain hash suffices: the tokens themselves are random. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
