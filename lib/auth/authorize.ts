import 'server-only'
import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Context } from './context'
import { findSignedIn } from './page-request'
import { may, type Permission } from './permissions'

/**
 * The guard of every page: a context for all of `permissions`. Nobody signed in: to the sign-in page and back here
 * afterwards. Signed in without the permission: the 403 page, and an audit event of the attempt.
 */
export async function authorize<P extends Permission>(...permissions: readonly P[]): Promise<Context<P>> {
  const signedIn = await findSignedIn()
  if (!signedIn) return redirect(await signInAddress())
  const context = signedIn.caller.permit(...permissions)
  if (context) return context
  const missing = permissions.find((permission) => !may(signedIn.caller.actor, permission))
  if (missing) {
    denied().permission = missing
    await signedIn.caller.recordDenial(missing, 'page.open', await askedPath())
  }
  return forbidden()
}

/** What the page that was just refused in this request would have taken, for the page that says so; else null. */
export function deniedPermission(): Permission | null {
  return denied().permission
}

/** One per request. */
const denied = cache((): { permission: Permission | null } => ({ permission: null }))

async function askedPath(): Promise<string> {
  return (await headers()).get('x-emeritus-path') ?? '/'
}

async function signInAddress() {
  const path = await askedPath()
  return path !== '/' ? (`/sign-in?next=${encodeURIComponent(path)}` as const) : '/sign-in'
}
