import { expect, test } from 'vitest'
import { contextOf } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { claimSetup, createFirstAdmin, renewSetupCode } from './commands'
import { needsSetup } from './queries'
import { claimSetupInput } from './schema'

const ctx = useDatabase()
const password = 'a long enough one'

function visitor() {
  return contextOf({ database: ctx.database }, 'setup.claim')
}

function owner() {
  return contextOf({ database: ctx.database }, 'setup.createAdmin')
}

async function newCode() {
  const result = await renewSetupCode(owner())
  if (!result.ok) throw new Error(result.code)
  return result.value.code
}

function claim(code: string, email = 'ada@example.org') {
  return claimSetup(visitor(), claimSetupInput.parse({ code, email, name: 'Ada', password, repeated: password }))
}

test('the code from the log makes the first admin, once', async () => {
  const code = await newCode()
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}$/)
  expect(await needsSetup(visitor())).toBe(true)
  expect(await claim(code)).toMatchObject({ ok: true, value: { email: 'ada@example.org' } })
  expect(await ctx.prisma.person.findMany()).toMatchObject([{ roles: ['admin'], email: 'ada@example.org' }])
  expect(await needsSetup(visitor())).toBe(false)
  expect(await claim(code, 'eve@example.org')).toMatchObject({ code: 'setupDone' })
})

test('of ten who claim at once, one wins', async () => {
  const code = await newCode()
  const results = await Promise.all(Array.from({ length: 10 }, (_, number) => claim(code, `p${number}@example.org`)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.code === 'setupDone')).toHaveLength(9)
  expect(await ctx.prisma.person.count()).toBe(1)
  expect(await ctx.prisma.auditEvent.count({ where: { operation: 'setup.claim' } })).toBe(1)
})

test('a wrong code makes nobody an admin and leaves the right one in force', async () => {
  const code = await newCode()
  for (const wrong of ['AAAA-AAAA-AAAA', 'x', `${code}A`])
    expect(await claim(wrong)).toMatchObject({ code: 'setupCode' })
  expect(await ctx.prisma.person.count()).toBe(0)
  expect(await claim(` ${code.toLowerCase()} `)).toMatchObject({ ok: true })
})

test('the password beside a wrong code is never hashed, because nobody reads it', async () => {
  await newCode()
  const input = {
    ...{ code: 'AAAA-AAAA-AAAA', email: 'eve@example.org', name: 'Eve', repeated: password },
    get password(): string {
      throw new Error('The password was read')
    },
  }
  expect(await claimSetup(visitor(), input)).toMatchObject({ code: 'setupCode' })
})

test('a new code voids the one before', async () => {
  const old = await newCode()
  const code = await newCode()
  expect(await claim(old)).toMatchObject({ code: 'setupCode' })
  expect(await claim(code)).toMatchObject({ ok: true })
})

test('without a code that was ever made, nothing can be claimed', async () => {
  expect(await claim('AAAA-AAAA-AAAA')).toMatchObject({ code: 'setupCode' })
})

test('the command line makes the first admin without a code and voids it, and never a second', async () => {
  const code = await newCode()
  const input = { email: 'ada@example.org', name: 'Ada', password }
  expect(await createFirstAdmin(owner(), input)).toMatchObject({ ok: true })
  expect(await createFirstAdmin(owner(), { ...input, email: 'eve@example.org' })).toMatchObject({ code: 'setupDone' })
  expect(await claim(code, 'eve@example.org')).toMatchObject({ code: 'setupDone' })
  expect(await renewSetupCode(owner())).toMatchObject({ code: 'setupDone' })
})

test('the log never holds the code', async () => {
  const code = await newCode()
  expect((await ctx.prisma.auditEvent.findFirstOrThrow()).payload).not.toContain(code)
  expect((await ctx.prisma.setupCode.findFirstOrThrow()).codeHash).not.toContain(code)
})
