import 'server-only'
import type { Context } from '@/lib/auth/context'
import { hashToken } from '@/lib/auth/token'

/** The name and address behind an invitation link that can still be used, or null. */
export async function findInvitation(context: Context<'invitation.accept'>, token: string) {
  const invitation = await context.db.invitation.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: context.now }, person: { disabledAt: null } },
    select: { person: { select: { name: true, email: true } } },
  })
  return invitation?.person ?? null
}
