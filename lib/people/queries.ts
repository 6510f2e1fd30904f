import 'server-only'
import type { Context } from '@/lib/auth/context'
import { isRole, may } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/generated/client'
import type { ReadClient } from '@/lib/db/read-client'
import { likeLiteral } from '@/lib/like-literal'
import type { ListParams } from '@/lib/list-params'
import { byInstant, byText, isUuid, type KeysetSort, keysetPage, type Page } from '@/lib/paging'
import { movesOf, stateOf } from './rules'
import type { PersonSort, personList } from './schema'

type Where = Prisma.PersonWhereInput

type Order = Prisma.PersonOrderByWithRelationInput

const rowFields = {
  id: true,
  version: true,
  email: true,
  name: true,
  roles: true,
  isDemo: true,
  passwordHash: true,
  disabledAt: true,
  createdAt: true,
} as const satisfies Prisma.PersonSelect

type StoredRow = Prisma.PersonGetPayload<{ select: typeof rowFields }>

const sorts = {
  name: byText(
    (row) => row.name,
    (name) => ({ name }),
    (name) => ({ name }),
  ),
  email: byText(
    (row) => row.email,
    (email) => ({ email }),
    (email) => ({ email }),
  ),
  created: byInstant(
    (row) => row.createdAt,
    (createdAt) => ({ createdAt }),
    (createdAt) => ({ createdAt }),
  ),
} as const satisfies Record<PersonSort, KeysetSort<StoredRow, Where, Order>>

/** One page of the people who may sign in, were invited, or are disabled, each with the moves this actor may make. */
export async function listPeople(
  context: Context<'person.read'>,
  params: ListParams<PersonSort, keyof typeof personList.filters>,
): Promise<Page<PersonRow>> {
  const where = conditionOf(params)
  const page = await keysetPage<StoredRow, Where, Order>({
    params,
    sort: sorts[params.sort],
    byId: {
      isId: isUuid,
      beyond: (id, direction) => ({ id: direction === 'asc' ? { gt: id } : { lt: id } }),
      orderBy: (id) => ({ id }),
    },
    find: (segment) =>
      context.db.person.findMany({
        where: { AND: [where, ...segment.where] },
        orderBy: [...segment.orderBy],
        take: segment.take,
        select: rowFields,
      }),
    count: (limit) => context.db.person.count({ where, take: limit }),
  })
  const admins = await listAdminIds(context.db)
  return { ...page, rows: page.rows.map((row) => toRow(row, context, admins)) }
}

export type PersonRow = ReturnType<typeof toRow>

function toRow(row: StoredRow, { actor }: Pick<Context<'person.read'>, 'actor'>, admins: readonly string[]) {
  const standing = { ...row, hasPassword: row.passwordHash !== null, isDisabled: row.disabledAt !== null }
  const otherAdmins = admins.filter((id) => id !== row.id).length
  return {
    id: row.id,
    version: row.version,
    email: row.email,
    name: row.name,
    roles: row.roles,
    isDemo: row.isDemo,
    state: stateOf(standing),
    createdAt: row.createdAt.toISOString(),
    moves: may(actor, 'person.disable') ? movesOf(standing, actor, otherAdmins) : [],
  }
}

/** The person behind an e-mail address, in whatever case it is typed, or null. */
export async function findPersonByEmail(context: Context<'person.read'>, email: string) {
  return context.db.person.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true } })
}

/** The people who hold the admin role and can sign in. `reader` is the transaction inside one. */
export async function listAdminIds(reader: Pick<ReadClient, 'person'>): Promise<readonly string[]> {
  const admins = await reader.person.findMany({
    where: { roles: { has: 'admin' }, disabledAt: null, passwordHash: { not: null } },
    select: { id: true },
  })
  return admins.map((admin) => admin.id)
}

/** The signed-in person's own record, or null for the system, which has none. */
export async function findProfile(context: Context<'profile.read'>) {
  const { id } = context.actor
  if (id === null) return null
  return context.db.person.findUniqueOrThrow({
    where: { id },
    select: { version: true, name: true, email: true, roles: true, locale: true, timeZone: true, theme: true },
  })
}

/** The steward a model names, or null when it names none. */
export async function findSteward(context: Context<'model.read'>, id: string | null) {
  if (!id) return null
  return context.db.person.findUnique({ where: { id }, select: { id: true, name: true, isDemo: true } })
}

const isActiveSteward = { roles: { has: 'steward' }, disabledAt: null } as const satisfies Where

/** The person, when she can be named as a model's steward now, else null. `reader` is the transaction inside one. */
export async function findActiveSteward(reader: Pick<ReadClient, 'person'>, id: string) {
  return reader.person.findFirst({ where: { id, ...isActiveSteward }, select: { id: true, name: true } })
}

/** People who can be named as a model's steward. */
export async function listStewards(context: Context<'model.read'>) {
  return context.db.person.findMany({
    where: isActiveSteward,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, isDemo: true },
  })
}

function conditionOf(params: ListParams<PersonSort, keyof typeof personList.filters>): Where {
  const { role, state } = params.filters
  const conditions: Where[] = []
  if (params.q) {
    const text = { contains: likeLiteral(params.q), mode: 'insensitive' } as const
    conditions.push({ OR: [{ name: text }, { email: text }] })
  }
  if (role) conditions.push({ roles: { hasSome: role.filter(isRole) } })
  if (state) conditions.push({ OR: state.map(stateCondition) })
  return { AND: conditions }
}

function stateCondition(state: string): Where {
  if (state === 'disabled') return { disabledAt: { not: null } }
  return { disabledAt: null, passwordHash: state === 'invited' ? null : { not: null } }
}
