import type { TokenState } from './schema'

/** A revoked token stays revoked whatever its time; any other is good until the instant it names. */
export function stateOf(token: { readonly revokedAt: Date | null; readonly expiresAt: Date }, now: Date): TokenState {
  if (token.revokedAt) return 'revoked'
  return token.expiresAt <= now ? 'expired' : 'valid'
}
