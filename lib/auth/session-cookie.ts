import 'server-only'
import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { authSettings } from '@/lib/env'
import type { RequestFacts } from './caller'

/** Sessions end after this many seconds, whatever happens. */
export const SESSION_SECONDS = 12 * 60 * 60

const claims = z.object({ sid: z.uuid() })

/** next-auth names its cookie by whether the public address is https. */
export function sessionCookieName(): string {
  return authSettings().isSecure ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** The session id inside next-auth's encrypted cookie, or null. Says nothing about whether the session still holds. */
export async function readSessionId({ cookie }: Pick<RequestFacts, 'cookie'>): Promise<string | null> {
  const token = cookie(sessionCookieName())
  if (!token) return null
  try {
    return claims.safeParse(await decode({ token, secret: authSettings().secret })).data?.sid ?? null
  } catch {
    return null
  }
}
