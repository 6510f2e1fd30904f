import { done, type Result, refuse } from '@/lib/errors'
import { headerOf, type RestRequest } from './exchange'

/** A record's version as an entity tag. */
export function etagOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null
  return typeof value.version === 'number' ? `"${value.version}"` : null
}

/** The version that a change is based on. A change must say which, or it would overwrite what its sender never saw. */
export function readIfMatch(request: RestRequest): Result<number> {
  const text = headerOf(request, 'if-match')
  if (text === null) return refuse('ifMatchMissing')
  const version = /^"([1-9]\d{0,8})"$/.exec(text.trim())?.[1]
  return version === undefined ? refuse('ifMatchInvalid') : done(Number(version))
}

/** Whether the sender holds this very state already (RFC 9110, 13.1.2: weak comparison). */
export function isUnchanged(request: RestRequest, etag: string): boolean {
  const text = headerOf(request, 'if-none-match')
  if (text === null) return false
  return text.trim() === '*' || text.split(',').some((part) => part.trim().replace(/^W\//, '') === etag)
}
