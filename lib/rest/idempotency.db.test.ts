import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { permissions } from '@/lib/auth/permissions'
import { makeModel, makePerson } from '@/prisma/factories'
import { type Ask, ask, makeToken, serveDatabase } from '@/prisma/rest-client'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
const crowd = 50
let token = ''
let personId = ''

beforeEach(async () => {
  serveDatabase(ctx.database)
  personId = (await makePerson(ctx.prisma, { roles: ['steward', 'admin', 'auditor'] })).id
  token = await makeToken(ctx.prisma, personId, Object.keys(permissions))
})

const body = { provider: 'anthropic', displayName: 'Claude Opus 3', family: 'Claude 3' }

function create(key: string, parts: Ask = {}) {
  return ask('POST', '/models', { token, body, ...parts, headers: { ...parts.headers, 'idempotency-key': key } })
}

test('a repeated request gets the first answer, status, headers and body, and changes nothing', async () => {
  const key = randomUUID()
  const first = await create(key)
  expect(first.status).toBe(201)
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  const second = await create(key)
  expect(second).toMatchObject({ status: 201, json: first.json })
  expect(second.headers).toMatchObject({
    'idempotency-replayed': 'true',
    etag: '"1"',
    location: first.headers.location,
  })
  expect(await create(`"${key}"`)).toMatchObject({ json: first.json })
  expect(await ctx.prisma.model.count()).toBe(1)
  expect(await ctx.prisma.auditEvent.count()).toBe(1)
})

test(`of ${crowd} at once one makes the change, and all get its answer`, async () => {
  const key = randomUUID()
  const told = await Promise.all(Array.from({ length: crowd }, () => create(key)))
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(told.map(({ json }) => JSON.stringify(json))).size).toBe(1)
  expect(told.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  expect(await ctx.prisma.model.count()).toBe(1)
  expect(await ctx.prisma.auditEvent.count()).toBe(1)
})

test(`of ${crowd} moves at once with one key one moves, and all are told that it moved`, async () => {
  const { id } = await makeModel(ctx.prisma, { stage: 'active' })
  const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"' }
  const move = () =>
    ask('POST', `/models/${id}/mark-legacy`, { token, headers, body: { to: 'legacy', reason: 'Once.' } })
  const told = await Promise.all(Array.from({ length: crowd }, move))
  expect(told.map(({ status, json }) => [status, Object(json).version])).toEqual(told.map(() => [200, 2]))
  expect(await ctx.prisma.auditEvent.count()).toBe(1)
})

test('another body, path, parameter or version with the same key is refused', async () => {
  const key = randomUUID()
  await create(key)
  const reused = { status: 422, json: { code: 'idempotencyKeyReused' } }
  expect(await create(key, { body: { ...body, family: 'other' } })).toMatchObject(reused)
  expect(await create(key, { body: undefined })).toMatchObject(reused)
  const headers = { 'idempotency-key': key }
  expect(await ask('POST', '/audit/verify', { token, headers })).toMatchObject(reused)
  const move = { token, headers: { ...headers, 'if-match': '"1"' }, body: { to: 'legacy', reason: 'x' } }
  expect(await ask('POST', `/models/${randomUUID()}/mark-legacy`, move)).toMatchObject(reused)
})

test('a refusal is an answer too: it is kept, though nothing was changed', async () => {
  await makeModel(ctx.prisma, { ...body, apiId: null })
  const key = randomUUID()
  const first = await create(key)
  expect(first).toMatchObject({ status: 422, json: { code: 'modelExists' } })
  await ctx.prisma.preservation.deleteMany()
  await ctx.prisma.model.deleteMany()
  expect(await create(key)).toMatchObject({ status: 422, json: first.json })
  expect(await ctx.prisma.model.count()).toBe(0)
  expect(await create(randomUUID())).toMatchObject({ status: 201 })
})

test('keys belong to their caller', async () => {
  const key = randomUUID()
  await create(key)
  const other = await makeToken(ctx.prisma, personId, Object.keys(permissions))
  expect(await create(key, { token: other })).toMatchObject({ status: 422, json: { code: 'modelExists' } })
})

test('a token that was shown once is given again to its asker, and cannot be read in the database', async () => {
  const key = randomUUID()
  const make = () =>
    ask('POST', '/tokens', {
      token,
      body: { personId, name: 'CI', permissions: ['model.read'] },
      headers: { 'idempotency-key': key },
    })
  const first = await make()
  expect(await make()).toMatchObject({ status: 201, json: first.json })
  const { token: secret } = Object(first.json)
  expect(secret).toMatch(/^emeritus_/)
  const [kept] = await ctx.prisma.keptAnswer.findMany()
  const stored = `${kept?.id} ${kept?.fingerprint} ${Buffer.from(kept?.sealed ?? []).toString('latin1')}`
  for (const text of [secret, key, 'emeritus_', 'expiresAt']) expect(stored).not.toContain(text)
})

test('a key is free again after a day', async () => {
  const key = randomUUID()
  await create(key)
  await ctx.prisma.keptAnswer.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
  expect(await create(key)).toMatchObject({ status: 422, json: { code: 'modelExists' } })
})

test('whoever has lost the permission does not get the answer again', async () => {
  const key = randomUUID()
  await create(key)
  await ctx.prisma.person.updateMany({ data: { roles: ['reviewer'] } })
  expect(await create(key)).toMatchObject({ status: 403 })
})

test.each(['short', 'with blanks in it', `${'x'.repeat(201)}`, 'ünïcödé-key', '"half-quoted'])(
  'the key %s is refused',
  async (key) => {
    expect(await create(key)).toMatchObject({ status: 400, json: { code: 'idempotencyKeyInvalid' } })
  },
)
