import { expect, test } from 'vitest'
import { hashToken, isApiToken } from '@/lib/auth/token'
import { parseList } from '@/lib/list-params'
import { actorWith, callerOf, contextOf, makePerson, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createToken, revokeToken } from './commands'
import { tokenOperations } from './operations'
import { listTokens } from './queries'
import { createTokenInput, tokenList } from './schema'

const ctx = useDatabase()
const actor = actorWith('admin')
const all = parseList(tokenList, {})

function admin(now = testNow) {
  return contextOf({ database: ctx.database, actor, now }, 'token.create', 'token.revoke', 'token.read')
}

async function create(personId: string) {
  const input = createTokenInput.parse({ personId, name: 'CI', permissions: ['model.read'], days: 1 })
  const result = await createToken(admin(), input)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

test('a token is shown once; the database, the list and the log never hold it', async () => {
  const { id } = await makePerson(ctx.prisma)
  const { token } = await create(id)
  expect(await ctx.prisma.apiToken.findFirst()).toMatchObject({ tokenHash: hashToken(token), createdById: actor.id })
  expect((await ctx.prisma.auditEvent.findFirstOrThrow()).payload).not.toContain(token)
  expect(isApiToken(token)).toBe(true)
  const listed = JSON.stringify(await listTokens(admin(), all))
  expect(listed).not.toContain(token)
  expect(listed).not.toContain(hashToken(token))
})

test('a token is valid until its day and hour, then expired', async () => {
  const { id } = await makePerson(ctx.prisma)
  const { expiresAt } = await create(id)
  expect(expiresAt).toBe('2026-11-25T12:00:00.000Z')
  expect(await listTokens(admin(new Date('2026-11-25T11:59:59Z')), all)).toMatchObject({ rows: [{ state: 'valid' }] })
  expect(await listTokens(admin(new Date(expiresAt)), all)).toMatchObject({ rows: [{ state: 'expired' }] })
})

test('a token is revoked once, also when two do it at once', async () => {
  const { id: personId } = await makePerson(ctx.prisma)
  const { id } = await create(personId)
  const results = await Promise.all([
    revokeToken(admin(), { id, version: 1 }),
    revokeToken(admin(), { id, version: 1 }),
  ])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject({ code: 'conflict' })
  expect(await revokeToken(admin(), { id, version: 2 })).toMatchObject({ code: 'tokenRevoked' })
  expect(await listTokens(admin(), all)).toMatchObject({ rows: [{ state: 'revoked' }] })
})

test('nobody who is disabled gets a token, and no token gets what only the system may do', async () => {
  const { id } = await makePerson(ctx.prisma, { disabledAt: testNow })
  const input = { personId: id, name: 'CI', permissions: ['model.read'] }
  expect(await createToken(admin(), createTokenInput.parse(input))).toMatchObject({ code: 'notFound' })
  for (const permissions of [[], ['setup.claim'], ['invitation.accept'], ['no.such']]) {
    expect(createTokenInput.safeParse({ ...input, permissions }).success).toBe(false)
  }
})

test('a steward makes no tokens, and her attempt is on record', async () => {
  const caller = callerOf({ database: ctx.database, actor: actorWith('steward') })
  const attempt = await tokenOperations['token.create'].execute(caller, 'token.create', {})
  expect(attempt).toEqual({ ok: false, code: 'forbidden' })
  expect(await ctx.prisma.auditEvent.findFirst()).toMatchObject({ outcome: 'denied', operation: 'token.create' })
})

test('the list finds tokens by state, by name and by the person they act as', async () => {
  const { id: ada } = await makePerson(ctx.prisma, { name: 'Ada' })
  const { id: ben } = await makePerson(ctx.prisma, { name: 'Ben' })
  const revoked = await create(ada)
  await revokeToken(admin(), { id: revoked.id, version: 1 })
  const valid = await create(ben)
  const idsOf = async (search: Parameters<typeof parseList>[1]) => {
    const page = await listTokens(admin(), parseList(tokenList, search))
    return page.rows.map((row) => row.id)
  }
  expect(await idsOf({ state: 'valid' })).toEqual([valid.id])
  expect(await idsOf({ state: 'revoked,expired' })).toEqual([revoked.id])
  expect(await idsOf({ q: 'BEN' })).toEqual([valid.id])
  expect(await idsOf({ q: 'nobody' })).toEqual([])
  expect(await idsOf({})).toHaveLength(2)
})
