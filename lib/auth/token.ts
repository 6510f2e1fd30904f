import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const SECRET_BYTES = 32
/** As many signs as the largest values need: 62^43 > 2^256, 62^6 > 2^32. */
const SECRET_LENGTH = 43
const CHECKSUM_LENGTH = 6
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 256 random bits for links; `prefix` lets people recognise what it is. */
export function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`
}

/**
 * A bearer token: `emeritus_`, 256 random bits, and a checksum of them, so that scanners of published code can tell it
 * from other text, and a mistyped one is refused without asking the database.
 */
export function newApiToken(): string {
  const secret = base62(BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`), SECRET_LENGTH)
  return `emeritus_${secret}${checksumOf(secret)}`
}

/** Whether a text has the form of a token made here. Says nothing about whether it is one. */
export function isApiToken(text: string): boolean {
  const [, secret = '', checksum] = /^emeritus_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/.exec(text) ?? []
  return secret !== '' && checksumOf(secret) === checksum
}

/** What the database keeps instead of a token. A plain hash suffices: the tokens themselves are random. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function checksumOf(secret: string): string {
  return base62(BigInt(crc32(secret)), CHECKSUM_LENGTH)
}

function base62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; rest > 0n; rest /= 62n) text = (digits[Number(rest % 62n)] ?? '') + text
  return text.padStart(length, '0')
}
