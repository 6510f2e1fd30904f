import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { contextOf, makePerson, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { disablePerson, enablePerson, endSessions, invitePerson, setDisplay, setRoles, updateProfile } from './commands'
import { findProfile, listPeople } from './queries'
import { personList } from './schema'

const ctx = useDatabase()

async function makeActor(...roles: Role[]): Promise<Actor & { readonly kind: 'person' }> {
  const { id, name } = await makePerson(ctx.prisma, { roles })
  return { kind: 'person', id, name, roles }
}

function by(actor: Actor) {
  const permissions = ['person.disable', 'person.setRoles', 'person.invite', 'person.endSessions'] as const
  return contextOf({ database: ctx.database, actor }, ...permissions)
}

async function makeSession(personId: string) {
  return ctx.prisma.session.create({ data: { personId, expiresAt: new Date(testNow.getTime() + 3_600_000) } })
}

function activeAdmins() {
  return ctx.prisma.person.count({ where: { roles: { has: 'admin' }, disabledAt: null } })
}

describe('the last admin', () => {
  test('stays when two admins disable each other at once', async () => {
    const [ada, eve] = [await makeActor('admin'), await makeActor('admin')]
    const results = await Promise.all([
      disablePerson(by(ada), { id: eve.id, version: 1 }),
      disablePerson(by(eve), { id: ada.id, version: 1 }),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'lastAdmin' })
    expect(await activeAdmins()).toBe(1)
    expect(await ctx.prisma.auditEvent.count()).toBe(1)
  })

  test('stays when two admins take each other the role at once, or one disables and the other demotes', async () => {
    for (const second of ['setRoles', 'disable'] as const) {
      await ctx.prisma.person.deleteMany()
      const [ada, eve] = [await makeActor('admin'), await makeActor('admin', 'steward')]
      const demoted = setRoles(by(ada), { id: eve.id, version: 1, roles: ['steward'] })
      const target = { id: ada.id, version: 1 }
      const other =
        second === 'disable' ? disablePerson(by(eve), target) : setRoles(by(eve), { ...target, roles: ['auditor'] })
      const results = await Promise.all([demoted, other])
      expect(results.filter((result) => result.ok)).toHaveLength(1)
      expect(await activeAdmins()).toBe(1)
    }
  })

  test('does not count somebody invited or disabled as a second one', async () => {
    const ada = await makeActor('admin')
    await makePerson(ctx.prisma, { roles: ['admin'], passwordHash: null })
    await makePerson(ctx.prisma, { roles: ['admin'], disabledAt: testNow })
    const refused = await setRoles(by(ada), { id: ada.id, version: 1, roles: ['auditor'] })
    expect(refused).toMatchObject({ code: 'lastAdmin' })
  })
})

test('disabling somebody ends all her sessions in the same step, and an admin cannot disable herself', async () => {
  const ada = await makeActor('admin')
  const { id } = await makePerson(ctx.prisma)
  await makeSession(id)
  await makeSession(id)
  await makeSession(ada.id)
  expect(await disablePerson(by(ada), { id, version: 1 })).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await ctx.prisma.session.count({ where: { personId: id, endedAt: null } })).toBe(0)
  expect(await ctx.prisma.session.count({ where: { endedAt: null } })).toBe(1)
  expect(await disablePerson(by(ada), { id: ada.id, version: 1 })).toMatchObject({ code: 'notYourself' })
  expect(await enablePerson(by(ada), { id, version: 2 })).toMatchObject({ ok: true })
  expect(await ctx.prisma.session.count({ where: { personId: id, endedAt: null } })).toBe(0)
})

test('ending sessions leaves the person and counts what was ended', async () => {
  const ada = await makeActor('admin')
  const { id } = await makePerson(ctx.prisma)
  await makeSession(id)
  expect(await endSessions(by(ada), { id, version: 1 })).toMatchObject({ ok: true })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow()
  expect(JSON.parse(event.payload)).toMatchObject({
    operation: 'person.endSessions',
    changes: { openSessions: { before: 1, after: 0 } },
  })
})

