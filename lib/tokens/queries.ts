import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Count, countRows } from '@/lib/counting'
import { isUuid } from '@/lib/cursor'
import type { ApiToken, Prisma } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { type KeysetSort, keysetPage, type ListSource, type Page } from '@/lib/paging'
import { searched } from '@/lib/search'
import { allOf, anyOf, columnsOf, joined, type Sql, sql } from '@/lib/sql'
import { stateOf } from './rules'
import type { TokenSort, tokenList } from './schema'

type TokenParams = ListParams<TokenSort, keyof typeof tokenList.filters>

const column = columnsOf<Prisma.ApiTokenScalarFieldEnum>('t')

const rowColumns = [
  'id',
  'version',
  'name',
  'permissions',
  'createdAt',
  'expiresAt',
  'lastUsedAt',
  'revokedAt',
] as const satisfies readonly Prisma.ApiTokenScalarFieldEnum[]

const person = sql`(select json_build_object('id', p."id", 'name', p."name") from "Person" p
  where p."id" = ${column('personId')}) as "person"`

const rowSelection = joined([...rowColumns.map(column), person], ', ')

type StoredRow = Pick<ApiToken, (typeof rowColumns)[number]> & {
  readonly person: { readonly id: string; readonly name: string }
}

const sorts = {
  name: { column: 'name', kind: 'text' },
  created: { column: 'createdAt', kind: 'instant' },
  expires: { column: 'expiresAt', kind: 'instant' },
  lastUsed: { column: 'lastUsedAt', kind: 'instant', isNullable: true },
} as const satisfies Record<TokenSort, KeysetSort<ApiToken>>

/** One page of the tokens, without anything that would let somebody use one. Instants are ISO. */
export async function listTokens(context: Context<'token.read'>, params: TokenParams): Promise<Page<TokenRow>> {
  const source = sourceOf(context, params)
  const page = await keysetPage<StoredRow>(context, { source, sort: sorts[params.sort], params })
  return { ...page, rows: page.rows.map((row) => toRow(row, context.now)) }
}

export function countTokens(context: Context<'token.read'>, params: TokenParams): Promise<Count> {
  return countRows(context, sourceOf(context, params))
}

/** One token as the list shows it, or null. */
export async function findToken(context: Context<'token.read'>, id: string): Promise<TokenRow | null> {
  if (!isUuid(id)) return null
  const [row] = await context.select<StoredRow>(sql`
    select ${rowSelection} from "ApiToken" t where ${column('id')} = ${id}::uuid`)
  return row ? toRow(row, context.now) : null
}

export type TokenRow = ReturnType<typeof toRow>

function toRow(row: StoredRow, now: Date) {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    permissions: row.permissions,
    person: row.person,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    state: stateOf(row, now),
  }
}

function sourceOf({ now }: Context<'token.read'>, params: TokenParams): ListSource {
  const { state } = params.filters
  const conditions: Sql[] = []
  if (params.q) conditions.push(searchCondition(params.q))
  if (state) conditions.push(anyOf(state.map((name) => stateCondition(name, now))))
  return { table: 'ApiToken', alias: 't', columns: rowSelection, id: { column: 'id', kind: 'uuid' }, conditions }
}

/** A token is found by what it is for and by whom it acts as. */
function searchCondition(q: string): Sql {
  const people = sql`array(select p."id" from "Person" p where ${allOf(searched(sql`p."searchText"`, q))} limit 1000)`
  return anyOf([allOf(searched(column('searchText'), q)), sql`${column('personId')} = any(${people})`])
}

/** As the rule says it: revoked whatever its time, then expired from the instant it names. */
function stateCondition(state: string, now: Date): Sql {
  if (state === 'revoked') return sql`${column('revokedAt')} is not null`
  const isExpired = state === 'expired' ? sql`<=` : sql`>`
  return sql`${column('revokedAt')} is null and ${column('expiresAt')} ${isExpired} ${now}`
}

/** The people a token can act as. */
export async function listTokenPeople(context: Context<'token.create'>) {
  return context.db.person.findMany({
    where: { disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true },
  })
}
