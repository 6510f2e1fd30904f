import 'server-only'
import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import type { Context } from './context'
import { findSignedIn } from './page-request'
import type { Permission } from './permissions'

/**
 * The guard of every page: a context for all of `permissions`. Nobody signed in: to the sign-in page and back here
 * afterwards. Signed in without the permission: the 403 page, and an audit event of the attempt.
 */
export async function authorize<P extends Permission>(...permissions: readonly P[]): Promise<Context<P>> {
  const signedIn = await findSignedIn()
  if (!signedIn) return redirect(await signInAddress())
  const context = signedIn.caller.permit(...permissions)
  if (context) return context
  const [missing] = permissions
  if (missing) await signedIn.caller.recordDenial(missing, 'page.open')
  return forbidden()
}

async function signInAddress() {
  const path = (await headers()).get('x-emeritus-path')
  return path && path !== '/' ? (`/sign-in?next=${encodeURIComponent(path)}` as const) : '/sign-in'
}
