import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { likeLiteral } from '@/lib/like-literal'
import type { ListParams } from '@/lib/list-params'
import { byInstant, byText, isUuid, type KeysetSort, keysetPage, type Page } from '@/lib/paging'
import type { TokenSort, TokenState, tokenList } from './schema'

type TokenParams = ListParams<TokenSort, keyof typeof tokenList.filters>

type Where = Prisma.ApiTokenWhereInput

type Order = Prisma.ApiTokenOrderByWithRelationInput

const rowFields = {
  id: true,
  version: true,
  name: true,
  permissions: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  person: { select: { id: true, name: true } },
} as const satisfies Prisma.ApiTokenSelect

type StoredRow = Prisma.ApiTokenGetPayload<{ select: typeof rowFields }>

const sorts = {
  name: byText(
    (row) => row.name,
    (name) => ({ name }),
    (name) => ({ name }),
  ),
  created: byInstant(
    (row) => row.createdAt,
    (createdAt) => ({ createdAt }),
    (createdAt) => ({ createdAt }),
  ),
  expires: byInstant(
    (row) => row.expiresAt,
    (expiresAt) => ({ expiresAt }),
    (expiresAt) => ({ expiresAt }),
  ),
} as const satisfies Record<TokenSort, KeysetSort<StoredRow, Where, Order>>

export type TokenRow = ReturnType<typeof toRow>

/** One page of all tokens, without anything that would let somebody use one. Instants are ISO. */
export async function listTokens(context: Context<'token.read'>, params: TokenParams): Promise<Page<TokenRow>> {
  const where = conditionOf(params, context.now)
  const page = await keysetPage<StoredRow, Where, Order>({
    params,
    sort: sorts[params.sort],
    byId: {
      isId: isUuid,
      beyond: (id, direction) => ({ id: direction === 'asc' ? { gt: id } : { lt: id } }),
      orderBy: (id) => ({ id }),
    },
    find: (segment) =>
      context.db.apiToken.findMany({
        where: { AND: [where, ...segment.where] },
        orderBy: [...segment.orderBy],
        take: segment.take,
        select: rowFields,
      }),
    count: (limit) => context.db.apiToken.count({ where, take: limit }),
  })
  return { ...page, rows: page.rows.map((row) => toRow(row, context.now)) }
}

/** One token as the list shows it, or null. */
export async function findToken(context: Context<'token.read'>, id: string): Promise<TokenRow | null> {
  if (!isUuid(id)) return null
  const row = await context.db.apiToken.findUnique({ where: { id }, select: rowFields })
  return row && toRow(row, context.now)
}

/** The people a token can act as. */
export async function listTokenPeople(context: Context<'token.create'>) {
  return context.db.person.findMany({
    where: { disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true },
  })
}

function toRow({ revokedAt, ...token }: StoredRow, now: Date) {
  return {
    ...token,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    state: revokedAt ? ('revoked' as const) : token.expiresAt <= now ? ('expired' as const) : ('valid' as const),
  }
}

function conditionOf(params: TokenParams, now: Date): Where {
  const conditions: Where[] = []
  if (params.q) {
    const text = { contains: likeLiteral(params.q), mode: 'insensitive' } as const
    conditions.push({ OR: [{ name: text }, { person: { name: text } }] })
  }
  const { state } = params.filters
  if (state) conditions.push({ OR: stateConditions(now, state) })
  return { AND: conditions }
}

function stateConditions(now: Date, states: readonly string[]): Where[] {
  const conditions: Record<TokenState, Where> = {
    valid: { revokedAt: null, expiresAt: { gt: now } },
    expired: { revokedAt: null, expiresAt: { lte: now } },
    revoked: { revokedAt: { not: null } },
  }
  return Object.entries(conditions).flatMap(([name, condition]) => (states.includes(name) ? [condition] : []))
}
