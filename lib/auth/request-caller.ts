import 'server-only'
import { authSettings } from '@/lib/env'
import { done, type Result, refuse } from '@/lib/errors'
import { findSessionCaller, findTokenCaller, type RequestFacts } from './caller'
import type { Caller } from './context'
import { isSameOrigin } from './same-origin'
import { sessionCookieName } from './session-cookie'
import { isApiToken } from './token'

/**
 * Who sent a request, and a secret that only this caller and the server have: a bearer token itself; for a browser its
 * session's id, which stands in the database, together with the secret that signs sessions.
 */
export type Identified = { readonly caller: Caller; readonly credential: string }

/**
 * Who sends this request to a form action or to the REST API: a bearer token, else the browser's session. A session
 * may change something only from our own pages.
 */
export async function identify(request: RequestFacts, intent: 'read' | 'change'): Promise<Result<Identified>> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (bearer) {
    const caller = isApiToken(bearer) ? await findTokenCaller(bearer, request.requestId) : null
    return caller ? done({ caller, credential: bearer }) : refuse('tokenInvalid')
  }
  if (request.cookie(sessionCookieName()) === undefined) return refuse('unauthenticated')
  if (intent === 'change' && !isSameOrigin(request.headers)) return refuse('crossOrigin')
  const signedIn = await findSessionCaller(request)
  if (!signedIn) return refuse('unauthenticated')
  return done({ caller: signedIn.caller, credential: `${authSettings().secret} ${signedIn.sessionId}` })
}
