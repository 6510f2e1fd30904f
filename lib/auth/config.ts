import 'server-only'
import { cookies, headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { authSettings } from '@/lib/env'
import { LOCALE_COOKIE, TIME_ZONE_COOKIE } from '@/lib/i18n/locale'
import { THEME_COOKIE } from '@/lib/i18n/theme'
import { deviceCookie } from './device'
import { currentRequestId } from './page-request'
import { SESSION_SECONDS } from './session-cookie'
import { signIn, signOut } from './sign-in'

const signedInUser = z.object({ id: z.uuid(), sessionId: z.uuid() })
const claims = z.object({ sid: z.uuid() })

/** next-auth keeps an encrypted cookie with the id of a session row; whether that row still holds is asked on every request. */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS, updateAge: SESSION_SECONDS },
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
  providers: [
    CredentialsProvider({
      credentials: { email: {}, password: {} },
      authorize: (input) => authorizeCredentials(input),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      const parsed = signedInUser.safeParse(user)
      return parsed.success ? { sub: parsed.data.id, sid: parsed.data.sessionId } : token
    },
    /** The page never needs next-auth's own session object: it would only tell the browser more than it has to know. */
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      const parsed = claims.safeParse(token)
      if (parsed.success) await signOut(parsed.data.sid, await currentRequestId())
    },
  },
}

/** Thrown refusals reach the sign-in page as their code, in the `error` of next-auth's answer. */
async function authorizeCredentials(input: unknown) {
  const request = await headers()
  const store = await cookies()
  const result = await signIn({
    credentials: input,
    address: request.get('x-emeritus-address') ?? 'unknown',
    userAgent: request.get('user-agent') ?? '',
    deviceCookie: store.get(deviceCookie.name)?.value,
    requestId: await currentRequestId(),
    secret: authSettings().secret,
  })
  if (!result.ok && result.code === 'throttled') throw new Error(`throttled:${result.values?.minutes ?? 1}`)
  if (!result.ok) return null
  const { personId, sessionId, settings } = result.value
  const choices = [
    [LOCALE_COOKIE, settings.locale],
    [THEME_COOKIE, settings.theme],
    [TIME_ZONE_COOKIE, settings.timeZone],
  ] as const
  for (const [name, value] of choices) {
    if (value) store.set(name, value, { path: '/', sameSite: 'lax', maxAge: deviceCookie.maxAgeSeconds })
  }
  store.set(deviceCookie.name, result.value.deviceCookie, {
    httpOnly: true,
    sameSite: 'lax',
    secure: authSettings().isSecure,
    path: '/api/auth',
    maxAge: deviceCookie.maxAgeSeconds,
  })
  return { id: personId, sessionId }
}
