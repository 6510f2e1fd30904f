import 'server-only'
import type { Context } from '@/lib/auth/context'
import { isRole, may } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import type { Person, Prisma } from '@/lib/db/generated/client'
import type { ReadClient } from '@/lib/db/read-client'
import { LOCALES } from '@/lib/i18n/locale'
import { THEMES } from '@/lib/i18n/theme'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type ListSource, type Page } from '@/lib/paging'
import { searched } from '@/lib/search'
import { anyOf, columnsOf, joined, type Sql, sql } from '@/lib/sql'
import { movesOf, type PersonMove, refusalOf, stateOf } from './rules'
import type { PersonSort, personList } from './schema'

type PersonParams = ListParams<PersonSort, keyof typeof personList.filters>

const column = columnsOf<Prisma.PersonScalarFieldEnum>('p')

const rowColumns = [
  'id',
  'version',
  'email',
  'name',
  'isDemo',
  'disabledAt',
  'createdAt',
] as const satisfies readonly Prisma.PersonScalarFieldEnum[]

/** Two of those who can keep the instance running: enough to tell whether there is another one than the row's own. */
const admins = sql`array(select a."id" from "Person" a where a."roles" @> '{admin}' and a."disabledAt" is null
  and a."passwordHash" is not null limit 2)`

const rowSelection = joined(
  [
    ...rowColumns.map(column),
    sql`${column('roles')}::text[] as "roles"`,
    sql`${column('passwordHash')} is not null as "hasPassword"`,
    sql`${admins} as "adminIds"`,
  ],
  ', ',
)

type StoredRow = Pick<Person, (typeof rowColumns)[number] | 'roles'> & {
  readonly hasPassword: boolean
  readonly adminIds: readonly string[]
}

const sorts = {
  name: { column: 'name', kind: 'text' },
  email: { column: 'email', kind: 'text' },
  created: { column: 'createdAt', kind: 'instant' },
} as const satisfies Record<PersonSort, KeysetSort<Person>>

/** One page of the people who may sign in, were invited, or are disabled, each with the moves this actor may make. */
export async function listPeople(context: Context<'person.read'>, params: PersonParams): Promise<Page<PersonRow>> {
  const page = await keysetPage<StoredRow>(context, { source: sourceOf(params), sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map((row) => toRow(row, context)) }
}

export function countPeople(context: Context<'person.read'>, params: PersonParams): Promise<Count> {
  return countRows(context, sourceOf(params))
}

export type PersonRow = ReturnType<typeof toRow>

function toRow(row: StoredRow, { actor }: Pick<Context<'person.read'>, 'actor'>) {
  const { person, otherAdmins } = standingOf(row)
  return {
    id: row.id,
    version: row.version,
    email: row.email,
    name: row.name,
    roles: row.roles,
    isDemo: row.isDemo,
    state: stateOf(person),
    createdAt: row.createdAt.toISOString(),
    moves: may(actor, 'person.disable') ? movesOf(person, actor, otherAdmins) : [],
  }
}

/** What the rules look at. */
function standingOf(row: StoredRow) {
  const person = { ...row, isDisabled: row.disabledAt !== null }
  return { person, otherAdmins: row.adminIds.filter((id) => id !== row.id).length }
}

/** One person as the list shows her, or null. */
export async function findPerson(context: Context<'person.read'>, id: string): Promise<PersonRow | null> {
  if (!isUuid(id)) return null
  const [row] = await context.select<StoredRow>(sql`
    select ${rowSelection} from "Person" p where ${column('id')} = ${id}::uuid`)
  return row ? toRow(row, context) : null
}

/** Some of the people, by name, each with whether `move` can be made now or why not. */
export async function listPersonVerdicts(context: Context<'person.read'>, move: PersonMove, ids: readonly string[]) {
  const people = await context.select<StoredRow>(sql`
    select ${rowSelection} from "Person" p where ${column('id')} = any(${ids}::uuid[])
    order by ${column('name')}, ${column('id')}`)
  return people.map((person) => {
    const standing = standingOf(person)
    return { ...toRow(person, context), refusal: refusalOf(standing.person, move, context.actor, standing.otherAdmins) }
  })
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

/** What the signed-in person has set of what her profile takes; null for the system. */
export async function findSettings(context: Context<'profile.update'>) {
  const { id } = context.actor
  if (id === null) return null
  const person = await context.db.person.findUnique({
    where: { id },
    select: { name: true, timeZone: true, locale: true, theme: true },
  })
  if (!person) return null
  const { name, timeZone } = person
  const locale = LOCALES.find((known) => known === person.locale)
  const theme = THEMES.find((known) => known === person.theme)
  return { name, timeZone, ...(locale ? { locale } : {}), ...(theme ? { theme } : {}) }
}

const isActiveSteward = { roles: { has: 'steward' }, disabledAt: null } as const satisfies Prisma.PersonWhereInput

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

/** The person, when she may be given something to see to now, else null. `reader` is the transaction inside one. */
export async function findActivePerson(reader: Pick<ReadClient, 'person'>, id: string) {
  return reader.person.findFirst({ where: { id, disabledAt: null }, select: { id: true, name: true } })
}

/** People who can be given something to see to. */
export async function listActivePeople(context: Context<'obligation.read'>) {
  return context.db.person.findMany({
    where: { disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, isDemo: true },
  })
}

function sourceOf(params: PersonParams): ListSource {
  const { role, state } = params.filters
  const conditions = [...searched(column('searchText'), params.q)]
  if (role) conditions.push(sql`${column('roles')} && ${role.filter(isRole)}::"Role"[]`)
  if (state) conditions.push(anyOf(state.map(stateCondition)))
  return { table: 'Person', alias: 'p', columns: rowSelection, id: { column: 'id', kind: 'uuid' }, conditions }
}

function stateCondition(state: string): Sql {
  const [disabledAt, passwordHash] = [column('disabledAt'), column('passwordHash')]
  if (state === 'disabled') return sql`${disabledAt} is not null`
  const isInvited = state === 'invited' ? sql`${passwordHash} is null` : sql`${passwordHash} is not null`
  return sql`${disabledAt} is null and ${isInvited}`
}
