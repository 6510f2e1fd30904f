import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { callerOf, makeCopy, makeModel } from '@/prisma/factories'
import { actor, days, digest, keepEverything, keepingOf, lastEvent, other } from '@/prisma/keeping'
import { useDatabase } from '@/prisma/testing'
import { fixityCheckOperations } from './operations'

const ctx = useDatabase()
const { check, drill, record } = keepingOf(ctx)

describe('a check', () => {
  test('is compared here, raises no version, and says who reported it', async () => {
    const { id, modelId } = await makeCopy(ctx.prisma, { artifact: { sha256: digest } })
    expect(await check(id, { observed: digest.toUpperCase() })).toMatchObject({ value: { result: 'passed', level: 0 } })
    expect((await record(modelId)).version).toBe(1)
    const [kept] = (await record(modelId)).artifacts
    expect(kept?.copies[0]?.lastCheck).toMatchObject({ result: 'passed', observed: digest, reportedBy: actor.name })
    expect(await lastEvent(ctx)).toMatchObject({ operation: 'fixityCheck.record', recordType: 'copy', recordId: id })
    expect(await ctx.prisma.obligation.count()).toBe(0)
  })

  test('that does not pass makes a repair owed to the model, once while one is open', async () => {
    const { id, modelId } = await makeCopy(ctx.prisma, { artifact: { sha256: digest } })
    expect(await check(id, { observed: other })).toMatchObject({ value: { result: 'failed' } })
    expect(await check(id, { isUnreadable: true })).toMatchObject({ value: { result: 'unreadable' } })
    const owed = await ctx.prisma.obligation.findMany()
    expect(owed).toMatchObject([
      { modelId, subjectId: id, source: 'failedCheck', kind: 'preservation', owedTo: 'model', state: 'notYetDue' },
    ])
    expect(owed[0]?.dueOn).toEqual(new Date('2026-12-08'))
    expect((await record(modelId)).failedCopies).toBe(1)
    await ctx.prisma.obligation.updateMany({ data: { state: 'kept' } })
    await check(id, { observed: other })
    expect(await ctx.prisma.obligation.count()).toBe(2)
  })

  test('that comes late and says what was, opens nothing when the copy has passed since', async () => {
    const { id } = await makeCopy(ctx.prisma, { artifact: { sha256: digest } })
    await check(id)
    await check(id, { observed: other, checkedAt: '2026-11-01T00:00:00Z' })
    expect(await ctx.prisma.obligation.count()).toBe(0)
  })
})

describe('checks', () => {
  test('of every copy at once are all recorded, and what lists show has all of them', async () => {
    const { id } = await makeModel(ctx.prisma)
    const copies = await keepEverything(ctx, id)
    const later = days(1)
    const results = await Promise.all(
      copies.flatMap((one) => [
        check(one, { observed: other }, later),
        check(
          one,
          {
            observed: digest,
          },
          days(2),
        ),
      ]),
    )
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await ctx.prisma.fixityCheck.count()).toBe(12)
    expect((await record(id, days(2))).failedCopies).toBe(0)
    expect((await record(id)).version).toBe(7)
  })

  test('ten failures of one copy at once open one obligation', async () => {
    const { id, modelId } = await makeCopy(ctx.prisma, { artifact: { sha256: digest } })
    const results = await Promise.all(Array.from({ length: 10 }, () => check(id, { observed: other })))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect([await ctx.prisma.fixityCheck.count(), await ctx.prisma.obligation.count()]).toEqual([10, 1])
    expect((await record(modelId)).version).toBe(1)
  })

  test('are reported by a token that may do nothing else', async () => {
    const { id } = await makeCopy(ctx.prisma, { artifact: { sha256: digest } })
    const robot = {
      kind: 'token',
      id: randomUUID(),
      name: 'Robot',
      roles: ['steward'],
      scope: ['fixityCheck.record'],
    } as const
    const caller = callerOf({ database: ctx.database, actor: robot })
    const report = fixityCheckOperations['fixityCheck.record']
    expect(await report.execute(caller, 'fixityCheck.record', { copyId: id, observed: digest })).toMatchObject({
      ok: true,
    })
    expect(await ctx.prisma.fixityCheck.findFirst()).toMatchObject({ reportedBy: 'Robot' })
    expect(caller.permit('model.read')).toBeNull()
  })

  test('and drills stay as they were written, whoever tries', async () => {
    const { id, modelId } = await makeCopy(ctx.prisma, { artifact: { sha256: digest } })
    await check(id)
    await drill(modelId)
    for (const table of ['FixityCheck', 'RestoreDrill']) {
      for (const statement of [`update "${table}" set note = 'else'`, `delete from "${table}"`]) {
        await expect(ctx.database.pool.query(statement)).rejects.toThrow('added and never changed')
      }
    }
  })
})
