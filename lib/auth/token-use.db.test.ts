import { afterEach, expect, test, vi } from 'vitest'
import { makePerson, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { noteTokenUse } from './token-use'

const ctx = useDatabase()

afterEach(() => {
  vi.restoreAllMocks()
})

async function makeToken(lastUsedAt: Date | null) {
  const { id: personId } = await makePerson(ctx.prisma)
  const data = { personId, name: 'CI', tokenHash: 'hash', permissions: [], expiresAt: testNow, lastUsedAt }
  return ctx.prisma.apiToken.create({ data })
}

async function lastUse() {
  return (await ctx.prisma.apiToken.findFirstOrThrow()).lastUsedAt
}

test('the use of a token is noted at once, and then at most once a minute', async () => {
  const { id } = await makeToken(null)
  const now = new Date()
  for (let times = 0; times < 100; times += 1) noteTokenUse(ctx.database, { id, lastUsedAt: null, now })
  await vi.waitFor(async () => expect(await lastUse()).not.toBeNull())
  const first = await lastUse()
  const query = vi.spyOn(ctx.database.pool, 'query')
  noteTokenUse(ctx.database, { id, lastUsedAt: first, now: new Date() })
  noteTokenUse(ctx.database, { id, lastUsedAt: first, now: new Date((first?.getTime() ?? 0) + 59_999) })
  expect(query).not.toHaveBeenCalled()
  noteTokenUse(ctx.database, { id, lastUsedAt: first, now: new Date((first?.getTime() ?? 0) + 60_000) })
  expect(query).toHaveBeenCalledTimes(1)
})

test('another instance that was faster is not written over', async () => {
  const noted = new Date()
  const { id } = await makeToken(noted)
  const query = vi.spyOn(ctx.database.pool, 'query')
  noteTokenUse(ctx.database, { id, lastUsedAt: null, now: noted })
  await vi.waitFor(() => expect(query.mock.results).toHaveLength(1))
  await query.mock.results[0]?.value
  expect(await lastUse()).toEqual(noted)
})

test('a failure reaches the log and nobody else', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  noteTokenUse(ctx.database, { id: 'no uuid', lastUsedAt: null, now: testNow })
  await vi.waitFor(() => expect(log).toHaveBeenCalledOnce())
})
