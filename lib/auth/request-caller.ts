import 'server-only'
import { headers } from 'next/headers'
import { done, type Result, refuse } from '@/lib/errors'
import { findSignedIn, findTokenCaller } from './caller'
import type { Caller } from './context'
import { isSameOrigin } from './same-origin'

/**
 * Who sends this request to a form action or to the REST API: a bearer token, else the browser's session. A session
 * may change something only from our own pages.
 */
export async function requestCaller(intent: 'read' | 'change'): Promise<Result<Caller>> {
  const request = await headers()
  const bearer = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1]
  if (bearer) {
    const caller = await findTokenCaller(bearer)
    return caller ? done(caller) : refuse('tokenInvalid')
  }
  if (intent === 'change' && !isSameOrigin(request)) return refuse('crossOrigin')
  const signedIn = await findSignedIn()
  return signedIn ? done(signedIn.caller) : refuse('unauthenticated')
}
