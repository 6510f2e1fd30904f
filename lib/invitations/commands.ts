import 'server-only'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { hashPassword } from '@/lib/auth/password'
import { hashToken, newToken } from '@/lib/auth/token'
import { type Result, refuse } from '@/lib/errors'
import { findInvitation } from './queries'
import { type AcceptInvitationInput, INVITATION_DAYS } from './schema'

/** Sets the password of the person behind a link. Of two who use it at once, one wins. */
export async function acceptInvitation(
  context: Context<'invitation.accept'>,
  input: AcceptInvitationInput,
): Promise<Result<{ readonly email: string }>> {
  // Hashing is dear, and anybody may send guesses: only a link that holds is worth it.
  if (!(await findInvitation(context, input.token))) return refuse('invitationInvalid')
  const passwordHash = await hashPassword(input.password)
  return context.write(async (tx) => {
    const tokenHash = hashToken(input.token)
    const { count } = await tx.invitation.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: context.now }, person: { disabledAt: null } },
      data: { usedAt: context.now },
    })
    if (count !== 1) return refuse('invitationInvalid')
    const person = await tx.person.update({
      where: {
        id: (await tx.invitation.findUniqueOrThrow({ where: { tokenHash }, select: { personId: true } })).personId,
      },
      data: { passwordHash, version: { increment: 1 } },
      select: { id: true, name: true, email: true, version: true },
    })
    const record = { type: 'person', id: person.id, label: person.name, version: person.version }
    return { value: { email: person.email }, events: [{ operation: 'invitation.accept', record, changes: {} }] }
  })
}

/** Makes the link's secret, inside the transaction that adds or re-invites the person. Only its hash is stored. */
export async function createInvitation(
  tx: Transaction,
  context: Context<'person.invite'>,
  personId: string,
): Promise<string> {
  const token = newToken('invite')
  await tx.invitation.create({
    data: {
      personId,
      tokenHash: hashToken(token),
      createdAt: context.now,
      createdById: context.actor.id,
      expiresAt: new Date(context.now.getTime() + INVITATION_DAYS * 86_400_000),
    },
    select: { id: true },
  })
  return token
}
