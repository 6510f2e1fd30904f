import { beforeEach, expect, test } from 'vitest'
import { makePerson, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { newDevice } from './device'
import { hashPassword } from './password'
import { SESSION_SECONDS } from './session-cookie'
import { signIn, signOut } from './sign-in'

const ctx = useDatabase()
const email = 'ada@example.org'
const password = 'a long enough one'
const secret = 'a secret'

/** The process has one database; here it is the test's. */
beforeEach(() => {
  Reflect.set(globalThis, Symbol.for('emeritus.database'), Promise.resolve(ctx.database))
})

async function makeAda(parts: { disabledAt?: Date; passwordHash?: null } = {}) {
  return makePerson(ctx.prisma, { email, name: 'Ada', passwordHash: await hashPassword(password), ...parts })
}

function attempt(parts: { email?: string; password?: string; address?: string; deviceCookie?: string } = {}) {
  const { address = '192.0.2.1', deviceCookie, ...credentials } = { email, password, ...parts }
  return signIn({ credentials, address, userAgent: 'test', deviceCookie, requestId: 'request', secret })
}

test('the right password starts a session, an event and a known device', async () => {
  const { id } = await makeAda()
  const result = await attempt({ email: ' ADA@Example.org ' })
  expect(result).toMatchObject({ ok: true, value: { personId: id, settings: { timeZone: 'UTC' } } })
  const session = await ctx.prisma.session.findFirstOrThrow()
  expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(SESSION_SECONDS * 1000)
  expect(await ctx.prisma.auditEvent.findMany()).toMatchObject([
    { operation: 'session.start', outcome: 'done', actorId: id, recordId: session.id },
  ])
})

test('unknown, wrong, disabled and not yet joined get the same answer, and each leaves a denial', async () => {
  await makeAda()
  await makePerson(ctx.prisma, {
    email: 'gone@example.org',
    disabledAt: testNow,
    passwordHash: await hashPassword(password),
  })
  await makePerson(ctx.prisma, { email: 'new@example.org', passwordHash: null })
  const attempts = [
    { email: 'nobody@example.org' },
    { password: 'wrong' },
    { email: 'gone@example.org' },
    { email: 'new@example.org' },
  ]
  for (const parts of attempts) expect(await attempt(parts)).toEqual({ ok: false, code: 'credentials' })
  expect(await ctx.prisma.session.count()).toBe(0)
  expect(await ctx.prisma.auditEvent.count({ where: { operation: 'session.start', outcome: 'denied' } })).toBe(4)
})

test('a stranger who guesses is stopped, and the person on her own device still gets in', async () => {
  const { id } = await makeAda()
  for (let guess = 0; guess < 10; guess += 1)
    await attempt({ password: `guess ${guess}`, address: `198.51.100.${guess}` })
  expect(await attempt({ address: '203.0.113.1' })).toMatchObject({ code: 'throttled', values: { minutes: 15 } })
  expect(await attempt({ address: '203.0.113.1', deviceCookie: newDevice(id, secret) })).toMatchObject({ ok: true })
  const forged = newDevice(id, 'another secret')
  expect(await attempt({ address: '203.0.113.1', deviceCookie: forged })).toMatchObject({ code: 'throttled' })
})

test('an account that does not exist is throttled just the same', async () => {
  const nobody = { email: 'nobody@example.org' }
  for (let guess = 0; guess < 10; guess += 1) await attempt(nobody)
  expect(await attempt(nobody)).toMatchObject({ code: 'throttled', values: { minutes: 15 } })
})

test('thirty guesses at once are no more guesses than thirty one after another', async () => {
  await makeAda()
  const guesses = Array.from({ length: 30 }, (_, guess) =>
    attempt({ password: `guess ${guess}`, address: `a${guess}` }),
  )
  const results = await Promise.all(guesses)
  expect(results.filter((result) => !result.ok && result.code === 'credentials')).toHaveLength(10)
})

test('a known device that fails too often is stopped as well', async () => {
  const { id } = await makeAda()
  const deviceCookie = newDevice(id, secret)
  for (let guess = 0; guess < 20; guess += 1) await attempt({ password: 'wrong', deviceCookie })
  expect(await attempt({ deviceCookie })).toMatchObject({ code: 'throttled' })
})

test('input that is no sign-in is refused without asking anybody', async () => {
  for (const credentials of [null, {}, { email }, { email: 'x', password }, { email, password: 'x'.repeat(2000) }]) {
    const request = { address: 'a', userAgent: '', deviceCookie: undefined, requestId: 'request', secret }
    expect(await signIn({ credentials, ...request })).toEqual({ ok: false, code: 'credentials' })
  }
})

test('signing out ends that session once, and no other', async () => {
  await makeAda()
  const [first, second] = [await attempt(), await attempt()]
  if (!first.ok || !second.ok) throw new Error('Nobody signed in')
  await signOut(first.value.sessionId, 'request')
  await signOut(first.value.sessionId, 'request')
  expect(await ctx.prisma.session.findMany({ where: { endedAt: null } })).toMatchObject([
    { id: second.value.sessionId },
  ])
  expect(await ctx.prisma.auditEvent.count({ where: { operation: 'session.end' } })).toBe(1)
})
