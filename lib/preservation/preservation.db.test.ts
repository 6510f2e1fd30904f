import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addArtifact, withdrawArtifact } from '@/lib/artifacts/commands'
import { artifactOperations } from '@/lib/artifacts/operations'
import { addArtifactInput } from '@/lib/artifacts/schema'
import { addCopy, endCopy } from '@/lib/copies/commands'
import { addCopyInput, endCopyInput } from '@/lib/copies/schema'
import { recordDrill } from '@/lib/drills/commands'
import { recordDrillInput } from '@/lib/drills/schema'
import { recordCheck } from '@/lib/fixity-checks/commands'
import { fixityCheckOperations } from '@/lib/fixity-checks/operations'
import { recordCheckInput } from '@/lib/fixity-checks/schema'
import { parseList } from '@/lib/list-params'
import { actorWith, callerOf, contextOf, makeArtifact, makeCopy, makeModel, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { findPreservation, listPreservation } from './queries'
import { preservationList } from './schema'

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

const weights = { kind: 'weights', label: 'Weights', sha256: digest, bytes: '1000' }

function artifact(modelId: string, version: number, parts: object = {}) {
  return addArtifact(context(), addArtifactInput.parse({ modelId, version, ...weights, ...parts }))
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

describe('what is kept of a model', () => {
  test('is put on record with its digest, and raises the version of the model', async () => {
    const { id } = await makeModel(ctx.prisma)
    expect(await artifact(id, 1, { precision: 'bf16' })).toMatchObject({ ok: true, value: { modelId: id, version: 2 } })
    expect(await record(id)).toMatchObject({
      ...{ version: 2, level: 0 },
      artifacts: [{ kind: 'weights', label: 'Weights', sha256: digest, bytes: '1000', precision: 'bf16', copies: [] }],
    })
    expect(await lastEvent()).toMatchObject({
      ...{ operation: 'artifact.add', recordType: 'model', recordId: id, recordVersion: 2 },
      payload: { changes: { sha256: { before: null, after: digest } } },
    })
  })

  test('is refused twice with the same digest, unless the first was withdrawn', async () => {
    const { id } = await makeModel(ctx.prisma)
    const first = await artifact(id, 1)
    expect(await artifact(id, 2, { label: 'Again' })).toMatchObject({
      code: 'artifactExists',
      values: { label: 'Weights' },
    })
    if (!first.ok) throw new Error(first.code)
    const withdrawn = { id: first.value.id, version: 2, reason: 'It was another model’s.' }
    expect(await withdrawArtifact(context(), withdrawn)).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await withdrawArtifact(context(), { ...withdrawn, version: 3 })).toMatchObject({ code: 'artifactWithdrawn' })
    expect(await copy(first.value.id, 3)).toMatchObject({ code: 'artifactWithdrawn' })
    expect(await artifact(id, 3, { label: 'Again' })).toMatchObject({ ok: true })
    expect((await record(id)).artifacts).toMatchObject([{ label: 'Again' }])
  })

  test('ten artifacts at once: one wins, and the others learn who was faster', async () => {
    const { id } = await makeModel(ctx.prisma)
    const labels = Array.from({ length: 10 }, (_, at) => `Part ${at}`)
    const results = await Promise.all(labels.map((label, at) => artifact(id, 1, { label, sha256: `${at}`.repeat(64) })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const result of results.filter((one) => !one.ok)) {
      expect(result).toMatchObject({ code: 'conflict', conflict: { version: 2, changes: [{ by: actor.name }] } })
    }
    expect([await ctx.prisma.artifact.count(), await ctx.prisma.auditEvent.count()]).toEqual([1, 1])
  })

  test('of a model that is not there is refused, and to an auditor it is denied', async () => {
    expect(await artifact(randomUUID(), 1)).toMatchObject({ code: 'notFound' })
    const auditor = callerOf({ database: ctx.database, actor: actorWith('auditor') })
    const attempt = artifactOperations['artifact.add'].execute(auditor, 'artifact.add', {})
    expect(await attempt).toMatchObject({ code: 'forbidden' })
  })

  test('never tells how to get at it, in any of its texts', () => {
    const secret = 's3://weights/opus'
    for (const name of ['label', 'precision']) {
      const parsed = addArtifactInput.safeParse({ modelId: randomUUID(), version: 1, ...weights, [name]: secret })
      expect([name, parsed.error?.issues[0]?.message]).toEqual([name, 'keptOut'])
    }
    for (const name of ['region', 'disasterZone', 'custodian']) {
      const parsed = addCopyInput.safeParse({ artifactId: randomUUID(), version: 1, ...place, [name]: secret })
      expect([name, parsed.error?.issues[0]?.message]).toEqual([name, 'keptOut'])
    }
  })
})

describe('a copy', () => {
  test('keeps its exact cost, counts from its first check that passes, and no longer when it has ended', async () => {
    const { id: artifactId, modelId } = await makeArtifact(ctx.prisma, { sha256: digest })
    const made = await copy(artifactId, 1, { costPerMonth: '12.5', currency: 'USD' })
    if (!made.ok) throw new Error(made.code)
    expect(await record(modelId)).toMatchObject({
      ...{ copies: 1, bytes: '1000', costs: [{ costPerMonth: '12.50', currency: 'USD' }], oldestCheckAt: null },
      missing: [{ code: 'artifact', kind: 'config' }, { code: 'firstCheck' }, { code: 'copies', number: 2 }],
    })
    await check(made.value.id)
    expect((await record(modelId)).oldestCheckAt).toBe(testNow.toISOString())
    const end = (endedOn: string) =>
      endCopy(context(), endCopyInput.parse({ id: made.value.id, version: 2, endedOn, reason: 'The lease ran out.' }))
    expect(await end('2026-11-25')).toMatchObject({ fields: { endedOn: { code: 'inFuture' } } })
    expect(await end('2026-11-24')).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await record(modelId)).toMatchObject({ copies: 0, bytes: '0', costs: [], oldestCheckAt: null })
    expect(await lastEvent()).toMatchObject({ operation: 'copy.end', payload: { reason: 'The lease ran out.' } })
    expect(await check(made.value.id)).toMatchObject({ code: 'copyEnded', values: { date: '2026-11-24' } })
    expect(
      await endCopy(context(), { id: made.value.id, version: 3, endedOn: '2026-11-24', reason: 'a' }),
    ).toMatchObject({
      code: 'copyEnded',
    })
  })

  test('wants a currency with its cost, and the version of the model', async () => {
    const { id } = await makeArtifact(ctx.prisma)
    expect(await copy(id, 1, { costPerMonth: '10' })).toMatchObject({ fields: { currency: { code: 'required' } } })
    expect(await copy(id, 7)).toMatchObject({ code: 'conflict' })
  })
})

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

describe('the level of a model', () => {
  test('rises to 4 with the drill, falls to 2 when the checks grow old, and follows the policy at once', async () => {
    const { id } = await makeModel(ctx.prisma)
    const [first] = await keep(id)
    expect(await record(id)).toMatchObject({ level: 3, isStale: false, missing: [{ code: 'drill' }] })
    expect(await drill(id)).toMatchObject({ ok: true, value: { level: 4 } })
    expect(await record(id)).toMatchObject({ level: 4, missing: [], drills: [{ hoursToServe: 1.5, result: 'passed' }] })
    expect(await record(id, days(90))).toMatchObject({ level: 4, isStale: false })
    expect(await record(id, days(91))).toMatchObject({
      level: 2,
      isStale: true,
      missing: [{ code: 'schedule', number: 90 }],
    })
    await ctx.prisma.policy.create({ data: { version: 2, values: { fixityIntervalDays: 365 } } })
    expect(await record(id, days(91))).toMatchObject({ level: 4, isStale: false })
    await check(first ?? '', { observed: other }, days(1))
    expect(await record(id, days(1))).toMatchObject({ level: 1, missing: [{ code: 'failed', number: 1 }] })
  })

  test('rests on the newest drill by its day, not on the one that was written last', async () => {
    const { id } = await makeModel(ctx.prisma)
    await keep(id)
    await drill(id)
    expect(await drill(id, { heldOn: '2026-11-01', result: 'failed', hoursToServe: '' })).toMatchObject({
      value: { level: 4 },
    })
    expect(await drill(id, { heldOn: '2026-11-21', result: 'failed', hoursToServe: '' })).toMatchObject({
      value: { level: 3 },
    })
  })

  test('a drill wants the hours when it passed, both halves of its cost, and a day that has come', async () => {
    const { id } = await makeModel(ctx.prisma)
    expect(await drill(id, { hoursToServe: '' })).toMatchObject({ fields: { hoursToServe: { code: 'required' } } })
    expect(await drill(id, { heldOn: '2026-11-25' })).toMatchObject({ fields: { heldOn: { code: 'inFuture' } } })
    expect(await drill(id, { cost: '10' })).toMatchObject({ fields: { currency: { code: 'required' } } })
    expect(await drill(id, { currency: 'USD' })).toMatchObject({ fields: { cost: { code: 'required' } } })
    expect(await drill(id, { cost: '1.234', currency: 'USD' })).toMatchObject({
      fields: { cost: { code: 'invalidAmount' } },
    })
    expect(await drill(randomUUID())).toMatchObject({ code: 'notFound' })
  })
})

describe('the overview', () => {
  const list = (search: Record<string, string> = {}, now: Date = testNow) =>
    listPreservation(context(now), parseList(preservationList, search))

  test('has every model from the start, and follows a new name', async () => {
    const { id } = await makeModel(ctx.prisma, { displayName: 'Before', slug: 'before' })
    await ctx.prisma.model.updateMany({ where: { id }, data: { displayName: 'After' } })
    const { rows } = await list()
    expect(rows).toMatchObject([{ id, slug: 'before', displayName: 'After', level: 0, copies: 0, bytes: '0' }])
    expect(rows[0]?.missing.map(({ kind }) => kind)).toEqual(['weights', 'config'])
    expect(await findPreservation(context(), 'before')).toMatchObject({ id })
    expect(await findPreservation(context(), 'nobody')).toBeNull()
  })

  test('narrows by level, provider, words and the state of checks, as the record tells them', async () => {
    const kept = await makeModel(ctx.prisma, { displayName: 'Kept', slug: 'kept' })
    const bare = await makeModel(ctx.prisma, { displayName: 'Bare', slug: 'bare', provider: 'openai' })
    const [first] = await keep(kept.id)
    const names = async (search: Record<string, string>, now: Date = testNow) =>
      (await list(search, now)).rows.map(({ displayName }) => displayName)
    expect(await names({})).toEqual(['Bare', 'Kept'])
    expect(await names({ sort: '-bytes' })).toEqual(['Kept', 'Bare'])
    expect(await names({ sort: 'oldestCheck' })).toEqual(['Kept', 'Bare'])
    expect(await names({ provider: 'openai' })).toEqual(['Bare'])
    expect(await names({ q: 'kep' })).toEqual(['Kept'])
    expect([await names({ level: '0' }), await names({ level: '3,4' })]).toEqual([['Bare'], ['Kept']])
    expect([await names({ level: '2' }, days(91)), await names({ level: '3' }, days(91))]).toEqual([['Kept'], []])
    expect([await names({ checks: 'stale' }), await names({ checks: 'stale' }, days(91))]).toEqual([[], ['Kept']])
    await check(first ?? '', { observed: other })
    expect([await names({ checks: 'failed' }), await names({ level: '1' })]).toEqual([['Kept'], ['Kept']])
    expect(bare.id).not.toBe(kept.id)
  })

  test('is paged without a gap or a repetition, unknown checks last', async () => {
    for (let at = 0; at < 30; at++) {
      const { id } = await makeModel(ctx.prisma)
      const oldestCheckAt = at % 3 === 0 ? null : days(-at % 7)
      await ctx.prisma.preservation.update({ where: { modelId: id }, data: { oldestCheckAt, bytes: BigInt(at % 4) } })
    }
    for (const sort of ['name', 'provider', 'oldestCheck', '-oldestCheck', 'bytes', '-bytes']) {
      const first = await list({ sort, size: '25' })
      const rest = await list({ sort, size: '25', after: first.next ?? '' })
      const back = await list({ sort, size: '25', before: rest.previous ?? '' })
      expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(30)
      expect(back.rows).toEqual(first.rows)
      if (sort.endsWith('oldestCheck')) expect(rest.rows.at(-1)?.oldestCheckAt).toBeNull()
    }
  })
})
