import 'server-only'
import type { Context } from '@/lib/auth/context'

export type TokenRow = Awaited<ReturnType<typeof listTokens>>[number]

/** Every token, newest first, without anything that would let somebody use it. Instants are ISO. */
export async function listTokens(context: Context<'token.read'>) {
  const tokens = await context.db.apiToken.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      id: true,
      version: true,
      name: true,
      permissions: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
      person: { select: { name: true } },
    },
  })
  return tokens.map(({ expiresAt, lastUsedAt, revokedAt, person, ...token }) => ({
    ...token,
    personName: person.name,
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    state: revokedAt ? ('revoked' as const) : expiresAt <= context.now ? ('expired' as const) : ('valid' as const),
  }))
}

/** The people a token can act as. */
export async function listTokenPeople(context: Context<'token.create'>) {
  return context.db.person.findMany({
    where: { disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true },
  })
}
