'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { currentRequestId, currentSessionId } from '@/lib/auth/page-request'
import { sessionCookieName } from '@/lib/auth/session-cookie'
import { signOut } from '@/lib/auth/sign-in'

/** Ends this browser's session, in the database first: a stolen cookie is worthless from the next request on. */
export async function endSession(): Promise<void> {
  const sessionId = await currentSessionId()
  if (sessionId) await signOut(sessionId, await currentRequestId())
  ;(await cookies()).delete(sessionCookieName())
  redirect('/sign-in')
}
