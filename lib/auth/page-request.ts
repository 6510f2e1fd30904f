import 'server-only'
import { randomUUID } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { done, type Result } from '@/lib/errors'
import { findSessionCaller, type RequestFacts, type SignedIn } from './caller'
import type { Caller } from './context'
import { identify } from './request-caller'
import { readSessionId } from './session-cookie'

/*
 * The one place where the guard meets Next: what a page, an action or a route of Next knows of its request, handed to
 * the guard, which knows nothing of Next and serves the REST API too.
 */

/** Who is signed in with this browser's cookie, or null. Read once per request. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => findSessionCaller(await currentRequest()))

/** Who sends this request to a form action or to a route of Next. */
export async function requestCaller(intent: 'read' | 'change'): Promise<Result<Caller>> {
  const identified = await identify(await currentRequest(), intent)
  return identified.ok ? done(identified.value.caller) : identified
}

/** The session that this browser's cookie names, or null. Says nothing about whether it still holds. */
export async function currentSessionId(): Promise<string | null> {
  return readSessionId(await currentRequest())
}

export async function currentRequestId(): Promise<string> {
  return (await currentRequest()).requestId
}

async function currentRequest(): Promise<RequestFacts> {
  const [sent, jar] = [await headers(), await cookies()]
  return {
    headers: sent,
    cookie: (name) => jar.get(name)?.value,
    requestId: sent.get('x-request-id') ?? randomUUID(),
  }
}
