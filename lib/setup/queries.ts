import 'server-only'
import type { Context } from '@/lib/auth/context'

/** Whether this instance has nobody yet, so that its first admin can be made. */
export async function needsSetup(context: Context<'setup.claim'>): Promise<boolean> {
  return (await context.db.person.count({ take: 1 })) === 0
}
