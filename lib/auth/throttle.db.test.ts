import { expect, test } from 'vitest'
import { useDatabase } from '@/prisma/testing'
import { countFailure, forgetFailures, type Limit, minutesToWait } from './throttle'

const ctx = useDatabase()
const account: Limit = { subject: 'account ada@example.org', attempts: 3 }
const address: Limit = { subject: 'address 192.0.2.1', attempts: 5 }

async function fail(times: number, ...limits: readonly Limit[]) {
  for (let time = 0; time < times; time += 1) await countFailure(ctx.database, limits)
}

async function passTime(interval: string) {
  await ctx.database.pool.query(`update "Throttle" set "windowStartedAt" = "windowStartedAt" - interval '${interval}'`)
}

test('nobody waits until the limit is reached, and then for the rest of the window', async () => {
  await fail(2, account)
  expect(await minutesToWait(ctx.database, [account])).toBe(0)
  await fail(1, account)
  expect(await minutesToWait(ctx.database, [account])).toBe(15)
  await passTime('10 minutes')
  expect(await minutesToWait(ctx.database, [account])).toBe(5)
  await passTime('4 minutes 50 seconds')
  expect(await minutesToWait(ctx.database, [account])).toBe(1)
  await passTime('11 seconds')
  expect(await minutesToWait(ctx.database, [account])).toBe(0)
})

test('a window that is over starts anew with one failure', async () => {
  await fail(3, account)
  await passTime('16 minutes')
  await fail(1, account)
  expect(await minutesToWait(ctx.database, [account])).toBe(0)
  await fail(2, account)
  expect(await minutesToWait(ctx.database, [account])).toBe(15)
})

test('more failures do not make the wait longer, so that nobody can be kept out for good', async () => {
  await fail(3, account)
  await passTime('14 minutes')
  await fail(20, account)
  expect(await minutesToWait(ctx.database, [account])).toBe(1)
})

test('each subject counts for itself, and the longest wait holds', async () => {
  await fail(3, account, address)
  expect(await minutesToWait(ctx.database, [address])).toBe(0)
  expect(await minutesToWait(ctx.database, [{ ...account, subject: 'account eve@example.org' }])).toBe(0)
  expect(await minutesToWait(ctx.database, [account, address])).toBe(15)
  await forgetFailures(ctx.database, account)
  expect(await minutesToWait(ctx.database, [account, address])).toBe(0)
})

test('failures at the same moment are all counted', async () => {
  await Promise.all(Array.from({ length: 20 }, () => countFailure(ctx.database, [account])))
  expect(await ctx.prisma.throttle.findMany()).toMatchObject([{ attempts: 20 }])
})

test('the database does not tell whose attempts it counts', async () => {
  await fail(1, account)
  expect(await ctx.prisma.throttle.findMany()).toMatchObject([{ key: expect.stringMatching(/^[0-9a-f]{64}$/) }])
})
