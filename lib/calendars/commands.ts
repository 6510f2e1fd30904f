import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import { lockWrites } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { hashToken, newApiToken } from '@/lib/auth/token'
import { type Result, refuse } from '@/lib/errors'
import { ownAddresses } from './queries'
import {
  ADDRESS_DAYS,
  ADDRESS_PERMISSION,
  type CreateAddressInput,
  type EndAddressInput,
  MAX_ADDRESSES,
} from './schema'

/** `token` is the secret part of the address, shown once; only its hash is kept. `expiresAt` is an ISO instant. */
export type AddressReceipt = { readonly id: string; readonly token: string; readonly expiresAt: string }

/** Gives a person an address that reads the calendar as she does and nothing else. A token cannot make one: it would outgrow its own permissions. */
export async function createAddress(
  context: Context<'profile.update'>,
  { name }: CreateAddressInput,
): Promise<Result<AddressReceipt>> {
  const { actor, now } = context
  if (actor.kind !== 'person') return refuse('forbidden')
  const token = newApiToken()
  const expiresAt = new Date(now.getTime() + ADDRESS_DAYS * 86_400_000)
  return context.write(async (tx) => {
    await lockWrites(tx)
    const live = { ...ownAddresses(actor.id), revokedAt: null, expiresAt: { gt: now } }
    if ((await tx.apiToken.count({ where: live })) >= MAX_ADDRESSES) {
      return refuse('tooManyAddresses', { max: MAX_ADDRESSES })
    }
    const made = { createdAt: now, createdById: actor.id, expiresAt, tokenHash: hashToken(token) }
    const { id, version } = await tx.apiToken.create({
      data: { personId: actor.id, name, permissions: [ADDRESS_PERMISSION], ...made },
      select: { id: true, version: true },
    })
    const record = { type: 'token', id, label: name, version }
    const changes = changesBetween({}, { permissions: [ADDRESS_PERMISSION], expiresAt: expiresAt.toISOString() })
    const value = { id, token, expiresAt: expiresAt.toISOString() }
    return { value, events: [{ operation: 'calendar.createAddress', record, changes }] }
  })
}

/** Ends one of the person's own addresses: the next request to it finds nothing. */
export async function endAddress(
  context: Context<'profile.update'>,
  { id, version }: EndAddressInput,
): Promise<Result<{ readonly id: string; readonly version: number }>> {
  const own = ownAddresses(context.actor.id)
  const address = await context.db.apiToken.findFirst({
    where: { AND: [{ id }, own] },
    select: { version: true, name: true, revokedAt: true },
  })
  if (!address) return refuse('notFound')
  const record = { type: 'token', id, currentVersion: address.version }
  if (address.version !== version) return conflictSince(context.db, record, version)
  if (address.revokedAt) return refuse('tokenRevoked')
  return context.write(async (tx) => {
    const data = { revokedAt: context.now, version: { increment: 1 } }
    const { count } = await tx.apiToken.updateMany({ where: { AND: [{ id, version, revokedAt: null }, own] }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const reference = { type: 'token', id, label: address.name, version: version + 1 }
    const changes = changesBetween({ isRevoked: false }, { isRevoked: true })
    const value = { id, version: version + 1 }
    return { value, events: [{ operation: 'calendar.endAddress', record: reference, changes }] }
  })
}
