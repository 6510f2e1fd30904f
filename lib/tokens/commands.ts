import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { hashToken, newApiToken } from '@/lib/auth/token'
import { type Result, refuse } from '@/lib/errors'
import type { CreateTokenInput, RevokeTokenInput } from './schema'

/** `token` is shown once; only its hash is kept. `expiresAt` is an ISO instant. */
export type TokenReceipt = {
  readonly id: string
  readonly version: number
  readonly token: string
  readonly expiresAt: string
}

/** Makes a bearer token that acts as a person, never beyond her roles nor beyond `permissions`. */
export async function createToken(
  context: Context<'token.create'>,
  { personId, name, permissions, days }: CreateTokenInput,
): Promise<Result<TokenReceipt>> {
  const person = await context.db.person.findFirst({
    where: { id: personId, disabledAt: null },
    select: { name: true },
  })
  if (!person) return refuse('notFound')
  const token = newApiToken()
  const expiresAt = new Date(context.now.getTime() + days * 86_400_000)
  return context.write(async (tx) => {
    const { id, version } = await tx.apiToken.create({
      data: {
        personId,
        name,
        permissions,
        expiresAt,
        tokenHash: hashToken(token),
        createdAt: context.now,
        createdById: context.actor.id,
      },
      select: { id: true, version: true },
    })
    const changes = changesBetween({}, { person: person.name, permissions, expiresAt: expiresAt.toISOString() })
    const record = { type: 'token', id, label: name, version }
    const value = { id, version, token, expiresAt: expiresAt.toISOString() }
    return { value, events: [{ operation: 'token.create', record, changes }] }
  })
}

export async function revokeToken(
  context: Context<'token.revoke'>,
  { id, version }: RevokeTokenInput,
): Promise<Result<{ readonly id: string; readonly version: number }>> {
  const token = await context.db.apiToken.findUnique({
    where: { id },
    select: { version: true, name: true, revokedAt: true },
  })
  if (!token) return refuse('notFound')
  const record = { type: 'token', id, currentVersion: token.version }
  if (token.version !== version) return conflictSince(context.db, record, version)
  if (token.revokedAt) return refuse('tokenRevoked')
  return context.write(async (tx) => {
    const data = { revokedAt: context.now, version: { increment: 1 } }
    const { count } = await tx.apiToken.updateMany({ where: { id, version, revokedAt: null }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const reference = { type: 'token', id, label: token.name, version: version + 1 }
    const changes = changesBetween({ isRevoked: false }, { isRevoked: true })
    return { value: { id, version: version + 1 }, events: [{ operation: 'token.revoke', record: reference, changes }] }
  })
}