test('roles are kept in one order, and the log says which they were', async () => {
  const ada = await makeActor('admin')
  const { id } = await makePerson(ctx.prisma, { roles: ['steward'] })
  await setRoles(by(ada), { id, version: 1, roles: ['auditor', 'admin'] })
  expect(await ctx.prisma.person.findUnique({ where: { id } })).toMatchObject({
    roles: ['admin', 'auditor'],
    version: 2,
  })
  const stale = await setRoles(by(ada), { id, version: 1, roles: ['steward'] })
  expect(stale).toMatchObject({ code: 'conflict', conflict: { version: 2, changes: [{ by: ada.name }] } })
})

test('an address is invited once, even twice at once', async () => {
  const ada = await makeActor('admin')
  const role: Role = 'reviewer'
  const input = { email: 'new@example.org', name: 'New', roles: [role] }
  const results = await Promise.all([invitePerson(by(ada), input), invitePerson(by(ada), input)])
  expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['emailTaken', 'ok'])
})

test('the log and the database never hold the secret of a link', async () => {
  const ada = await makeActor('admin')
  const result = await invitePerson(by(ada), { email: 'new@example.org', name: 'New', roles: ['reviewer'] })
  if (!result.ok) throw new Error(result.code)
  const rows = [await ctx.prisma.auditEvent.findFirstOrThrow(), await ctx.prisma.invitation.findFirstOrThrow()]
  expect(JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    result.value.token,
  )
})

test('a person changes her own words and nobody else’s', async () => {
  const ada = await makeActor('reviewer')
  const other = await makePerson(ctx.prisma)
  const context = contextOf({ database: ctx.database, actor: ada }, 'profile.update')
  const fields = { name: 'Ada L.', locale: 'ja', timeZone: 'Asia/Tokyo', theme: 'dark' } as const
  expect(await updateProfile(context, { version: 1, ...fields })).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await updateProfile(context, { version: 1, ...fields })).toMatchObject({ code: 'conflict' })
  expect(await setDisplay(context, { theme: 'light' })).toMatchObject({ ok: true })
  expect(await ctx.prisma.person.findUnique({ where: { id: ada.id } })).toMatchObject({ ...fields, theme: 'light' })
  expect(await ctx.prisma.person.findUnique({ where: { id: other.id } })).toEqual(other)
})

test('the system has no profile to read or change', async () => {
  const context = contextOf({ database: ctx.database }, 'profile.read', 'profile.update')
  const fields = { name: 'System', locale: 'ja', timeZone: 'Asia/Tokyo', theme: 'dark' } as const
  expect(await findProfile(context)).toBeNull()
  expect(await updateProfile(context, { version: 1, ...fields })).toMatchObject({ code: 'profileOfSystem' })
  expect(await setDisplay(context, { theme: 'light' })).toMatchObject({ code: 'profileOfSystem' })
})

test('people are listed by state and role, with the moves the viewer may make', async () => {
  const ada = await makeActor('admin')
  await makePerson(ctx.prisma, { name: 'Invited', passwordHash: null })
  await makePerson(ctx.prisma, { name: 'Gone', disabledAt: testNow, roles: ['reviewer'] })
  const list = async (actor: Actor, search: Record<string, string>) => {
    const context = contextOf({ database: ctx.database, actor }, 'person.read')
    return (await listPeople(context, parseList(personList, search))).rows
  }
  expect(await list(ada, { state: 'invited' })).toMatchObject([
    { name: 'Invited', moves: ['disable', 'renewInvitation'] },
  ])
  expect(await list(ada, { role: 'reviewer' })).toMatchObject([{ name: 'Gone', state: 'disabled' }])
  expect(await list(ada, { q: 'GON' })).toHaveLength(1)
  expect(await list(ada, { q: 'gone reviewer' })).toHaveLength(0)
  expect(await list(ada, { state: 'active,disabled', role: 'reviewer,admin', sort: '-name' })).toHaveLength(2)
  for (const row of await list(await makeActor('auditor'), {})) expect(row.moves).toEqual([])
})
