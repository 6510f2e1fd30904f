import 'server-only'
import { randomInt } from 'node:crypto'
import { changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { hashPassword } from '@/lib/auth/password'
import { hashToken } from '@/lib/auth/token'
import { type Result, refuse } from '@/lib/errors'
import { needsSetup } from './queries'
import type { ClaimSetupInput, CreateFirstAdminInput } from './schema'

export type AdminReceipt = { readonly id: string; readonly email: string }

/** Letters that nobody mistakes for digits. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * Makes the one-time code that claims a new instance, voiding the one before; refuses when somebody is there already.
 * 60 random bits in three groups, such as `K7QD-2MXA-9RTC`.
 */
export async function renewSetupCode(
  context: Context<'setup.createAdmin'>,
): Promise<Result<{ readonly code: string }>> {
  const code = Array.from(
    { length: 12 },
    (_, at) => (at > 0 && at % 4 === 0 ? '-' : '') + ALPHABET[randomInt(32)],
  ).join('')
  return context.write(async (tx) => {
    if (await hasAnybody(tx)) return refuse('setupDone')
    const row = { codeHash: hashToken(code), createdAt: context.now }
    await tx.setupCode.upsert({ where: { id: 1 }, create: row, update: row, select: { id: true } })
    const record = { type: 'setup', id: 'setup', label: 'setup', version: null }
    return { value: { code }, events: [{ operation: 'setup.renewCode', record, changes: {} }] }
  })
}

/** Creates the first admin for whoever brings the code from the server's log. Of two at once, one wins. */
export async function claimSetup(
  context: Context<'setup.claim'>,
  input: ClaimSetupInput,
): Promise<Result<AdminReceipt>> {
  const codeHash = hashToken(input.code.toUpperCase())
  // Hashing is dear, and anybody may send guesses: only the right code is worth it.
  if ((await context.db.setupCode.count({ where: { codeHash } })) === 0) {
    // Asked after the code: whoever is faster takes the code away with her.
    return refuse((await needsSetup(context)) ? 'setupCode' : 'setupDone')
  }
  const passwordHash = await hashPassword(input.password)
  return context.write(async (tx) => {
    const { count } = await tx.setupCode.deleteMany({ where: { codeHash } })
    if (await hasAnybody(tx)) return refuse('setupDone')
    if (count !== 1) return refuse('setupCode')
    return createAdmin(tx, context, { ...input, passwordHash })
  })
}

/** Creates the first admin at the command line, where reaching the database is proof enough. */
export async function createFirstAdmin(
  context: Context<'setup.createAdmin'>,
  input: CreateFirstAdminInput,
): Promise<Result<AdminReceipt>> {
  const passwordHash = await hashPassword(input.password)
  return context.write(async (tx) => {
    if (await hasAnybody(tx)) return refuse('setupDone')
    await tx.setupCode.deleteMany({})
    return createAdmin(tx, context, { ...input, passwordHash })
  })
}

type NewAdmin = { readonly email: string; readonly name: string; readonly passwordHash: string }

async function createAdmin(tx: Transaction, context: Context<never>, { email, name, passwordHash }: NewAdmin) {
  const person = await tx.person.create({
    data: { email, name, passwordHash, roles: ['admin'], createdAt: context.now },
    select: { id: true, version: true },
  })
  const record = { type: 'person', id: person.id, label: name, version: person.version }
  const changes = changesBetween({}, { email, name, roles: ['admin'] })
  return { value: { id: person.id, email }, events: [{ operation: 'setup.claim', record, changes }] as const }
}

/** Alone from here on, so that two claims cannot both find the house empty. */
async function hasAnybody(tx: Transaction): Promise<boolean> {
  await lockWrites(tx)
  return (await tx.person.count({ take: 1 })) > 0
}
