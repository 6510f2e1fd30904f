import 'server-only'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { z } from 'zod'

/** Sessions end after this many seconds, whatever happens. */
export const SESSION_SECONDS = 12 * 60 * 60

const claims = z.object({ sid: z.uuid() })

/** next-auth names its cookie by whether the public address is https. */
export function sessionCookieName(): string {
  const isSecure = process.env.NEXTAUTH_URL?.startsWith('https://') ?? false
  return isSecure ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** The session id inside next-auth's encrypted cookie, or null. Says nothing about whether the session still holds. */
export async function readSessionCookie(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value
  const secret = process.env.NEXTAUTH_SECRET
  if (!token || !secret) return null
  try {
    return claims.safeParse(await decode({ token, secret })).data?.sid ?? null
  } catch {
    return null
  }
}
