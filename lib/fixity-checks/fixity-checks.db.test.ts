import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addCopy } from '@/lib/copies/commands'
import { addCopyInput } from '@/lib/copies/schema'
import { recordDrill } from '@/lib/drills/commands'
import { recordDrillInput } from '@/lib/drills/schema'
import { actorWith, callerOf, contextOf, makeArtifact, makeCopy, makeModel, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { findPreservation } from '@/lib/preservation/queries'
import { recordCheck } from './commands'
import { fixityCheckOperations } from './operations'
import { recordCheckInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')
const digest = 'ab'.repeat(32)
const other = 'cd'.repeat(32)

const needed = [
  ...(['artifact.add', 'artifact.withdraw', 'copy.add', 'copy.end', 'fixityCheck.record'] as const),
  ...(['drill.record', 'model.read'] as const),
]

function context(now: Date = testNow) {
  return contextOf({ database: ctx.database, actor, now }, ...needed)
}

function days(count: number): Date {
  return new Date(testNow.getTime() + count * 86_400_000)
}

const place = { region: 'Frankfurt', disasterZone: 'Rhine valley', medium: 'disk', custodian: 'Archive' }

function copy(artifactId: string, version: number, parts: object = {}) {
  return addCopy(context(), addCopyInput.parse({ artifactId, version, ...place, ...parts }))
}

function check(copyId: string, parts: object = { observed: digest }, now: Date = testNow) {
  return recordCheck(context(now), recordCheckInput.parse({ copyId, ...parts }))
}

function drill(modelId: string, parts: object = {}) {
  const held = {
    heldOn: '2026-11-20',
    hardware: '8 × H100',
    result: 'passed',
    hoursToServe: '1.5',
    configMatches: 'on',
  }
  return recordDrill(context(), recordDrillInput.parse({ modelId, ...held, ...parts }))
}

async function record(modelId: string, now: Date = testNow) {
  const found = await findPreservation(context(now), modelId)
  if (!found) throw new Error('The model is gone')
  return found
}

async function lastEvent() {
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  return { ...event, payload: JSON.parse(event.payload) }
}

async function versionOf(id: string): Promise<number> {
  return (await ctx.prisma.model.findUniqueOrThrow({ where: { id } })).version
}

const places = [
  place,
  { ...place, region: 'Oregon', disasterZone: 'Cascadia' },
  { ...place, region: 'Tokyo', disasterZone: 'Kantō', medium: 'tape', custodian: 'Vault' },
]

/** Weights and configuration in three places, all checked now; answers the ids of the copies of the weights. */
async function keep(modelId: string): Promise<string[]> {
  const sums = { weights: digest, config: other } as const
  const made: string[] = []
  for (const kind of ['weights', 'config'] as const) {
    const { id } = await makeArtifact(ctx.prisma, { modelId, kind, label: kind, sha256: sums[kind] })
    for (const where of places) {
      const added = await copy(id, await versionOf(modelId), where)
      if (!added.ok) throw new Error(added.code)
      await check(added.value.id, { observed: sums[kind] })
      if (kind === 'weights') made.push(added.value.id)
    }
  }
  return made
}

describe('a check', () => {
  test('is compared here, raises no version, and says who reported it', async () => {
    const { id, modelId } = await makeCopy(ctx.prisma, { artifact: { sha256: digest } })
    expect(await check(id, { observed: digest.toUpperCase() })).toMatchObject({ value: { result: 'passed', level: 0 } })
    expect(await versionOf(modelId)).toBe(1)
    const [kept] = (await record(modelId)).artifacts
    expect(kept?.copies[0]?.lastCheck).toMatchObject({ result: 'passed', observed: digest, reportedBy: actor.name })
    expect(await lastEvent()).toMatchObject({ operation: 'fixityCheck.record', recordType: 'copy', recordId: id })
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
    const copies = await keep(id)
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
    expect(await versionOf(id)).toBe(7)
  })

  test('ten failures of one copy at once open one obligation', async () => {
    const { id, modelId } = await makeCopy(ctx.prisma, { artifact: { sha256: digest } })
    const results = await Promise.all(Array.from({ length: 10 }, () => check(id, { observed: other })))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect([await ctx.prisma.fixityCheck.count(), await ctx.prisma.obligation.count()]).toEqual([10, 1])
    expect(await versionOf(modelId)).toBe(1)
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
