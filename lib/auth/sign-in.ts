import 'server-only'
import { z } from 'zod'
import { recordDenial, writeAudited } from '@/lib/audit/write'
import { type Database, getDatabase } from '@/lib/db/client'
import { type Result, refuse } from '@/lib/errors'
import { field } from '@/lib/fields'
import { knownDevice, newDevice } from './device'
import { verifyPassword } from './password'
import { isRole } from './permissions'
import { SESSION_SECONDS } from './session-cookie'
import { countFailure, forgetFailures, type Limit, takeBack } from './throttle'

const credentials = z.object({ email: field.email(), password: z.string().min(1).max(1024) })

export type SignInAttempt = {
  readonly credentials: unknown
  readonly address: string
  readonly userAgent: string
  readonly deviceCookie: string | undefined
  readonly requestId: string
  readonly secret: string
}

export type NewSession = {
  readonly personId: string
  readonly sessionId: string
  readonly deviceCookie: string
  /** The person's own settings, for a browser that does not know her yet. */
  readonly settings: { readonly locale: string | null; readonly theme: string | null; readonly timeZone: string }
}

type Account = NewSession['settings'] & {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly passwordHash: string | null
}

/**
 * Starts a session. Unknown account, wrong password and disabled person take the same steps and get the same answer.
 * @throws when the database is away: nobody gets in by default.
 */
export async function signIn(attempt: SignInAttempt): Promise<Result<NewSession>> {
  const parsed = credentials.safeParse(attempt.credentials)
  if (!parsed.success) return refuse('credentials')
  const database = await getDatabase()
  const { email, password } = parsed.data
  const account = await findAccount(database, email)
  const device = knownDevice(attempt.deviceCookie, account?.id ?? null, attempt.secret)
  const limits = limitsOf(email, attempt.address, device)
  // Counted before the password is looked at, so that guesses sent at once are no more than guesses in a row.
  const minutes = await countFailure(database, limits)
  if (minutes > 0) return refuse('throttled', { minutes })
  const isMatch = await verifyPassword(account?.passwordHash ?? null, password)
  if (!account || !isMatch) return fail({ database, attempt, account })
  await takeBack(database, limits)
  if (device) await forgetFailures(database, deviceLimit(device))
  return startSession(database, attempt, account)
}

type Failure = { database: Database; attempt: SignInAttempt; account: Account | null }

async function fail({ database, attempt, account }: Failure) {
  const record = account
    ? { type: 'person', id: account.id, label: account.name, version: null }
    : { type: 'person', id: 'unknown', label: 'unknown account', version: null }
  const actor = { kind: 'system', id: null, name: 'sign-in', roles: [], scope: [] } as const
  const now = await databaseTime(database)
  const entry = { operation: 'session.start', record, changes: {} }
  await recordDenial(database, { actor, now, requestId: attempt.requestId }, entry)
  return refuse('credentials')
}

async function startSession(database: Database, attempt: SignInAttempt, account: Account) {
  const now = await databaseTime(database)
  const actor = { kind: 'person', id: account.id, name: account.name, roles: account.roles.filter(isRole) } as const
  return writeAudited(database, { actor, now, requestId: attempt.requestId }, async (tx) => {
    const session = await tx.session.create({
      data: {
        personId: account.id,
        address: attempt.address,
        userAgent: attempt.userAgent.slice(0, 300),
        createdAt: now,
        expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      },
      select: { id: true },
    })
    const deviceCookie = newDevice(account.id, attempt.secret)
    const { locale, theme, timeZone } = account
    const record = { type: 'session', id: session.id, label: account.name, version: null }
    return {
      value: { personId: account.id, sessionId: session.id, deviceCookie, settings: { locale, theme, timeZone } },
      events: [{ operation: 'session.start', record, changes: {} }],
    }
  })
}

/** Ends a session; ending one that has ended changes nothing. */
export async function signOut(sessionId: string, requestId: string): Promise<void> {
  const database = await getDatabase()
  const session = await database.prisma.session.findFirst({
    where: { id: sessionId, endedAt: null },
    select: { person: { select: { id: true, name: true, roles: true } } },
  })
  if (!session) return
  const now = await databaseTime(database)
  const actor = { kind: 'person', ...session.person } as const
  await writeAudited(database, { actor, now, requestId }, async (tx) => {
    await tx.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } })
    const record = { type: 'session', id: sessionId, label: session.person.name, version: null }
    return { value: null, events: [{ operation: 'session.end', record, changes: {} }] }
  })
}

async function findAccount(database: Database, email: string): Promise<Account | null> {
  return database.prisma.person.findFirst({
    where: { email, disabledAt: null },
    select: { id: true, name: true, roles: true, passwordHash: true, locale: true, theme: true, timeZone: true },
  })
}

/** A known device is held to its own limit and its address's; everybody else shares the account's. */
function limitsOf(email: string, address: string, device: string | null): readonly Limit[] {
  const byAddress = { subject: `address ${address}`, attempts: 100 }
  return device ? [deviceLimit(device), byAddress] : [{ subject: `account ${email}`, attempts: 10 }, byAddress]
}

function deviceLimit(device: string): Limit {
  return { subject: `device ${device}`, attempts: 20 }
}

async function databaseTime(database: Database): Promise<Date> {
  const [row] = await database.prisma.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  if (!row) throw new Error('The database did not tell its time')
  return row.now
}
