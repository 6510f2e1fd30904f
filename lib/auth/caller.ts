import 'server-only'
import { getDatabase } from '@/lib/db/client'
import { selectRows } from '@/lib/db/select'
import { sql } from '@/lib/sql'
import { Caller } from './context'
import { isPermission, isRole } from './permissions'
import { readSessionId } from './session-cookie'
import { hashToken } from './token'
import { noteTokenUse } from './token-use'

/** What the guard looks at in a request, wherever it came in: Next's pages and the REST API both hand it over. */
export type RequestFacts = {
  /** By lower-case name; null when it was not sent. */
  readonly headers: { readonly get: (name: string) => string | null }
  readonly cookie: (name: string) => string | undefined
  /** The id the server gave the request; it stands on error pages, in the log and in the audit events. */
  readonly requestId: string
}

type SessionRow = {
  id: string
  name: string
  email: string
  roles: string[]
  locale: string | null
  timeZone: string
  theme: string | null
  sessionId: string
  now: Date
}

export type SignedIn = {
  readonly caller: Caller
  readonly sessionId: string
  readonly email: string
  readonly timeZone: string
}

/**
 * Who is signed in with this request's cookie, or null. Session, person and roles are read from the database on every
 * request, so a role change, a disabled person and an ended session count at once.
 */
export async function findSessionCaller(request: RequestFacts): Promise<SignedIn | null> {
  const sessionId = await readSessionId(request)
  if (!sessionId) return null
  const database = await getDatabase()
  const rows = await selectRows<SessionRow>(
    database.pool,
    sql`select p.id, p.name, p.email, p.roles::text[] as roles, p.locale, p."timeZone", p.theme, s.id as "sessionId",
      clock_timestamp() as now
    from "Session" s join "Person" p on p.id = s."personId"
    where s.id = ${sessionId}::uuid and s."endedAt" is null and s."expiresAt" > clock_timestamp() and p."disabledAt" is null`,
  )
  const row = rows[0]
  if (!row) return null
  const actor = { kind: 'person', id: row.id, name: row.name, roles: row.roles.filter(isRole) } as const
  const mark = { now: row.now, requestId: request.requestId }
  return { caller: Caller.identified(database, actor, mark), sessionId, email: row.email, timeZone: row.timeZone }
}

type TokenRow = {
  id: string
  name: string
  roles: string[]
  scope: string[]
  personId: string
  now: Date
  lastUsedAt: Date | null
}

/** The caller behind a bearer token, or null when it is unknown, expired, revoked, or its person is disabled. */
export async function findTokenCaller(token: string, requestId: string): Promise<Caller | null> {
  const database = await getDatabase()
  const rows = await selectRows<TokenRow>(
    database.pool,
    sql`select t.id, t.name, t.permissions as scope, t."lastUsedAt", p.roles::text[] as roles, p.id as "personId",
      clock_timestamp() as now
    from "ApiToken" t join "Person" p on p.id = t."personId"
    where t."tokenHash" = ${hashToken(token)} and t."revokedAt" is null and t."expiresAt" > clock_timestamp()
      and p."disabledAt" is null`,
  )
  const row = rows[0]
  if (!row) return null
  noteTokenUse(database, row)
  const actor = {
    kind: 'token',
    id: row.personId,
    name: row.name,
    roles: row.roles.filter(isRole),
    scope: row.scope.filter(isPermission),
  } as const
  return Caller.identified(database, actor, { now: row.now, requestId })
}
