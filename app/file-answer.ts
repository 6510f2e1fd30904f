import type { Context } from '@/lib/auth/context'
import { requestCaller } from '@/lib/auth/page-request'
import type { Permission } from '@/lib/auth/permissions'
import { type Refusal, refuse, statusOf } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'

type Asked<P extends Permission, Found> = {
  readonly permission: P
  /** What the audit log calls an attempt that was refused. */
  readonly operation: string
  readonly find: (context: Context<P>) => Promise<Found | null>
  readonly write: (found: Found) => Promise<Response>
}

/** A file for whoever holds the permission; a refusal is a sentence with its status. */
export async function answerFile<P extends Permission, Found>(asked: Asked<P, Found>): Promise<Response> {
  const { permission, operation, find, write } = asked
  const caller = await requestCaller('read')
  if (!caller.ok) return plain(caller)
  const context = caller.value.permit(permission)
  if (!context) {
    await caller.value.recordDenial(permission, operation)
    return plain(refuse('forbidden'))
  }
  const found = await find(context)
  return found ? write(found) : plain(refuse('notFound'))
}

/** Sent to be kept, and kept by nobody on the way. */
export function fileHeaders(name: string, type: string) {
  const disposition = `attachment; filename="${name}"`
  return { headers: { 'content-type': type, 'content-disposition': disposition, 'cache-control': 'no-store' } }
}

function plain(refusal: Refusal): Response {
  return new Response(refusalText('en', refusal), { status: statusOf(refusal) })
}
