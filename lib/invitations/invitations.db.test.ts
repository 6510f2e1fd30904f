import { expect, test } from 'vitest'
import { verifyPassword } from '@/lib/auth/password'
import { invitePerson, renewInvitation } from '@/lib/people/commands'
import { actorWith, contextOf, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { acceptInvitation } from './commands'
import { findInvitation } from './queries'
import { acceptInvitationInput, INVITATION_DAYS } from './schema'

const ctx = useDatabase()
const actor = actorWith('admin')
const password = 'a long enough one'

async function invite() {
  const context = contextOf({ database: ctx.database, actor }, 'person.invite')
  const result = await invitePerson(context, { email: 'ada@example.org', name: 'Ada', roles: ['reviewer'] })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

function visitor(now = testNow) {
  return contextOf({ database: ctx.database, now }, 'invitation.accept')
}

function accept(token: string, now = testNow, chosen = password) {
  return acceptInvitation(visitor(now), { token, password: chosen, repeated: chosen })
}

test('a link lets one person set one password, however many use it at once', async () => {
  const { token } = await invite()
  expect(await findInvitation(visitor(), token)).toEqual({ name: 'Ada', email: 'ada@example.org' })
  const passwords = Array.from({ length: 5 }, (_, number) => `${password} ${number}`)
  const results = await Promise.all(passwords.map((chosen) => accept(token, testNow, chosen)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.code === 'invitationInvalid')).toHaveLength(4)
  const { passwordHash } = await ctx.prisma.person.findFirstOrThrow()
  const won = passwords[results.findIndex((result) => result.ok)] ?? ''
  expect(await verifyPassword(passwordHash, won)).toBe(true)
  expect(await ctx.prisma.auditEvent.count({ where: { operation: 'invitation.accept' } })).toBe(1)
})

test('a link that was used is gone', async () => {
  const { token } = await invite()
  await accept(token)
  expect(await accept(token)).toMatchObject({ code: 'invitationInvalid' })
  expect(await findInvitation(visitor(), token)).toBeNull()
})

test('a link is good for its days and not a moment longer', async () => {
  const { token } = await invite()
  const end = testNow.getTime() + INVITATION_DAYS * 86_400_000
  expect(await findInvitation(visitor(new Date(end - 1)), token)).not.toBeNull()
  expect(await findInvitation(visitor(new Date(end)), token)).toBeNull()
  expect(await accept(token, new Date(end))).toMatchObject({ code: 'invitationInvalid' })
})

test('a new link voids the one before', async () => {
  const { id, token } = await invite()
  const renewed = await renewInvitation(contextOf({ database: ctx.database, actor }, 'person.invite'), {
    id,
    version: 1,
  })
  if (!renewed.ok) throw new Error(renewed.code)
  expect(await accept(token)).toMatchObject({ code: 'invitationInvalid' })
  expect(await accept(renewed.value.token)).toMatchObject({ ok: true, value: { email: 'ada@example.org' } })
})

test('somebody disabled cannot come in through an old link, and a guessed one opens nothing', async () => {
  const { id, token } = await invite()
  await ctx.prisma.person.update({ where: { id }, data: { disabledAt: testNow } })
  expect(await findInvitation(visitor(), token)).toBeNull()
  expect(await accept(token)).toMatchObject({ code: 'invitationInvalid' })
  expect(await accept('invite_guess')).toMatchObject({ code: 'invitationInvalid' })
})

test('the password behind a link that does not hold is never hashed, because nobody reads it', async () => {
  const { token } = await invite()
  const reads: string[] = []
  const input = (candidate: string) => ({
    token: candidate,
    repeated: password,
    get password() {
      reads.push(candidate)
      return password
    },
  })
  expect(await acceptInvitation(visitor(), input('invite_guess'))).toMatchObject({ code: 'invitationInvalid' })
  expect(reads).toEqual([])
  expect(await acceptInvitation(visitor(), input(token))).toMatchObject({ ok: true })
  expect(reads).toEqual([token])
})

test('both passwords must be the same', () => {
  const parsed = acceptInvitationInput.safeParse({ token: 'x', password, repeated: `${password}!` })
  expect(parsed.error?.issues).toMatchObject([{ path: ['repeated'], message: 'mismatch' }])
})
