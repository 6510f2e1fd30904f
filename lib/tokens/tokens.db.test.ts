import { expect, test } from 'vitest'
import { hashToken, isApiToken } from '@/lib/auth/token'
import { parseList } from '@/lib/list-params'
import { actorWith, callerOf, contextOf, makePerson, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createToken, revokeToken } from './commands'
import { tokenOperations } from './operations'
import { countTokens, listTokens } from './queries'
import { createTokenInput, tokenList, tokenSorts } from './schema'

const ctx = useDatabase()
const actor = actorWith('admin')

function admin(now = testNow) {
  return contextOf({ database: ctx.database, actor, now }, 'token.create', 'token.revoke', 'token.read')
}

async function list(search: Record<string, string> = {}, now = testNow) {
  return (await listTokens(admin(now), parseList(tokenList, search))).rows
}

async function create(personId: string, name = 'CI') {
  const input = createTokenInput.parse({ personId, name, permissions: ['model.read'], days: 1 })
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
  const listed = JSON.stringify(await list())
  expect(listed).not.toContain(token)
  expect(listed).not.toContain(hashToken(token))
})

test('a token is valid until its day and hour, then expired', async () => {
  const { id } = await makePerson(ctx.prisma)
  const { expiresAt } = await create(id)
  expect(expiresAt).toBe('2026-11-25T12:00:00.000Z')
  expect(await list({}, new Date('2026-11-25T11:59:59Z'))).toMatchObject([{ state: 'valid' }])
  expect(await list({}, new Date(expiresAt))).toMatchObject([{ state: 'expired' }])
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
  expect(await list()).toMatchObject([{ state: 'revoked' }])
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

test('tokens are paged in every order, and found by what they are for, by whom they act as and by state', async () => {
  const [ada, eve] = [await makePerson(ctx.prisma, { name: 'Ada 花子' }), await makePerson(ctx.prisma, { name: 'Eve' })]
  for (const name of ['Nightly 夜', 'Backup', 'Import']) await create(name === 'Import' ? eve.id : ada.id, name)
  await ctx.prisma.apiToken.updateMany({ where: { name: 'Backup' }, data: { revokedAt: testNow, lastUsedAt: testNow } })
  const names = async (search: Record<string, string>) => (await list(search)).map(({ name }) => name)
  for (const sort of tokenSorts.flatMap((name) => [name, `-${name}`])) {
    const params = { ...parseList(tokenList, { sort }), size: 2 }
    const first = await listTokens(admin(), params)
    const second = await listTokens(admin(), { ...params, after: first.next ?? '' })
    expect([sort, new Set([...first.rows, ...second.rows].map(({ id }) => id)).size]).toEqual([sort, 3])
    expect(await listTokens(admin(), { ...params, before: second.previous ?? '' })).toEqual(first)
  }
  expect(await names({ sort: '-lastUsed' })).toEqual(['Backup', expect.anything(), expect.anything()])
  expect(await names({ q: 'eve' })).toEqual(['Import'])
  expect(await names({ q: '花子', sort: 'name' })).toEqual(['Backup', 'Nightly 夜'])
  expect(await names({ q: '夜' })).toEqual(['Nightly 夜'])
  expect(await names({ state: 'revoked' })).toEqual(['Backup'])
  expect(await countTokens(admin(), parseList(tokenList, { state: 'valid' }))).toEqual({ count: 2, isEstimate: false })
})
